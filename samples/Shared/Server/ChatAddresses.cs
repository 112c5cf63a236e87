namespace Chat.Server;

/// <summary>Where the parts of the server listen.</summary>
public sealed record ChatAddresses(Uri Chat, Uri Notifications, Uri Presence, Uri Ticker);
