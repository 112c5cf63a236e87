// What the examples of the pages take for granted: the manager, the container, and an application around them.
global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using System.Net.Http;
global using System.Threading;
global using System.Threading.Tasks;
global using Microsoft.AspNetCore.SignalR.Client;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Logging;
global using Switchboard;
global using Switchboard.Testing;
global using Xunit;
global using Application;

internal abstract class Surroundings
{
    protected readonly IConnectionManager connections = null!;
    protected readonly IServiceCollection services = null!;
    protected readonly ConnectionManagerOptions options = null!;
    protected readonly ILogger logger = null!;
    protected readonly HttpClient http = null!;
    protected readonly CancellationToken cancellationToken = CancellationToken.None;
    protected readonly ConnectionLease<HubConnection> lease = null!;
    protected readonly HubConnection hub = null!;
    protected readonly string url = "";
    protected readonly string userId = "";
    protected readonly string text = "";
    protected HubConnection _hub = null!;
    protected ISubscription _messages = null!;

    protected HubConnection BuildHub() => null!;

    protected void Show(object? what)
    {
    }

    protected void Show(object? one, object? other)
    {
    }

    protected Task ShowAsync(object? what) => Task.CompletedTask;

    protected Task<string> FetchTokenAsync(string? user, CancellationToken token) => null!;
}

namespace Application
{
    internal sealed class Detach(Action detach) : IDisposable
    {
        public void Dispose() => detach();
    }
}

namespace Acme
{
    public sealed record AcmeMessage(long Number, string Text);

    public sealed class AcmeException : Exception
    {
        public string Code => "";
    }

    public sealed class AcmeClient
    {
        public event Action? Frame
        {
            add { }
            remove { }
        }

        public event Action<Exception?>? Closed
        {
            add { }
            remove { }
        }

        public string? UserName => null;

        public void SetToken(string? token)
        {
        }

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public IDisposable Listen(string channel, Action<AcmeMessage> receive) => null!;

        public Task JoinAsync(string channel, long? after, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<AcmeMessage>> HistoryAsync(string channel, long? after, CancellationToken cancellationToken) => null!;
    }
}
