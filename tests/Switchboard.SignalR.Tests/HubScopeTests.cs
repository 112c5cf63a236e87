using Microsoft.AspNetCore.SignalR;

namespace Switchboard.SignalR.Tests;

/// <summary>The server's side of scopes.</summary>
public sealed class HubScopeTests
{
    [Fact]
    public async Task What_is_sent_to_a_scope_reaches_those_that_were_added_to_it()
    {
        var hub = new RecordingHub();
        await hub.AddToScopeAsync("one", "acme", TestContext.Current.CancellationToken);
        await hub.AddToScopeAsync("two", "acme", TestContext.Current.CancellationToken);
        await hub.AddToScopeAsync("three", "other", TestContext.Current.CancellationToken);
        await hub.RemoveFromScopeAsync("two", "acme", TestContext.Current.CancellationToken);

        Assert.Equal(["one"], hub.Scope("acme"));
        Assert.Equal(["three"], hub.Scope("other"));
        Assert.Empty(hub.Scope("nobody"));
    }

    [Fact]
    public async Task A_group_of_the_same_name_is_no_scope()
    {
        var hub = new RecordingHub();
        await hub.AddToGroupAsync("one", "acme", TestContext.Current.CancellationToken);

        Assert.Empty(hub.Scope("acme"));
    }

    [Fact]
    public async Task An_empty_scope_is_an_error()
    {
        var hub = new RecordingHub();

        Assert.Throws<ArgumentException>(() => hub.Scope(""));
        await Assert.ThrowsAsync<ArgumentException>(() => hub.AddToScopeAsync("one", "", TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(() => hub.RemoveFromScopeAsync("one", "", TestContext.Current.CancellationToken));
    }

    // A client is called through the list of the connections that a call would reach.
    private sealed class RecordingHub : IHubClients<IReadOnlyList<string>>, IGroupManager
    {
        private readonly Dictionary<string, List<string>> _groups = [];

        public IReadOnlyList<string> All => throw new NotSupportedException();

        public IReadOnlyList<string> Group(string groupName) => _groups.GetValueOrDefault(groupName, []);

        public Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
        {
            if (!_groups.TryGetValue(groupName, out var members))
                _groups.Add(groupName, members = []);
            members.Add(connectionId);
            return Task.CompletedTask;
        }

        public Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
        {
            _groups[groupName].Remove(connectionId);
            return Task.CompletedTask;
        }

        public IReadOnlyList<string> AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IReadOnlyList<string> Client(string connectionId) => throw new NotSupportedException();

        public IReadOnlyList<string> Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

        public IReadOnlyList<string> GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IReadOnlyList<string> Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

        public IReadOnlyList<string> User(string userId) => throw new NotSupportedException();

        public IReadOnlyList<string> Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();
    }
}
