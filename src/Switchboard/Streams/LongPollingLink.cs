using System.Net;

namespace Switchboard;

/// <summary>Polls in a loop.</summary>
internal sealed class LongPollingLink(Uri address, AccessToken? token, MessageClientOptions options, HttpExchange http, MessageInbox inbox)
    : HttpLink(token, options, http, inbox)
{
    private readonly LongPoll _poll = new(address, options, http, inbox);
    private Task<HttpResponseMessage>? _first;

    public override string Transport => MessageTransport.LongPolling;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        _poll.Begin();
        _first = _poll.AskAsync(Token, mayHold: false, position: null, Ending);
        using var enough = new CancellationTokenSource();
        Task held = Task.Delay(Options.HeldPollConnects, Options.TimeProvider, enough.Token);
        await Task.WhenAny(_first, held).WaitAsync(cancellationToken).ConfigureAwait(false);
        // CancelAsync does not exist on .NET Standard; the only registration is the delay's.
        enough.Cancel();
        if (!_first.IsCompleted)
            return;
        HttpResponseMessage response = await _first.ConfigureAwait(false);
        if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.NotModified)
            throw HttpFault.From(response, Options.TimeProvider);
    }

    /// <summary>The loop itself asks all the time, and ends when no answer comes.</summary>
    public override Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task<ConnectionFault> ReceiveAsync()
    {
        bool wasLate = false;
        Task<HttpResponseMessage> asked = _first!;
        long began = Options.TimeProvider.GetTimestamp();
        while (true)
        {
            bool any = false;
            try
            {
                using HttpResponseMessage response = await asked.ConfigureAwait(false);
                any = await _poll.ReadAsync(response, Received, DeliverAsync, Ending).ConfigureAwait(false);
                wasLate = false;
            }
            catch (TimeoutException) when (!wasLate)
            {
                // A proxy may have lost one; the second in a row is a server that is gone.
                wasLate = true;
            }
            if (!any)
                await PauseAsync(began).ConfigureAwait(false);
            began = Options.TimeProvider.GetTimestamp();
            asked = _poll.AskAsync(Token, mayHold: true, position: null, Ending);
        }
    }

    // The answer of a first poll that nobody came to read.
    protected override void Release() => _ = _first?.ContinueWith(
        static asked =>
        {
            if (asked.Status == TaskStatus.RanToCompletion)
                asked.Result.Dispose();
            else
                _ = asked.Exception;
        },
        CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private Task PauseAsync(long began)
    {
        TimeSpan rest = Options.PollPause - Options.TimeProvider.GetElapsedTime(began);
        return rest > TimeSpan.Zero ? Task.Delay(rest, Options.TimeProvider, Ending) : Task.CompletedTask;
    }
}
