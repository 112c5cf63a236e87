// style: Unity behaviour
// sdk: socketio
using SocketIOClient;
using UnityEngine;

namespace Arena;

public class MatchmakerBehaviour : MonoBehaviour
{
    [SerializeField]
    private string editorAddress = "http://arena-dev.example.net"; // quiet: SWB5003 the inspector sets it

    private readonly string lobbyAddress = "http://lobby.arena-game.com:3000"; // expect: SWB5003

    private SocketIO? lobby;
    private SocketIO? match;
    private SocketIO? editor;

    private async void Start()
    {
        lobby = new SocketIO(lobbyAddress); // expect: SWB1001
        editor = new SocketIO(editorAddress); // expect: SWB1001
        await lobby.ConnectAsync();
        await editor.ConnectAsync();
    }

    public async Task JoinAsync(string matchId)
    {
        match?.Dispose();
        match = Open("http://match.arena-game.com/" + matchId); // expect: SWB5003
        await match.ConnectAsync();
    }

    private static SocketIO Open(string address) => new(new Uri(address)); // expect: SWB1001

    private void OnDestroy()
    {
        lobby?.Dispose();
        match?.Dispose();
        editor?.Dispose();
    }
}
