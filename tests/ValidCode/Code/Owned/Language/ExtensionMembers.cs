using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Extensions;

// C# 14: extension members that hand the handle on to their caller.
public static class HubMembers
{
    extension(HubConnection hub)
    {
        public bool IsOpen => hub.State is HubConnectionState.Connected;

        public IDisposable OnText(string channel, Action<string> handler) => hub.On(channel, handler);

        public async Task<T?> TryInvokeAsync<T>(string method, CancellationToken cancellationToken)
            where T : class
        {
            if (!hub.IsOpen)
                return null;

            return await hub.InvokeAsync<T>(method, cancellationToken);
        }

        public static HubConnection For(Uri server) => new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
    }

    extension<TItem>(ICollection<TItem> items)
        where TItem : IDisposable
    {
        public void DisposeAll()
        {
            foreach (var item in items)
                item.Dispose();
            items.Clear();
        }
    }
}

public sealed class ExtensionUser(HubConnection hub) : IDisposable
{
    private readonly List<IDisposable> _handlers = [];

    public void Listen()
    {
        if (_handlers.Count > 0)
            return;

        _handlers.Add(hub.OnText("News", Console.WriteLine));
        _handlers.Add(hub.OnText("Weather", Console.WriteLine));
    }

    public Task<string?> GetAsync() => hub.TryInvokeAsync<string>("Get", CancellationToken.None);

    public void Dispose() => _handlers.DisposeAll();
}
