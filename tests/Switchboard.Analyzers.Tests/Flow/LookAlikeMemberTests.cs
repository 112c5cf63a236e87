using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests.Flow;

/// <summary>What the flow knows of .NET's own members it knows of no others that are called the same.</summary>
public class LookAlikeMemberTests
{
    private const string LookAlikes = """
        namespace Cysharp.Threading.Tasks
        {
            public static class UniTask
            {
                public static object WhenAny(params object[] tasks) => tasks;
                public static object Delay(int time) => time;
            }
        }

        namespace Threading.Tasks
        {
            public static class Task
            {
                public static object WhenAny(params object[] tasks) => tasks;
            }
        }

        namespace ing.Tasks
        {
            public static class Task
            {
                public static object WhenAny(params object[] tasks) => tasks;
            }
        }

        namespace Avalonia.Threading
        {
            public static class Dispatcher
            {
                public static void InvokeAsync(Action work) { }
            }
        }

        namespace Microsoft.UI.Dispatching
        {
            public static class DispatcherQueue
            {
                public static void TryEnqueue(Action work) { }
            }
        }

        namespace Microsoft.Maui.Dispatching
        {
            public static class Dispatcher
            {
                public static void Dispatch(Action work) { }
                public static void DispatchAsync(Action work) { }
            }
        }

        namespace Microsoft.Maui.ApplicationModel
        {
            public static class MainThread
            {
                public static void BeginInvokeOnMainThread(Action work) { }
                public static void InvokeOnMainThreadAsync(Action work) { }
            }
        }

        namespace UnityEngine
        {
            public static class MonoBehaviour
            {
                public static void StartCoroutine(object work) { }
            }
        }

        namespace Mine
        {
            public class Task
            {
                public object Result => this;
                public void Wait() { }
                public static object WhenAny(params object[] tasks) => tasks;
                public static object WhenAll(params object[] tasks) => tasks;
                public static object Delay(int time) => time;
                public static object Run(Action work) => work;
                public object ConfigureAwait(bool flag) => this;
                public object WaitAsync(TimeSpan time) => this;
            }

            public class List
            {
                public void ForEach(Action<int> work) { }
            }

            public struct CancellationToken
            {
                public void Register(Action work) { }
            }

            public static class Parallel
            {
                public static void ForEach(int[] all, Action<int> work) { }
            }

            public static class Enumerable
            {
                public static object Select(int[] all, Func<int, int> work) => all;
            }

            public static class ParallelEnumerable
            {
                public static void ForAll(int[] all, Action<int> work) { }
            }

            public static class Timeout
            {
                public static readonly TimeSpan InfiniteTimeSpan;
            }

            public struct TimeSpan
            {
                public static readonly TimeSpan Zero;
            }

            public static class ThreadPool
            {
                public static void QueueUserWorkItem(Action<object> work) { }
            }
        }
        """;

    [Theory]
    [InlineData("task.ConfigureAwait(false)", nameof(TaskMember.Wraps))]
    [InlineData("new ValueTask<int>(1).AsTask()", nameof(TaskMember.Wraps))]
    [InlineData("new ValueTask<int>(1).Preserve()", nameof(TaskMember.Wraps))]
    [InlineData("task.GetAwaiter()", nameof(TaskMember.Wraps))]
    [InlineData("Task.FromResult(task).Unwrap()", nameof(TaskMember.Wraps))]
    [InlineData("task.WaitAsync(TimeSpan.Zero)", nameof(TaskMember.Bounds))]
    [InlineData("task.Wait()", nameof(TaskMember.Waits))]
    [InlineData("task.Result", nameof(TaskMember.Gives))]
    [InlineData("task.GetAwaiter().GetResult()", nameof(TaskMember.Gives))]
    [InlineData("task.ConfigureAwait(false).GetAwaiter().GetResult()", nameof(TaskMember.Gives))]
    [InlineData("Task.WaitAll(task)", nameof(TaskMember.Waits))]
    [InlineData("Task.WaitAny(task)", nameof(TaskMember.WaitsForFirst))]
    [InlineData("Task.WhenAll(task)", nameof(TaskMember.Gathers))]
    [InlineData("Task.WhenAny(task)", nameof(TaskMember.Races))]
    [InlineData("Task.Delay(1)", nameof(TaskMember.Delays))]
    [InlineData("Task.Run(() => { })", nameof(TaskMember.Runs))]
    [InlineData("Task.Factory.StartNew(() => { })", nameof(TaskMember.Starts))]
    [InlineData("task.ContinueWith(_ => { })", nameof(TaskMember.Continues))]
    [InlineData("Task.FromResult(1)", nameof(TaskMember.Finishes))]
    [InlineData("Cysharp.Threading.Tasks.UniTask.WhenAny()", nameof(TaskMember.Races))]
    [InlineData("Cysharp.Threading.Tasks.UniTask.Delay(1)", nameof(TaskMember.Delays))]
    [InlineData("task.ToString()", nameof(TaskMember.None))]
    [InlineData("new SemaphoreSlim(1).Wait()", nameof(TaskMember.None))]
    [InlineData("new SemaphoreSlim(1).WaitAsync()", nameof(TaskMember.None))]
    [InlineData("new Mine.Task().ConfigureAwait(false)", nameof(TaskMember.None))]
    [InlineData("new Mine.Task().WaitAsync(default)", nameof(TaskMember.None))]
    [InlineData("new Mine.Task().Wait()", nameof(TaskMember.None))]
    [InlineData("new Mine.Task().Result", nameof(TaskMember.None))]
    [InlineData("Mine.Task.WhenAll()", nameof(TaskMember.None))]
    [InlineData("Mine.Task.WhenAny()", nameof(TaskMember.None))]
    [InlineData("global::Threading.Tasks.Task.WhenAny()", nameof(TaskMember.None))]
    [InlineData("global::ing.Tasks.Task.WhenAny()", nameof(TaskMember.None))]
    [InlineData("Mine.Task.Delay(1)", nameof(TaskMember.None))]
    [InlineData("Mine.Task.Run(() => { })", nameof(TaskMember.None))]
    public void Members_of_tasks(string expression, string expected)
    {
        IOperation operation = Read(expression);

        Assert.Equal(expected, MemberOf(operation).OfTask().ToString());
        Assert.Equal(expected is nameof(TaskMember.Waits) or nameof(TaskMember.Gives), operation.BlocksOnTask());
    }

    [Fact]
    public void A_variable_holds_no_thread() => Assert.False(Read("task").BlocksOnTask());

    [Theory]
    [InlineData("source.Token.Register(() => { })", true)]
    [InlineData("source.Token.UnsafeRegister(_ => { }, null)", true)]
    [InlineData("source.Token.ThrowIfCancellationRequested()", false)]
    [InlineData("default(Mine.CancellationToken).Register(() => { })", false)]
    public void Registering_with_a_token(string expression, bool expected) => Assert.Equal(expected, TokenSources.IsRegister(MethodOf(expression)));

    [Theory]
    [InlineData("Parallel.ForEach(all, _ => { })", nameof(ElementCall.Together))]
    [InlineData("Parallel.For(0, 1, _ => { })", nameof(ElementCall.Together))]
    [InlineData("Parallel.ForEachAsync(all, (_, _) => default)", nameof(ElementCall.Together))]
    [InlineData("all.AsParallel().ForAll(_ => { })", nameof(ElementCall.Together))]
    [InlineData("all.AsParallel().Select(one => one)", nameof(ElementCall.Together))]
    [InlineData("all.Select(one => one)", nameof(ElementCall.OnDemand))]
    [InlineData("new List<int>().ForEach(_ => { })", nameof(ElementCall.InTurn))]
    [InlineData("Array.ForEach(all, _ => { })", nameof(ElementCall.InTurn))]
    [InlineData("all.Where(one => one > 0)", nameof(ElementCall.None))]
    [InlineData("Parallel.Invoke(() => { })", nameof(ElementCall.None))]
    [InlineData("Mine.Parallel.ForEach(all, _ => { })", nameof(ElementCall.None))]
    [InlineData("Mine.Enumerable.Select(all, one => one)", nameof(ElementCall.None))]
    [InlineData("all.AsParallel().Where(one => one > 0)", nameof(ElementCall.None))]
    [InlineData("Mine.ParallelEnumerable.ForAll(all, _ => { })", nameof(ElementCall.None))]
    [InlineData("new Mine.List().ForEach(_ => { })", nameof(ElementCall.None))]
    public void For_each_element(string expression, string expected) => Assert.Equal(expected, ElementCalls.Of(MethodOf(expression)).ToString());

    [Theory]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => { })", true)]
    [InlineData("ThreadPool.UnsafeQueueUserWorkItem(_ => { }, null)", true)]
    [InlineData("ThreadPool.GetMaxThreads(out _, out _)", false)]
    [InlineData("Mine.ThreadPool.QueueUserWorkItem(_ => { })", false)]
    public void Work_for_the_pool(string expression, bool expected) => Assert.Equal(expected, Runners.QueueWork(MethodOf(expression)));

    [Theory]
    [InlineData("Task.Run(() => { })", true)]
    [InlineData("Task.Factory.StartNew(() => { })", true)]
    [InlineData("task.ContinueWith(_ => { })", true)]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => { })", true)]
    [InlineData("ThreadPool.UnsafeQueueUserWorkItem(_ => { }, null)", true)]
    [InlineData("new SynchronizationContext().Post(_ => { }, null)", true)]
    [InlineData("new SynchronizationContext().Send(_ => { }, null)", true)]
    [InlineData("default(System.ComponentModel.ISynchronizeInvoke).Invoke(new Action(() => { }), null)", true)]
    [InlineData("default(System.ComponentModel.ISynchronizeInvoke).BeginInvoke(new Action(() => { }), null)", true)]
    [InlineData("Avalonia.Threading.Dispatcher.InvokeAsync(() => { })", true)]
    [InlineData("Microsoft.UI.Dispatching.DispatcherQueue.TryEnqueue(() => { })", true)]
    [InlineData("Microsoft.Maui.Dispatching.Dispatcher.Dispatch(() => { })", true)]
    [InlineData("Microsoft.Maui.Dispatching.Dispatcher.DispatchAsync(() => { })", true)]
    [InlineData("Microsoft.Maui.ApplicationModel.MainThread.BeginInvokeOnMainThread(() => { })", true)]
    [InlineData("Microsoft.Maui.ApplicationModel.MainThread.InvokeOnMainThreadAsync(() => { })", true)]
    [InlineData("UnityEngine.MonoBehaviour.StartCoroutine(null)", true)]
    [InlineData("Cysharp.Threading.Tasks.UniTask.Delay(1)", false)]
    [InlineData("task.ToString()", false)]
    [InlineData("Mine.Task.Run(() => { })", false)]
    public void What_runs_a_delegate_once(string expression, bool expected) => Assert.Equal(expected, Runners.Run(MethodOf(expression)));

    [Theory]
    [InlineData("Timeout.InfiniteTimeSpan", true, false)]
    [InlineData("(TimeSpan?)Timeout.InfiniteTimeSpan", true, false)]
    [InlineData("Timeout.Infinite", true, false)]
    [InlineData("-1L", true, false)]
    [InlineData("uint.MaxValue", true, false)]
    [InlineData("TimeSpan.Zero", false, true)]
    [InlineData("0", false, true)]
    [InlineData("0L", false, true)]
    [InlineData("0u", false, true)]
    [InlineData("TimeSpan.MaxValue", false, false)]
    [InlineData("1", false, false)]
    [InlineData("Mine.Timeout.InfiniteTimeSpan", false, false)]
    [InlineData("Mine.TimeSpan.Zero", false, false)]
    public void Times(string expression, bool isInfinite, bool isZero)
    {
        IOperation operation = Read(expression);

        Assert.Equal(isInfinite, Durations.IsInfinite(operation));
        Assert.Equal(isZero, Durations.IsZero(operation));
    }

    private static IMethodSymbol MethodOf(string expression) => (IMethodSymbol)MemberOf(Read(expression));

    private static ISymbol MemberOf(IOperation operation) =>
        operation is IInvocationOperation call ? call.TargetMethod : ((IMemberReferenceOperation)operation).Member;

    private static IOperation Read(string expression)
    {
        string code = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            {{LookAlikes}}

            public static class Program
            {
                public static void Read(Task<int> task, CancellationTokenSource source, int[] all) => Take(() => {{expression}});

                private static void Take(Action value) { }
                private static void Take<T>(Func<T> value) { }
            }
            """;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Code", [tree], Sdk.NetCore, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        LambdaExpressionSyntax lambda = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<LambdaExpressionSyntax>().First(static lambda => lambda.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Take" } });
        return compilation.GetSemanticModel(tree).GetOperation(lambda.Body, TestContext.Current.CancellationToken)!;
    }
}
