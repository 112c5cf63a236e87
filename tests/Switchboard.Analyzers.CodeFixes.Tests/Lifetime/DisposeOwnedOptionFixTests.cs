using Switchboard.Analyzers.CodeFixes.Lifetime;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>A teardown that the options name is where the missing line goes.</summary>
public sealed class DisposeOwnedOptionFixTests
{
    private const string Framework = """

        namespace Acme
        {
            public abstract class Screen
            {
                protected virtual Task OnClosedAsync() => Task.CompletedTask;
            }
        }

        """;

    [Fact]
    public Task A_listed_teardown()
    {
        var test = new SdkFix<DisposeOwnedAnalyzer, DisposeOwnedFix>
        {
            TestCode = """
                using System.Threading.Tasks;
                using Microsoft.AspNetCore.SignalR.Client;

                public sealed class ChatScreen : Acme.Screen
                {
                    private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().Build();

                    protected override async Task OnClosedAsync()
                    {
                        await Task.Yield();
                    }
                }

                """ + Framework,
            FixedCode = """
                using System.Threading.Tasks;
                using Microsoft.AspNetCore.SignalR.Client;

                public sealed class ChatScreen : Acme.Screen
                {
                    private readonly HubConnection _hub = new HubConnectionBuilder().Build();

                    protected override async Task OnClosedAsync()
                    {
                        await Task.Yield();
                        await _hub.DisposeAsync();
                    }
                }

                """ + Framework,
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_code_quality.Switchboard.additional_teardown_methods = M:Acme.Screen.OnClosedAsync\n"));
        return test.RunAsync();
    }
}
