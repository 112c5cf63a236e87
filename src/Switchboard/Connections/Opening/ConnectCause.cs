namespace Switchboard;

/// <summary>Why a connection is being opened.</summary>
internal enum ConnectCause
{
    /// <summary>Somebody waits for it; given up when nobody does any more.</summary>
    Asked,

    /// <summary>It was lost.</summary>
    Lost,

    /// <summary>It was suspended and is used again.</summary>
    Resumed,

    /// <summary>A refresh was asked for.</summary>
    Refreshed,

    /// <summary>It failed for good a while ago and is tried once more.</summary>
    Probed,
}
