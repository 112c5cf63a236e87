// style: C# 14 with field-backed properties and patterns
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;

namespace Studio.Sessions;

public sealed class Session(Uri server, ILogger<Session> logger) : IAsyncDisposable
{
    private readonly Lock _lock = new();

    public HubConnection Hub // quiet: SWB2002 disposed below
    {
        get
        {
            lock (_lock)
                return field ??= Open();
        }
    }

    public string Title
    {
        get;
        set => field = string.IsNullOrWhiteSpace(value) ? "untitled" : value.Trim();
    } = "untitled";

    private HubConnection Open()
    {
        var hub = new HubConnectionBuilder().WithUrl(server).Build(); // expect: SWB1001, SWB3008
        hub.On<string>("Renamed", title => Title = title); // quiet: SWB2003 owned
        return hub;
    }

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (Hub is { State: HubConnectionState.Connected } hub)
            await hub.InvokeAsync("Save", Title, cancellationToken);
        else
            logger.LogWarning("Not saved: {Title}", Title);
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}

public static class SessionExtensions
{
    extension(HubConnection hub)
    {
        public bool IsLive => hub.State is HubConnectionState.Connected or HubConnectionState.Reconnecting;

        public IDisposable OnText(string name, Action<string> receive) => hub.On(name, receive); // quiet: SWB2003 returned
    }

    public static async Task<string?> AskOnceAsync(this Uri server, string question, CancellationToken cancellationToken = default)
    {
        HubConnection hub = new HubConnectionBuilder().WithUrl(server).Build(); // expect: SWB1001, SWB2001
        await hub.StartAsync(cancellationToken);
        if (!hub.IsLive)
            return null;

        var answer = await hub.InvokeAsync<string>("Ask", question, cancellationToken);
        await hub.DisposeAsync();
        return answer;
    }

    public static async Task<string> AnswerAsync(HubConnection hub, string question)
    {
        var done = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var answer = hub.OnText("Answer", done.SetResult); // quiet: SWB2003 disposed
        hub.OnText("Progress", Console.WriteLine);
        hub.On<string>("Refused", reason => done.TrySetException(new InvalidOperationException(reason))); // quiet: SWB2003 a static subscriber
        await hub.SendAsync("Ask", question);
        return await done.Task;
    }
}
