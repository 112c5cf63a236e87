// What Microsoft.AspNetCore.SignalR.Client 11.0 adds to HubConnection.
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.AspNetCore.SignalR.Client
{
    public sealed class AuthenticationRefreshedContext { }

    public sealed class AuthenticationRefreshFailedContext { }

    public class HubConnection : IAsyncDisposable
    {
        public event Func<AuthenticationRefreshedContext, Task> AuthenticationRefreshed;

        public event Func<AuthenticationRefreshFailedContext, Task> AuthenticationRefreshFailed;

        public Task RefreshAuthenticationAsync(CancellationToken cancellationToken = default) => default;

        public ValueTask DisposeAsync() => default;
    }
}
