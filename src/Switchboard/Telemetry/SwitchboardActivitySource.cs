using System.Diagnostics;

namespace Switchboard;

/// <summary>The spans of one manager, from an activity source named <c>Switchboard</c>: <c>connect</c> and <c>restore</c>.</summary>
internal sealed class SwitchboardActivitySource : IDisposable
{
    private readonly ActivitySource _source = new(SwitchboardMeter.Name);

    public void Dispose() => _source.Dispose();

    /// <summary>Begins the span of one attempt to open a connection.</summary>
    /// <param name="tags">The connection.</param>
    /// <param name="attempt">The number of the attempt.</param>
    /// <param name="isReconnect">Whether the connection was lost: whoever asked for it first is not the cause then, and the span is a root.</param>
    public Activity? StartConnect(ConnectionTags tags, int attempt, bool isReconnect)
    {
        if (!_source.HasListeners())
            return null;
        if (isReconnect)
            Activity.Current = null;
        return Named(Start("connect", ActivityKind.Client, tags)?.SetTag("switchboard.attempt", attempt), tags);
    }

    /// <summary>Begins the span in which the subscriptions of a connection are restored.</summary>
    public Activity? StartRestore(ConnectionTags tags, int channels) =>
        _source.HasListeners() ? Named(Start("restore", ActivityKind.Internal, tags)?.SetTag("switchboard.channels", channels), tags) : null;

    private Activity? Start(string name, ActivityKind kind, ConnectionTags tags)
    {
        Activity? activity = _source.StartActivity(name, kind);
        if (activity is not null)
            foreach (KeyValuePair<string, object?> tag in tags.Span)
                activity.SetTag(tag.Key, tag.Value);
        return activity;
    }

    private static Activity? Named(Activity? activity, ConnectionTags tags)
    {
        if (activity is not null)
            activity.DisplayName = $"{activity.OperationName} {tags.Target.Name}";
        return activity;
    }
}
