using Microsoft.CodeAnalysis.CSharp;
using Switchboard.Analyzers.Rules;
using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

public class DisposeOwnedFixTests
{
    private const string OwnedField = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace Chat;

        public class Feed
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync() => _hub.StartAsync();
        }
        """;

    private const string OwnedFieldFixed = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace Chat;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync() => _hub.StartAsync();

            public async ValueTask DisposeAsync()
            {
                await _hub.DisposeAsync();
            }
        }
        """;

    [Fact]
    public Task A_type_without_a_teardown_becomes_async_disposable() => Fix.VerifyAsync(OwnedField, OwnedFieldFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = OwnedField, FixedCode = OwnedFieldFixed }.WithCrlf().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = OwnedField, FixedCode = OwnedFieldFixed }.WithTabs().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Two_fields_give_one_teardown_with_a_line_each() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
            private HubConnection? {|SWB2002:_hub|};

            public void Open()
            {
                if (_hub is null)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly ClientWebSocket _socket = new();
            private HubConnection? _hub;

            public void Open()
            {
                if (_hub is null)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }

            public async ValueTask DisposeAsync()
            {
                _socket.Dispose();
                if (_hub is not null)
                {
                    await _hub.DisposeAsync();
                }
            }
        }
        """);
}
