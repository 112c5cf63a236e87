// style: reconnects that are left to a library or a policy
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Polly;

namespace Polly
{
    public sealed class ResiliencePipeline
    {
        public async ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> callback, CancellationToken cancellationToken = default) => await callback(cancellationToken);
    }
}

namespace Warehouse.Live
{
    public sealed class StockHub : IAsyncDisposable
    {
        private readonly HubConnection _hub;
        private readonly ResiliencePipeline _pipeline = new();

        public StockHub(string url)
        {
            _hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
            _hub.Closed += async _ => await OpenAsync(CancellationToken.None);
        }

        public async Task OpenAsync(CancellationToken cancellationToken) =>
            await _pipeline.ExecuteAsync(async token => await _hub.StartAsync(token), cancellationToken); // quiet: SWB3006 Polly

        public ValueTask DisposeAsync() => _hub.DisposeAsync();
    }

    public sealed class CappedBackoff : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext context) =>
            context.ElapsedTime > TimeSpan.FromHours(1) ? null : TimeSpan.FromSeconds(Math.Min(60, 1 << (int)Math.Min(6, context.PreviousRetryCount)));
    }

    public sealed class PickerHub : IAsyncDisposable
    {
        private readonly HubConnection _hub = new HubConnectionBuilder() // expect: SWB1001
            .WithUrl("https://stock.example.com/picker")
            .WithAutomaticReconnect(new CappedBackoff())
            .Build();

        private readonly IRetryPolicy _policy = new CappedBackoff();

        public async Task OpenAsync()
        {
            for (var attempt = 0L; ; attempt++)
            {
                try
                {
                    await _hub.StartAsync(); // quiet: SWB3006 a retry policy
                    return;
                }
                catch (HttpRequestException problem)
                {
                    var delay = _policy.NextRetryDelay(new RetryContext { PreviousRetryCount = attempt, RetryReason = problem });
                    if (delay is null)
                        throw;
                    await Task.Delay(delay.Value);
                }
            }
        }

        public ValueTask DisposeAsync() => _hub.DisposeAsync();
    }
}
