// style: Unity MonoBehaviour, careless
// sdk: mixed
using Microsoft.AspNetCore.SignalR.Client;
using SocketIOClient;
using UnityEngine;

namespace Game;

public class MatchBehaviour : MonoBehaviour
{
    private HubConnection _match = null!; // expect: SWB2002
    private SocketIO _voice = null!; // expect: SWB2002
    private int _score;

    private async void Awake()
    {
        _match = new HubConnectionBuilder().WithUrl("https://match.example.com").Build(); // expect: SWB1001, SWB3008
        _voice = new SocketIO("https://voice.example.com"); // expect: SWB1001
        _match.On<int>("Score", score => _score = score); // quiet: SWB2003 owned
        await _match.StartAsync();
    }

    private void OnEnable()
    {
        _match.On<int>("Bonus", bonus => _score += bonus); // expect: SWB4002
        _voice.On("muted", _ => Debug.Log("muted")); // quiet: SWB4002 switched off in OnDisable
    }

    private void OnDisable()
    {
        _voice.Off("muted");
    }

    private void Update()
    {
        _match.On("Frame", () => Debug.Log(_score)); // expect: SWB4002
        _voice.OnPing += OnPing; // expect: SWB4002
    }

    private void OnPing(object? sender, EventArgs e) => Debug.Log("ping");
}
