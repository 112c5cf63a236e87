using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Async;

/// <summary>
/// Makes the code around an expression able to await: its function, then the callers of that, up to those that can await as they are.
/// Gives up where one of them cannot be changed.
/// </summary>
internal sealed class AsyncChain
{
    private const int LongestChain = 12;

    private readonly SourceEdits _edits;
    private readonly TypeFacts _facts;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<SyntaxNode> _changed = new();
    private readonly List<string> _names = new();

    public AsyncChain(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        _edits = edits;
        _facts = facts;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What the title of a fix says of the functions that become asynchronous.</summary>
    public string Suffix => _names.Count switch
    {
        0 => "",
        1 => $" and make '{_names[0]}' async",
        2 => $" and make '{_names[0]}' and '{_names[1]}' async",
        _ => $" and make '{_names[0]}' and its callers async",
    };

    private SemanticModel Model => _edits.Target.SemanticModel;

    /// <summary>Sees to it that an await can stand at the node.</summary>
    public async Task<bool> ReachAsync(SyntaxNode at)
    {
        for (var ancestor = at.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax or GlobalStatementSyntax when StackValues.AreIn(ancestor, Model):
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) || _changed.Contains(lambda) || ChangeLambda(lambda);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword) || await ChangeAsync(AsyncFunction.Of(local, Model)).ConfigureAwait(false);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) || await ChangeAsync(AsyncFunction.Of(method, Model)).ConfigureAwait(false);
                case GlobalStatementSyntax:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Lets an <c>async void</c> function return a task that its callers await.</summary>
    public Task<bool> ReturnTaskAsync(AsyncFunction function) => ChangeAsync(function);

    private async Task<bool> ChangeAsync(AsyncFunction? function)
    {
        if (function is null)
            return false;
        if (_changed.Contains(function.Syntax))
            return true;
        if (_changed.Count >= LongestChain)
            return false;

        _changed.Add(function.Syntax);
        _names.Add(function.Symbol.Name.Substring(function.Symbol.Name.LastIndexOf('.') + 1));
        if (function.ReturnsTask)
            return AsyncReturns.Rewrite(_edits, function, Model);
        if (!function.CanReturnTask(_facts.Model))
            return await IsPlainHandlerAsync(function).ConfigureAwait(false) && MakeAsyncVoid(function);

        if (await Callers.OfAsync(_edits.Target, function.Symbol, _cancellationToken).ConfigureAwait(false) is not { } calls)
            return await IsPlainHandlerAsync(function).ConfigureAwait(false) && MakeAsyncVoid(function);

        if (TypeNames.Write(_edits, function.ReturnType.SpanStart, "System.Threading.Tasks.Task") is not { } task)
            return false;

        var type = function.Symbol.ReturnsVoid ? task : $"{task}<{function.ReturnType}>";
        _edits.Replace(function.ReturnType.Span, function.IsAsync ? type : "async " + type);
        foreach (var call in calls)
        {
            if (AggregateCatches.AreAround(call) || !await ReachAsync(call).ConfigureAwait(false))
                return false;
            AwaitEdit.Insert(_edits, call);
        }

        return true;
    }

    // What only events call may stay void.
    private async Task<bool> IsPlainHandlerAsync(AsyncFunction function) =>
        !function.IsInherited
        && EventHandlers.HasHandlerSignature(function.Symbol)
        && await Callers.AreEventsAsync(_edits.Target, function.Symbol, _cancellationToken).ConfigureAwait(false);

    private bool MakeAsyncVoid(AsyncFunction function)
    {
        _edits.Insert(function.ReturnType.SpanStart, "async ");
        return true;
    }

    // The handler of an event, or the work of a Task.Run: what takes the lambda takes an asynchronous one too.
    private bool ChangeLambda(AnonymousFunctionExpressionSyntax lambda)
    {
        if (lambda.Modifiers.Count > 0 || Model.GetTypeInfo(lambda, _cancellationToken).ConvertedType is not INamedTypeSymbol { DelegateInvokeMethod: { ReturnsVoid: true } invoke })
            return false;

        var isHandler = lambda.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } && EventHandlers.HasHandlerSignature(invoke);
        var isRun = lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && Model.GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol started
            && started.OfTask() == TaskMember.Runs;
        if (!isHandler && !isRun)
            return false;

        _changed.Add(lambda);
        _edits.Insert(lambda.SpanStart, "async ");
        return true;
    }
}
