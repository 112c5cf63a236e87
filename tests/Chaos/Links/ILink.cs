namespace Switchboard.Chaos;

/// <summary>A component that holds a connection through the manager, listens on it and sends on it.</summary>
internal interface ILink : IAsyncDisposable
{
    /// <summary>The channel that everything is published on.</summary>
    const string Channel = "news";

    string Name { get; }

    ConnectionKey Key { get; }

    Inbox Inbox { get; }

    /// <summary>Whether what was published while it was lost comes after the reconnect: its protocol has positions.</summary>
    bool Recovers { get; }

    /// <summary>Whether a send that succeeded has been acknowledged by the server, rather than put on its way.</summary>
    bool IsAcknowledged { get; }

    Task OpenAsync();

    Task SendAsync(string messageId);
}
