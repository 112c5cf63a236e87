using Microsoft.AspNetCore.SignalR;

namespace Switchboard;

/// <summary>Scopes on the server's side of a hub: what is sent to one reaches the connections that were added to it, and no others.</summary>
/// <remarks>A scope is a group whose name says so, so that no group of the application's own is taken for one.</remarks>
public static class HubScopeExtensions
{
    private const string Prefix = "scope:";

    /// <summary>The connections of one scope: <c>Clients.Scope(tenant).SendAsync("Message", text)</c>.</summary>
    /// <typeparam name="TClient">What a client is called through.</typeparam>
    /// <param name="clients">The clients of the hub.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>The connections that were added to the scope.</returns>
    /// <exception cref="ArgumentException">The scope is empty.</exception>
    public static TClient Scope<TClient>(this IHubClients<TClient> clients, string scope)
    {
        ArgumentNullException.ThrowIfNull(clients);
        return clients.Group(GroupOf(scope));
    }

    /// <summary>Adds a connection to a scope, as <c>OnConnectedAsync</c> of a hub does for the tenant of its user.</summary>
    /// <param name="groups">The groups of the hub.</param>
    /// <param name="connectionId">The connection.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="cancellationToken">Passed on.</param>
    /// <returns>A task that ends when the connection is in the scope.</returns>
    /// <exception cref="ArgumentException">The scope is empty.</exception>
    public static Task AddToScopeAsync(this IGroupManager groups, string connectionId, string scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return groups.AddToGroupAsync(connectionId, GroupOf(scope), cancellationToken);
    }

    /// <summary>Takes a connection out of a scope. One that ends leaves by itself.</summary>
    /// <param name="groups">The groups of the hub.</param>
    /// <param name="connectionId">The connection.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="cancellationToken">Passed on.</param>
    /// <returns>A task that ends when the connection is out of the scope.</returns>
    /// <exception cref="ArgumentException">The scope is empty.</exception>
    public static Task RemoveFromScopeAsync(this IGroupManager groups, string connectionId, string scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return groups.RemoveFromGroupAsync(connectionId, GroupOf(scope), cancellationToken);
    }

    private static string GroupOf(string scope)
    {
        ArgumentException.ThrowIfNullOrEmpty(scope);
        return Prefix + scope;
    }
}
