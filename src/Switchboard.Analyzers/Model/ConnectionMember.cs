using System.Collections.Immutable;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <summary>What the catalog says of one member of an SDK.</summary>
internal sealed class ConnectionMember
{
    private readonly CatalogEntry _entry;

    public ConnectionMember(CatalogEntry entry, ImmutableArray<string> secretQuery)
    {
        _entry = entry;
        SecretQuery = secretQuery;
        ChannelParameter = entry["channel"];
        AddressParameter = entry["address"];
        ProviderMember = entry["provider-at"];
        ReturnsHandle = entry["handle"] == "return";
        Again = entry["again"];
        Connects = entry.Has("connects");
        IsUserScoped = entry["scope"] == "user";
        IsServerSide = entry.Has("server");
        KeepsResources = entry.Has("keeps-resources");
        IsClosingHandshake = entry.Has("protocol");
        IsFinal = entry.Has("final");
        IsConnectionEvent = entry.Has("connection-event");
        IsReconnectEvent = entry.Has("reconnect-event");
        IsClosedEvent = entry.Has("closed-event");
        TurnsReconnectOn = entry.Has("reconnects");
        NeedsConnection = entry.Has("needs-connection");
        EndsWithToken = entry.Has("ends-with-token");
        IsOneAtATime = entry.Has("one-at-a-time");
        EndProperties = Split(entry["end"]);
        CloseProperties = Split(entry["close"]);
    }

    public ConnectionRole Role => _entry.Role;

    /// <summary>The parameter that names the channel, or null where the whole client is meant.</summary>
    public string? ChannelParameter { get; }

    /// <summary>The parameter that says where to connect to, or null where another member takes it.</summary>
    public string? AddressParameter { get; }

    /// <summary>The member that takes a provider instead of a credential; null where there is none.</summary>
    public string? ProviderMember { get; }

    /// <summary>The parts of an address of this SDK that hold credentials.</summary>
    public ImmutableArray<string> SecretQuery { get; }

    /// <summary>The returned value is the subscription: whoever drops it cannot unsubscribe.</summary>
    public bool ReturnsHandle { get; }

    /// <summary>What a second subscription to the channel does: adds, replaces, throws, shares, creates, ignored.</summary>
    public string? Again { get; }

    /// <summary>Creating the client opens its connection too, or an option has it opened.</summary>
    public bool Connects { get; }

    public bool IsUserScoped { get; }

    public bool IsServerSide { get; }

    public bool KeepsResources { get; }

    public bool IsClosingHandshake { get; }

    /// <summary>Cannot be undone: what it was called on is not opened, joined or used again.</summary>
    public bool IsFinal { get; }

    public bool IsConnectionEvent { get; }

    public bool IsReconnectEvent { get; }

    /// <summary>Raised when the connection was lost or closed.</summary>
    public bool IsClosedEvent { get; }

    /// <summary>Tells a client that is not made yet to reconnect by itself.</summary>
    public bool TurnsReconnectOn { get; }

    /// <summary>Subscribing needs an open connection, and the server forgets it with the connection.</summary>
    public bool NeedsConnection { get; }

    public bool EndsWithToken { get; }

    /// <summary>A second call on the same client must wait until the first has ended.</summary>
    public bool IsOneAtATime { get; }

    /// <summary>The properties of what a receive gives that say whether the message ends with this frame; none where it gives whole messages.</summary>
    public ImmutableArray<string> EndProperties { get; }

    /// <summary>The properties of what a receive gives that say whether the other side closes.</summary>
    public ImmutableArray<string> CloseProperties { get; }

    private static ImmutableArray<string> Split(string? names) => names is null ? ImmutableArray<string>.Empty : ImmutableArray.Create(names.Split(','));
}
