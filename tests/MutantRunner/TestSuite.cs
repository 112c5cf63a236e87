using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Switchboard.MutantRunner;

/// <summary>The tests of an assembly, in this process.</summary>
internal sealed class TestSuite
{
    private readonly XunitTestFramework _framework = new(new NoMessages());
    private readonly ITestFrameworkExecutor _executor;
    private readonly Dictionary<string, ITestCase> _tests;

    public TestSuite(Assembly assembly)
    {
        _executor = _framework.GetExecutor(assembly.GetName());
        using ITestFrameworkDiscoverer discoverer = _framework.GetDiscoverer(new ReflectionAssemblyInfo(assembly));
        using var found = new FoundTests();
        discoverer.Find(includeSourceInformation: false, found, new InOrder());
        found.Finished.WaitOne();
        _tests = found.Tests;
    }

    /// <summary>All, in one order: a test has the same name in every process.</summary>
    public IEnumerable<string> Names => _tests.Keys.Order(StringComparer.Ordinal);

    public string ClassOf(string name) => _tests[name].TestMethod.TestClass.Class.Name;

    public string TitleOf(string name) => _tests[name].DisplayName.ReplaceLineEndings(" ");

    /// <summary>Runs a test. Says whether it passes.</summary>
    public bool Passes(string name)
    {
        using var failures = new Failures();
        _executor.RunTests([_tests[name]], failures, new InOrder());
        failures.Finished.WaitOne();
        return !failures.Any;
    }

    private sealed class NoMessages : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class FoundTests : IMessageSink, IDisposable
    {
        public Dictionary<string, ITestCase> Tests { get; } = [];
        public ManualResetEvent Finished { get; } = new(false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage { TestCase: { SkipReason: null } test })
                Tests[test.UniqueID] = test;
            if (message is IDiscoveryCompleteMessage)
                Finished.Set();
            return true;
        }

        public void Dispose() => Finished.Dispose();
    }

    private sealed class Failures : IMessageSink, IDisposable
    {
        public bool Any { get; private set; }
        public ManualResetEvent Finished { get; } = new(false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestFailed or IErrorMessage or ITestClassCleanupFailure or ITestAssemblyCleanupFailure)
                Any = true;
            if (message is ITestAssemblyFinished)
                Finished.Set();
            return !Any;
        }

        public void Dispose() => Finished.Dispose();
    }
}
