// style: branches that exclude each other
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public sealed class Alternatives : IAsyncDisposable
{
    private readonly HubConnection _left = new HubConnectionBuilder().WithUrl("https://left.example.com").Build(); // expect: SWB1001, SWB3008
    private readonly HubConnection _right = new HubConnectionBuilder().WithUrl("https://right.example.com").Build(); // expect: SWB1001, SWB3008

    public Alternatives(bool verbose, int version)
    {
        _left.On<string>("Changed", Console.WriteLine);
        _right.On<string>("Changed", Console.WriteLine); // quiet: SWB4001 another client

        if (verbose)
            _left.On<string>("Trace", Console.WriteLine);
        else
            _left.On<string>("Trace", _ => { }); // quiet: SWB4001 the other branch

        switch (version)
        {
            case 1:
                _right.On<string>("Joined", Console.WriteLine);
                break;
            case 2:
                _right.On<string, int>("Joined", (name, age) => Console.WriteLine($"{name} {age}")); // quiet: SWB4001 the other branch
                break;
        }

        var once = _left.On("Ready", () => { });
        once.Dispose();
        once = _left.On("Ready", Ready); // quiet: SWB4001 disposed between

        _right.On("Ready", () => { });
        _right.Remove("Ready");
        _right.On("Ready", Ready); // quiet: SWB4001 removed between
    }

    public void Listen() => _left.On<int>("Level", level => Console.WriteLine(level));

    public void ListenInDetail() => _left.On<int>("Level", level => Console.WriteLine($"level {level}")); // quiet: SWB4001 an alternative method

    private void Ready() => Console.WriteLine("ready");

    public async ValueTask DisposeAsync()
    {
        await _left.DisposeAsync();
        await _right.DisposeAsync();
    }
}
