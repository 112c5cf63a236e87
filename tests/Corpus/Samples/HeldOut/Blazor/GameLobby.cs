// style: long Blazor page of a game lobby
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;

namespace Parlour.Client.Pages;

public enum LobbyPhase { Waiting, Starting, Playing, Over }

public sealed record Player(string Name, bool Ready, int Score);

public partial class GameLobby : ComponentBase, IAsyncDisposable
{
    private HubConnection _hub = default!; // quiet: SWB2002 disposed below
    private readonly SortedDictionary<string, Player> _players = new(StringComparer.Ordinal);
    private LobbyPhase _phase = LobbyPhase.Waiting;
    private string? _message;
    private CancellationTokenSource? _countdown;

    [Inject] private ILogger<GameLobby> Log { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery] public string? Name { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _hub = new HubConnectionBuilder() // expect: SWB1001
            .WithUrl(Navigation.ToAbsoluteUri($"/lobby?code={Uri.EscapeDataString(Code)}"))
            .WithAutomaticReconnect()
            .Build();

        RegisterHandlers();

        try
        {
            await _hub.StartAsync();
            await _hub.InvokeAsync("Join", Code, Name ?? "guest");
        }
        catch (Exception exception)
        {
            Log.LogError(exception, "Joining {Code} failed", Code);
            _message = "The lobby is not reachable.";
        }
    }

    private void RegisterHandlers()
    {
        _hub.On<Player>("PlayerJoined", OnPlayerJoined); // quiet: SWB2003 owned
        _hub.On<string>("PlayerLeft", OnPlayerLeft);
        _hub.On<string, bool>("ReadyChanged", OnReadyChanged);
        _hub.On<int>("Countdown", OnCountdown);
        _hub.On("GameStarted", OnGameStarted);
        _hub.On<Dictionary<string, int>>("Scores", OnScores);

        // Sound effects.
        _hub.On<Player>("PlayerJoined", player => Log.LogInformation("Ding: {Name}", player.Name)); // expect: SWB4001

        _hub.Reconnected += OnReconnected; // quiet: SWB2004 owned
    }

    private void OnPlayerJoined(Player player)
    {
        _players[player.Name] = player;
        InvokeAsync(StateHasChanged);
    }

    private void OnPlayerLeft(string name)
    {
        _players.Remove(name);
        if (_players.Count < 2 && _phase == LobbyPhase.Starting)
        {
            _countdown?.Cancel();
            _phase = LobbyPhase.Waiting;
        }

        InvokeAsync(StateHasChanged);
    }

    private void OnReadyChanged(string name, bool ready)
    {
        if (_players.TryGetValue(name, out var player))
            _players[name] = player with { Ready = ready };
        InvokeAsync(StateHasChanged);
    }

    private void OnCountdown(int seconds)
    {
        _phase = LobbyPhase.Starting;
        _message = $"Starting in {seconds}";
        InvokeAsync(StateHasChanged);
    }

    private void OnGameStarted()
    {
        _phase = LobbyPhase.Playing;
        InvokeAsync(StateHasChanged);
    }

    private void OnScores(Dictionary<string, int> scores)
    {
        foreach (var (name, score) in scores)
        {
            if (_players.TryGetValue(name, out var player))
                _players[name] = player with { Score = score };
        }

        _phase = LobbyPhase.Over;
        InvokeAsync(StateHasChanged);
    }

    private async Task OnReconnected(string? id)
    {
        await _hub.InvokeAsync("Join", Code, Name ?? "guest");
        _hub.On<string>("Kicked", reason => Navigation.NavigateTo($"/?kicked={reason}")); // expect: SWB4002
    }

    private Task ReadyAsync(bool ready) => _hub.SendAsync("Ready", ready);

    public async ValueTask DisposeAsync()
    {
        _countdown?.Dispose();
        try
        {
            await _hub.InvokeAsync("Leave", Code);
        }
        catch (Exception exception)
        {
            Log.LogDebug(exception, "Leaving {Code} failed", Code);
        }
        finally
        {
            await _hub.DisposeAsync();
        }
    }
}
