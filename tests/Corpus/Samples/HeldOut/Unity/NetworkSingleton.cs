// style: behaviours around the one object that holds the connection
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using UnityEngine;

namespace Arena.Network;

public sealed class NetworkManager : MonoBehaviour
{
    public static NetworkManager? Instance { get; private set; }

    public HubConnection Hub { get; private set; } = null!;

    private async void Awake()
    {
        Instance = this;
        Hub = new HubConnectionBuilder().WithUrl("https://arena.example.org/hub").WithAutomaticReconnect().Build(); // expect: SWB1001
        Hub.On<string>("Kicked", Debug.Log);
        try
        {
            await Hub.StartAsync();
        }
        catch (Exception e)
        {
            Debug.Log(e);
        }
    }

    private async void OnDestroy()
    {
        if (Instance == this)
            Instance = null;
        await Hub.DisposeAsync();
    }
}

public sealed class HealthBar : MonoBehaviour
{
    private IDisposable? _health;

    private void Start() => _health = NetworkManager.Instance!.Hub.On<int>("Health", health => Debug.Log(health)); // quiet: SWB2003 kept, and disposed below

    private void OnDestroy() => _health?.Dispose();
}

public sealed class ManaBar : MonoBehaviour
{
    private void Start() => NetworkManager.Instance!.Hub.On<int>("Mana", mana => name = mana.ToString()); // expect: SWB2003
}

public sealed class ConnectionIcon : MonoBehaviour
{
    private void OnEnable()
    {
        if (NetworkManager.Instance is { } network)
            network.Hub.Closed += OnClosed; // quiet: SWB2004, SWB4002 removed in OnDisable
    }

    private void OnDisable()
    {
        if (NetworkManager.Instance is { } network)
            network.Hub.Closed -= OnClosed;
    }

    private Task OnClosed(Exception? error) => Task.CompletedTask;
}

public sealed class LagIcon : MonoBehaviour
{
    private void Start() => NetworkManager.Instance!.Hub.Reconnecting += OnReconnecting; // expect: SWB2004

    private Task OnReconnecting(Exception? error)
    {
        enabled = true;
        return Task.CompletedTask;
    }
}

/// <summary>A match has a connection of its own, in the object that says what is played.</summary>
public sealed class Match
{
    public HubConnection? Hub { get; set; }
}

public sealed class Matchmaker : MonoBehaviour
{
    public async Task EnterAsync(Match match, Uri address)
    {
        match.Hub = new HubConnectionBuilder().WithUrl(address).WithAutomaticReconnect().Build(); // expect: SWB1001
        match.Hub.Closed += OnClosed; // quiet: SWB2004 made here
        await match.Hub.StartAsync(); // quiet: SWB3002 made here
    }

    public async Task LeaveAsync(Match match)
    {
        if (match.Hub is not null)
            await match.Hub.DisposeAsync(); // quiet: SWB3001 made here
        match.Hub = null;
    }

    private Task OnClosed(Exception? error) => Task.CompletedTask;
}
