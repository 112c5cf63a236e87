using System.Linq.Expressions;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Delegates;

// What is named, quoted or passed as a delegate does not run here.
public sealed class Quoted(HubConnection hub)
{
    public static readonly Expression<Func<HubConnection, Task>> Stopping = connection => connection.StopAsync(CancellationToken.None);

    public static readonly string[] Names = [nameof(HubConnection.StartAsync), nameof(HubConnection.StopAsync), nameof(hub)];

    public static readonly Type[] Types = [typeof(HubConnection), typeof(List<HubConnection>)];

    public Func<string, Task> Sender => text => hub.SendAsync("Say", text);

    // C# 14: modifiers without types.
    public TryRead<string> Reader => (text, out length) =>
    {
        length = text.Length;
        return hub.State == HubConnectionState.Connected;
    };

    // C# 12: a lambda with a default.
    public Func<string, int, Task> Repeater()
    {
        var repeat = (string text, int times = 2) => Task.WhenAll(Enumerable.Repeat(text, times).Select(line => hub.SendAsync("Say", line)));
        return (text, times) => times == 0 ? repeat(text) : repeat(text, times);
    }
}

public delegate bool TryRead<in T>(T value, out int length);

// An event that is passed through to the hub, both ways.
public sealed class PassedThrough(HubConnection hub)
{
    public event Func<Exception?, Task> Closed
    {
        add => hub.Closed += value;
        remove => hub.Closed -= value;
    }

    public event Func<string?, Task>? Reconnected
    {
        add
        {
            if (value is not null)
                hub.Reconnected += value;
        }
        remove
        {
            if (value is not null)
                hub.Reconnected -= value;
        }
    }
}
