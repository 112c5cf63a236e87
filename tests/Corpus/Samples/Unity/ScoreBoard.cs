// style: Unity MonoBehaviour that subscribes from Update
// sdk: socketio
using SocketIOClient;
using UnityEngine;

namespace Game;

public class ScoreBoard : MonoBehaviour
{
    private SocketIO _socket = null!; // quiet: SWB2002 released in OnDestroy
    private bool _listening;
    private int _score;

    private void Start()
    {
        _socket = new SocketIO("https://scores.example.com"); // expect: SWB1001
        _ = _socket.ConnectAsync(); // expect: SWB3004
    }

    private void Update()
    {
        _socket.On("score", response => _score = response.GetValue<int>()); // expect: SWB4002

        if (!_listening)
        {
            _socket.On("reset", _ => _score = 0); // quiet: SWB4002 guarded by a flag
            _listening = true;
        }
    }

    private void OnDestroy()
    {
        _socket.Dispose();
    }
}
