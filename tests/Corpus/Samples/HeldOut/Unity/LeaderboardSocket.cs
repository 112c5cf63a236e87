// style: Unity behaviour over Socket.IO
// sdk: socketio
// switchboard: no
using SocketIOClient;
using UnityEngine;

public class LeaderboardSocket : MonoBehaviour
{
    [SerializeField] private string url = "https://scores.example.org";
    [SerializeField] private int maxEntries = 10;

    private SocketIO socket; // quiet: SWB2002 disposed in OnDestroy
    private readonly Queue<Action> mainThread = new();
    private readonly SortedList<int, string> entries = new();
    private bool joined;

    private async void Start()
    {
        socket = new SocketIO(url, new SocketIOOptions { Reconnection = true }); // expect: SWB1001
        socket.OnConnected += OnConnected; // quiet: SWB2004 owned
        socket.OnError += (sender, message) => Enqueue(() => Debug.Log(message));
        socket.On("score", OnScore); // quiet: SWB2003 owned
        await socket.ConnectAsync();
    }

    private void Update()
    {
        lock (mainThread)
        {
            while (mainThread.Count > 0)
                mainThread.Dequeue()();
        }

        if (socket != null && socket.Connected)
            socket.On("season", response => Enqueue(() => entries.Clear())); // expect: SWB4002
    }

    private async void OnConnected(object sender, EventArgs e)
    {
        await socket.EmitAsync("join", "leaderboard");
        if (!joined)
        {
            joined = true;
            socket.On("joined", response => Debug.Log(response)); // quiet: SWB4002 guarded by a flag
        }
    }

    private void OnScore(SocketIOResponse response)
    {
        var points = response.GetValue<int>();
        var player = response.GetValue<string>(1);
        Enqueue(() =>
        {
            entries[points] = player;
            while (entries.Count > maxEntries)
                entries.RemoveAt(0);
        });
    }

    private void Enqueue(Action action)
    {
        lock (mainThread)
            mainThread.Enqueue(action);
    }

    private void OnDestroy()
    {
        socket?.Dispose();
    }
}
