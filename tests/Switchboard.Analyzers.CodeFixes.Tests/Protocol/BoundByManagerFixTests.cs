using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3005: how the manager that has a timeout gets to the connect that raced.</summary>
public sealed class BoundByManagerFixTests
{
    [Fact]
    public Task A_manager_that_only_the_constructor_has_is_kept() => ManagerFix.VerifyAsync<ConnectAgainstDelayAnalyzer, BoundConnectFix>(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Chat
        {
            private readonly HubConnection _hub;

            public Chat(IConnectionManager connections)
            {
                _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());
            }

            public async Task OpenAsync()
            {
                await {|SWB3005:_hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public Chat(IConnectionManager connections)
            {
                _connections = connections;
                _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());
            }

            public async Task OpenAsync()
            {
                await _connections.ConnectAsync(_hub, _hub.StartAsync);
            }
        }

        """);
}
