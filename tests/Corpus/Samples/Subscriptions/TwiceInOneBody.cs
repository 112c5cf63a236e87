// style: duplicated registrations
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public sealed class TwiceInOneBody : IAsyncDisposable
{
    private const string Message = "Message";
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://chat.example.com").Build(); // expect: SWB1001, SWB3008

    public TwiceInOneBody()
    {
        _hub.On<string>("Message", Console.WriteLine);
        _hub.On<string>("Edited", Console.WriteLine); // quiet: SWB4001 another channel
        _hub.On<string, DateTime>(Message, (text, at) => Console.WriteLine($"{at} {text}")); // expect: SWB4001
        _hub.Closed += OnClosed;
        _hub.Closed += OnClosed; // expect: SWB4001
    }

    private Task OnClosed(Exception? problem) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
