using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Titles;

/// <summary>SWB1001 to SWB1004: the titles.</summary>
public sealed class OwnershipTitleTests
{
    [Fact]
    public Task A_field_is_created_through_the_manager() => Titles<CreateThroughManagerAnalyzer, CreateThroughManagerFix>.VerifyAsync(
        """
        using SocketIOClient;

        public sealed class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://chat").Build();
            private readonly SocketIO _board = new("https://board");
        }
        """,
        "[SWB1001] Create 'HubConnection' through the connection manager",
        "[SWB1001] Create 'SocketIO' through the connection manager");

    [Fact]
    public Task A_local_that_is_done_at_the_end_gets_a_lease_first() => Titles<CreateThroughManagerAnalyzer, CreateThroughManagerFix>.VerifyAsync(
        """
        public sealed class Chat
        {
            public async Task SendAsync(string text)
            {
                var hub = new HubConnectionBuilder().WithUrl("https://chat").Build();
                await hub.StartAsync();
                await hub.SendAsync("Send", text);
                await hub.DisposeAsync();
            }
        }
        """,
        "[SWB1001] Acquire a lease on 'HubConnection' from the connection manager",
        "[SWB1001.GetOrCreate] Create 'HubConnection' through the connection manager");

    [Fact]
    public Task A_local_that_is_listened_to_afterwards_gets_a_lease_last() => Titles<CreateThroughManagerAnalyzer, CreateThroughManagerFix>.VerifyAsync(
        """
        public sealed class Chat
        {
            public async Task ListenAsync()
            {
                var hub = new HubConnectionBuilder().WithUrl("https://chat").Build();
                hub.On<string>("Said", Console.WriteLine);
                await hub.StartAsync();
            }
        }
        """,
        "[SWB1001] Create 'HubConnection' through the connection manager",
        "[SWB1001.Acquire] Acquire a lease on 'HubConnection' from the connection manager");

    [Fact]
    public Task A_registration_names_the_method_that_it_will_call() => Titles<RegisterAsSingletonAnalyzer, RegisterAsSingletonFix>.VerifyAsync(
        """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddTransient(_ => new HubConnectionBuilder().WithUrl("https://chat").Build());
                services.TryAddScoped(_ => new HubConnectionBuilder().WithUrl("https://chat").Build());
            }
        }
        """,
        "[SWB1004.Singleton] Register with 'AddSingleton'",
        "[SWB1004.Singleton] Register with 'TryAddSingleton'");

    [Fact]
    public Task A_second_manager_gives_way_to_the_one_at_hand() => Titles<SecondManagerAnalyzer, ShareManagerFix>.VerifyAsync(
        """
        public sealed class HistoryReader(IConnectionManager manager)
        {
            public async Task<int> CountAsync()
            {
                await using var connections = new ConnectionManager();
                await using var lease = await connections.AcquireAsync("history", () => new HubConnectionBuilder().Build());
                return await lease.Client.InvokeAsync<int>("Count");
            }
        }
        """,
        "[SWB1003] Use 'manager'");

    [Fact]
    public Task A_second_manager_of_static_code_gives_way_to_the_one_of_the_process() => Titles<SecondManagerAnalyzer, ShareManagerFix>.VerifyAsync(
        """
        public static class History
        {
            public static string Show()
            {
                IConnectionManager connections = new ConnectionManager();
                return connections.ToString() ?? "";
            }
        }
        """,
        "[SWB1003] Use 'ConnectionManager.Default'");

    [Fact]
    public Task A_second_manager_gives_way_to_one_that_is_injected() => Titles<SecondManagerAnalyzer, ShareManagerFix>.VerifyAsync(
        """
        public sealed class Chat
        {
            private readonly ConnectionManager _connections = new ConnectionManager();

            public IConnectionManager Connections => _connections;
        }
        """,
        "[SWB1003] Have 'IConnectionManager' injected");
}
