using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Chat;

public sealed partial class TeamChat : IAsyncDisposable
{
    public event Action<string>? Said;

    public partial int Unread { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Said = null;
        await _hub.DisposeAsync();
    }

    private partial void Listen()
    {
        _hub.On<string>("Said", text =>
        {
            Unread++;
            Said?.Invoke(text);
        });
        _hub.On("Read", () => Unread = 0);
    }
}

public sealed partial class TeamChat
{
    private int _unread;

    public partial int Unread
    {
        get => _unread;
        private set => _unread = Math.Max(0, value);
    }
}
