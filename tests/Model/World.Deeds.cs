namespace Switchboard.Model;

internal sealed partial class World
{
    private static readonly int[] s_seconds = [1, 3, 10, 15, 30, 60, 120, 300];

    private IEnumerable<ScriptedConnection> OpenConnections => _connector.Connections.Where(static connection => connection.IsOpen);

    private ScriptedClient[] Connected => [.. OpenConnections.Select(static connection => connection.Client).Where(static client => client.State == ClientState.Connected)];

    private ScriptedConnection[] EndedConnections => [.. _connector.Connections.Where(static connection => connection.Ended is not null)];

    private void Do(Step step)
    {
        int which = step.Which;
        ConnectionKey key = s_keys[which % s_keys.Length];
        switch (step.Deed)
        {
            case Deed.Acquire:
                Acquire(key, CancellationToken.None);
                break;
            case Deed.AcquireImpatiently:
                using (var impatience = new CancellationTokenSource())
                {
                    Acquire(key, impatience.Token);
                    if (!_hurried)
                        Settle();
                    impatience.Cancel();
                }
                break;
            case Deed.Release:
                GiveBack(Chosen([.. _holdings.OfType<Lease>()], which));
                break;
            case Deed.GetAndConnect:
                GetAndConnect(key);
                break;
            case Deed.GiveBack:
                GiveBack(Chosen([.. _holdings.OfType<Reference>()], which));
                break;
            case Deed.Subscribe:
                Subscribe(Chosen(_holdings, which / s_channels.Length), s_channels[which % s_channels.Length]);
                break;
            case Deed.Unsubscribe:
                Chosen([.. _listeners.Where(static listener => !listener.IsDisposed)], which)?.Dispose(_words);
                break;
            case Deed.Refresh when !_disposed:
                Watch($"{step}", _manager.RefreshAsync(key, which % 2 == 0 ? RefreshMode.Reconnect : RefreshMode.Token).AsTask());
                break;
            case Deed.SignOut when key.User is { } user:
                Watch($"{step}", _manager.SignOutAsync(user).AsTask());
                break;
            case Deed.NotifyActivity when !_disposed:
                _manager.NotifyActivity(which % 2 == 0 ? null : key);
                break;
            // Rarely, or there would be nothing left to see.
            case Deed.DisposeManager when which == 0:
                _disposed = true;
                Watch($"{step}", _manager.DisposeAsync().AsTask());
                break;
            case Deed.GoOffline or Deed.GoOnline:
                _test.Network.IsOnline = step.Deed == Deed.GoOnline;
                break;
            case Deed.Advance:
                AdvanceWatching(TimeSpan.FromSeconds(s_seconds[which % s_seconds.Length]));
                break;
            default:
                TryDoToClients(step.Deed, which);
                break;
        }
    }

    private void TryDoToClients(Deed deed, int which) => TryInHurry(() => DoToClients(deed, which));

    private void TryInHurry(Action deed)
    {
        try
        {
            deed();
        }
        catch (InvalidOperationException) when (_hurried)
        {
            // The client was lost a moment before, and the deed comes too late.
        }
    }

    private void DoToClients(Deed deed, int which)
    {
        string channel = s_channels[which % s_channels.Length];
        FailureKind kind = s_kinds[which % s_kinds.Length];
        TimeSpan? retryAfter = kind == FailureKind.RateLimited ? TimeSpan.FromSeconds(45) : null;
        switch (deed)
        {
            case Deed.Emit:
                Emit(Chosen(Connected, which / s_channels.Length), channel);
                break;
            case Deed.EmitLate when Chosen(EndedConnections, which / s_channels.Length) is { } ended:
                Watch("late word", ended.EmitAsync(channel, new Word(++_words, IsKnownToHaveEnded(ended))));
                break;
            case Deed.LoseLate:
                Chosen(EndedConnections, which)?.Lose();
                break;
            case Deed.Drop:
                Chosen(Connected, which / s_kinds.Length)?.Drop(kind, retryAfter);
                break;
            case Deed.Close:
                Chosen(Connected, which)?.Close();
                break;
            case Deed.BeginReconnect:
                Chosen(Connected, which)?.BeginReconnect();
                break;
            case Deed.CompleteReconnect:
                Chosen([.. OpenConnections.Select(static connection => connection.Client).Where(static client => client.State == ClientState.Connecting)], which)?.CompleteReconnect();
                break;
            case Deed.FallSilent when Chosen(Connected, which) is { } client:
                client.IsSilent = !client.IsSilent;
                break;
            case Deed.NextConnectFails:
                _connector.NextConnects(ConnectScript.Fail(kind, retryAfter));
                break;
            case Deed.NextConnectHangs:
                _connector.NextConnects(ConnectScript.Hang());
                break;
            case Deed.NextConnectTakes:
                _connector.NextConnects(ConnectScript.Take(TimeSpan.FromSeconds(which)));
                break;
            case Deed.LetGo:
                _connector.LetGo(which % 2 == 0 ? null : ConnectScript.Fail(kind, retryAfter));
                break;
            case Deed.Refuse:
                _withheld.Remove(channel);
                _connector.Refuse(channel);
                break;
            case Deed.Withhold:
                _withheld.Add(channel);
                _connector.Withhold(channel);
                break;
            case Deed.Confirm:
                _withheld.Remove(channel);
                _connector.Confirm(channel);
                break;
        }
    }

    private void Acquire(ConnectionKey key, CancellationToken cancellationToken)
    {
        Task<ConnectionLease<ScriptedClient>> taking = _manager.AcquireAsync(key, () => Make(key), cancellationToken).AsTask();
        _holdings.Add(new Lease(key, taking));
        Watch($"Acquire '{key}'", taking);
    }

    private void GetAndConnect(ConnectionKey key)
    {
        ScriptedClient client;
        try
        {
            client = _manager.GetOrCreate(key, () => Make(key));
        }
        catch (ObjectDisposedException) when (_disposed)
        {
            return;
        }
        _holdings.Add(new Reference(key, client, _manager));
        Watch($"Connect '{key}'", _manager.ConnectAsync(client));
    }

    private void GiveBack(Holding? holding)
    {
        if (holding?.GiveBackAsync() is { } done)
            Watch($"GiveBack '{holding.Key}'", done);
    }

    private void Subscribe(Holding? holding, string channel)
    {
        if (holding is null)
            return;
        var listener = new Listener(holding, channel);
        listener.Subscription = holding.Subscribe(channel, listener.HearAsync);
        if (listener.Subscription is null)
            return;
        _listeners.Add(listener);
        Watch($"Subscribe '{channel}' of '{holding.Key}'", listener.Subscription.ReadyAsync(), holding.Key);
    }

    // Whoever is subscribed hears it, once.
    private void Emit(ScriptedClient? client, string channel)
    {
        if (client?.Connection?.Request.Key is not { } key)
            return;
        Listener[] hearers = client.Wire.Contains(channel)
            ? [.. _listeners.Where(listener => listener.IsLive && listener.Channel == channel && listener.Holding.Key == key)]
            : [];
        int number = ++_words;
        if (_hurried)
        {
            Watch($"word {number}", client.EmitAsync(channel, new Word(number, IsLate: false)));
            return;
        }
        Watch($"word {number}", client.EmitAsync(channel, new Word(number, IsLate: false)));
        Settle();
        foreach (Listener hearer in hearers)
            Expect(hearer.Heard.Count(heard => heard == number) == 1, $"A listener to '{channel}' of '{key}' heard word {number} {hearer.Heard.Count(heard => heard == number)} times.");
    }

    // In a hurry the manager may not know yet; and where the client keeps what is subscribed, it speaks for the client as long as there is one.
    private bool IsKnownToHaveEnded(ScriptedConnection ended) =>
        !_hurried && (ended.Client.IsDisposed || !_connector.Traits.HasFlag(ConnectorTraits.KeepsSubscriptions));

    private void Heal()
    {
        _connector.ForgetNextConnects();
        _withheld.Clear();
        foreach (string channel in s_channels)
            _connector.Confirm(channel);
        foreach (ScriptedClient client in MadeSoFar())
            client.IsSilent = false;
        foreach (ScriptedConnection connection in OpenConnections.Where(static connection => connection.Client.State == ClientState.Connecting).ToArray())
            TryInHurry(connection.Client.CompleteReconnect);
        _connector.LetGo();
        _test.Network.IsOnline = true;
    }

    private void GoHome()
    {
        foreach (Listener listener in _listeners)
            listener.Dispose(_words);
        foreach (Holding holding in _holdings)
            GiveBack(holding);
    }

    private ScriptedClient Make(ConnectionKey key)
    {
        var client = new ScriptedClient($"{key} #{_made.Count + 1}");
        lock (_made)
            _made.Add(client);
        return client;
    }

    // In a hurry the manager may be making one just now.
    private ScriptedClient[] MadeSoFar()
    {
        lock (_made)
            return [.. _made];
    }

    private Wait Watch(string what, Task task, ConnectionKey? forConnection = null)
    {
        var wait = new Wait(what, task, forConnection);
        _waits.Add(wait);
        return wait;
    }
}
