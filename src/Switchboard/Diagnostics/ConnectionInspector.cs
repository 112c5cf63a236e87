using System.Globalization;

namespace Switchboard;

/// <summary>Finds what is wrong with connections and says what to do. Each finding is about one thing; none is the rule.</summary>
internal static class ConnectionInspector
{
    // These are ours: a connection that is lost every ten minutes is not an accident, and a callback that works for a minute stands still.
    private const int ReconnectsAnHour = 5;
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longCallback = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<ConnectionIssue> Inspect(
        IReadOnlyList<InspectedConnection> connections, int expectedConnections, TimeSpan expectedLeaseTime, DateTimeOffset now) =>
    [
        .. TooMany(connections, expectedConnections),
        .. connections.SelectMany(connection => InError(connection)
            .Concat(ManyReconnects(connection, now))
            .Concat(Orphaned(connection, now))
            .Concat(Unread(connection, now))
            .Concat(LongHeld(connection, expectedLeaseTime, now))),
    ];

    private static IEnumerable<ConnectionIssue> TooMany(IReadOnlyList<InspectedConnection> connections, int expected)
    {
        ConnectionStatus[] open = [.. connections.Select(static connection => connection.Status).Where(IsOpenOrOpening)];
        if (open.Length > expected)
            yield return new ConnectionIssue(
                ConnectionIssueKind.TooManyConnections, null,
                $"{Text(open.Length)} connections are open, more than the {Text(expected)} expected{LargestFamily(open)}.",
                "Share one connection under one key, or raise ExpectedConnections.");
    }

    // A family is what looks the same without its secret, user and scope.
    private static string LargestFamily(ConnectionStatus[] open)
    {
        IGrouping<string, ConnectionKey>? family = open.Select(static status => status.Key).OfType<ConnectionKey>()
            .GroupBy(static key => new ConnectionKey(key.Name).ToString(), StringComparer.Ordinal)
            .OrderByDescending(static keys => keys.Count()).FirstOrDefault();
        if (family is null || family.Count() < 2)
            return "";
        string[] differences =
        [
            .. Differs(family, "user", static key => key.User),
            .. Differs(family, "scope", static key => key.Scope),
            .. Differs(family, "query", static key => key.Name),
        ];
        return $"; {Text(family.Count())} of them are {family.Key} and differ in their {List(differences)}";
    }

    private static IEnumerable<string> Differs(IEnumerable<ConnectionKey> keys, string part, Func<ConnectionKey, string?> partOf) =>
        keys.Select(partOf).Distinct(StringComparer.Ordinal).Skip(1).Any() ? [part] : [];

    private static IEnumerable<ConnectionIssue> InError(InspectedConnection connection)
    {
        ConnectionStatus status = connection.Status;
        if (status.Phase == ConnectionPhase.Failed)
            yield return new ConnectionIssue(
                ConnectionIssueKind.ConnectionInError, status.Key,
                $"Connection {Name(status)} could not be opened{(status.Fault is { } fault ? $" ({fault.Code})" : "")}.", AdviceFor(status.Fault?.Kind));
        else if (status.Phase == ConnectionPhase.Degraded)
            yield return new ConnectionIssue(
                ConnectionIssueKind.ConnectionInError, status.Key,
                $"Connection {Name(status)} is open without {(status.FailedChannels.Count == 1 ? "its channel" : "its channels")} {List(status.FailedChannels)}.",
                "Check that the channel exists and that the user may listen to it.");
    }

    private static string AdviceFor(FailureKind? kind) => kind switch
    {
        FailureKind.TokenExpired => "Check that the token provider gives a token that is still valid, then call RefreshAsync.",
        FailureKind.Rejected => "Check the credentials, then call RefreshAsync.",
        FailureKind.Refused => "Check with the server why it refuses this connection; trying again does not help.",
        FailureKind.RateLimited => "Open fewer connections to this server, or ask for a higher limit.",
        FailureKind.Protocol => "Check that the address is that of a realtime endpoint and that both sides use the same protocol and version.",
        FailureKind.LocalNetwork => "Check the network of this machine; the connection is opened when it is back.",
        _ => "Check that the server runs and can be reached from here, then call RefreshAsync.",
    };

    private static IEnumerable<ConnectionIssue> ManyReconnects(InspectedConnection connection, DateTimeOffset now)
    {
        int recent = connection.ReconnectedAt.Count(time => time > now - s_hour);
        if (recent > ReconnectsAnHour)
            yield return new ConnectionIssue(
                ConnectionIssueKind.ManyReconnects, connection.Status.Key,
                $"Connection {Name(connection.Status)} was lost and opened again {Text(recent)} times within the last hour.",
                "Check what ends it: a proxy with an idle timeout shorter than HeartbeatInterval, a server that restarts, a token that ends.");
    }

    // A client that the manager did not create is its maker's to close.
    private static IEnumerable<ConnectionIssue> Orphaned(InspectedConnection connection, DateTimeOffset now)
    {
        ConnectionStatus status = connection.Status;
        if (status is { Key: not null, IsUsable: true, References: 0, Subscriptions: 0 } && !(connection.LingersUntil >= now))
            yield return new ConnectionIssue(
                ConnectionIssueKind.Orphan, status.Key,
                $"Connection {Name(status)} is open, and nobody holds it or listens to it.",
                "Hold it with a lease while it is used, or call RefreshAsync if its client does not close.");
    }

    private static IEnumerable<ConnectionIssue> Unread(InspectedConnection connection, DateTimeOffset now)
    {
        foreach (InspectedSubscription subscription in connection.Subscriptions)
        {
            string? problem = now - subscription.BusySince is { } busy && busy > s_longCallback
                ? $"A callback on channel {subscription.Channel} of connection {Name(connection.Status)} has been busy with one message for {Text(busy)}."
                : subscription is { Dropped: > 0, State: not SubscriptionState.Ended }
                ? $"A callback on channel {subscription.Channel} of connection {Name(connection.Status)} is too slow: messages dropped so far: {Text(subscription.Dropped)}."
                : null;
            if (problem is not null)
                yield return new ConnectionIssue(
                    ConnectionIssueKind.UnreadSubscription, connection.Status.Key, problem,
                    "Do the long work outside the callback, or dispose a subscription that nobody needs.");
        }
    }

    private static IEnumerable<ConnectionIssue> LongHeld(InspectedConnection connection, TimeSpan expected, DateTimeOffset now) =>
        from lease in connection.Leases
        let held = now - lease.TakenAt
        where held > expected
        select new ConnectionIssue(
            ConnectionIssueKind.LongLease, connection.Status.Key,
            $"A lease on connection {Name(connection.Status)} has been held for {Text(held)}, longer than the {Text(expected)} expected.",
            "Dispose the lease when what took it is gone, or raise ExpectedLeaseTime.", lease.Origin);

    private static bool IsOpenOrOpening(ConnectionStatus status) => status.Phase
        is not (ConnectionPhase.Disconnected or ConnectionPhase.Suspended or ConnectionPhase.Failed or ConnectionPhase.Closing or ConnectionPhase.Closed);

    private static string Name(ConnectionStatus status) => status.Key?.ToString() ?? "of a client that the manager did not create";

    private static string List(IReadOnlyList<string> items) => items.Count < 2
        ? items.FirstOrDefault() ?? ""
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[items.Count - 1]}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // To the second: nobody reads the rest.
    private static string Text(TimeSpan time) => TimeSpan.FromSeconds(Math.Floor(time.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);
}
