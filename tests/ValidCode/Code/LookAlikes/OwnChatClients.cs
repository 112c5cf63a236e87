namespace Circus.Chat;

public sealed record AuthCredentials(string ApiKey, string UserId, string UserToken);

// The members of a chat SDK, on a class of the user's own.
public sealed class StreamChatClient : IDisposable
{
    public event Action? Connected;

    public event Action<string>? MessageReceived;

    public static StreamChatClient CreateDefaultClient() => new();

    public Task ConnectUserAsync(AuthCredentials credentials)
    {
        Connected?.Invoke();
        MessageReceived?.Invoke(credentials.UserId);
        return Task.CompletedTask;
    }

    public Task DisconnectUserAsync() => Task.CompletedTask;

    public void Dispose() => Connected = null;
}

public sealed class Pusher(string key)
{
    public string Key => key;

    public Task ConnectAsync() => Task.CompletedTask;

    public Task<Channel> SubscribeAsync(string channel) => Task.FromResult(new Channel(channel));

    public Task DisconnectAsync() => Task.CompletedTask;
}

public sealed record Channel(string Name)
{
    public void Bind(string eventName, Action<string> listener) => listener(eventName);
}

public sealed class Clown(StreamChatClient chat, Pusher pusher)
{
    public async Task LaughAsync()
    {
        await chat.ConnectUserAsync(new AuthCredentials("key", "clown", "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoiY2xvd24ifQ.c2lnbmF0dXJl"));
        await chat.ConnectUserAsync(new AuthCredentials("key", "clown", "again"));
        chat.MessageReceived += text => Console.WriteLine(text);
        await chat.DisconnectUserAsync();

        await Task.WhenAny(pusher.ConnectAsync(), Task.Delay(1000));
        (await pusher.SubscribeAsync("laughs")).Bind("ha", Console.WriteLine);
        (await pusher.SubscribeAsync("laughs")).Bind("ha", Console.WriteLine);
        pusher.ConnectAsync().Wait();
        await pusher.DisconnectAsync();
        StreamChatClient.CreateDefaultClient().Dispose();
    }
}
