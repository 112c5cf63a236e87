using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR.Client;

namespace Chat;

/// <summary>Mistakes that somebody has looked at and decided to keep.</summary>
public sealed class Suppressed
{
    [SuppressMessage("Switchboard.Lifetime", "SWB2002", Justification = "It lives as long as the process.")]
    private readonly HubConnection _hub; // suppressed: SWB2002

    public Suppressed(ChatAddress address)
    {
#pragma warning disable SWB1001 // A connection of its own, on purpose.
        _hub = new HubConnectionBuilder().WithUrl(address.Url).WithAutomaticReconnect().Build(); // suppressed: SWB1001
#pragma warning restore SWB1001
    }

    public bool IsOpen => _hub.State == HubConnectionState.Connected;
}
