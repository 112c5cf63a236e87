using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Checkout;

// A connect that takes too long is cancelled, not left behind.
public sealed class CheckoutHub : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://checkout.example.com/hub").WithAutomaticReconnect().Build();

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(10));
        await _hub.StartAsync(timeout.Token);
    }

    public async Task<bool> TryOpenAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _hub.StartAsync(timeout.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public async Task<bool> PayAsync(string basket)
    {
        // The answer comes as a message; what loses the race is only a wait.
        var paid = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var answer = _hub.On<bool>("Paid", result => paid.TrySetResult(result));
        await _hub.SendAsync("Pay", basket);
        var first = await Task.WhenAny(paid.Task, Task.Delay(TimeSpan.FromSeconds(30)));
        return first == paid.Task && await paid.Task;
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class RacedHub : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://race.example.com/hub").WithAutomaticReconnect().Build();

    public async Task<bool> OpenAsync(TimeSpan patience)
    {
        using var abandon = new CancellationTokenSource();
        var opening = _hub.StartAsync(abandon.Token);
        if (await Task.WhenAny(opening, Task.Delay(patience, abandon.Token)) != opening)
        {
            // The loser is cancelled, and waited for.
            await abandon.CancelAsync();
            try
            {
                await opening;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        await opening;
        return true;
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
