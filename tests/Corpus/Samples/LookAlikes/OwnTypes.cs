// style: same-named types of the user's own
// sdk: none
namespace App.Fake;

public sealed class HubConnection
{
    public event Func<Task>? Closed;

    public Task StartAsync() => Closed?.Invoke() ?? Task.CompletedTask;

    public Task StopAsync() => Task.CompletedTask;

    public IDisposable On(string name, Action handle) => new Handle(handle);

    private sealed class Handle(Action handle) : IDisposable
    {
        public void Dispose() => handle();
    }
}

public sealed class HubConnectionBuilder
{
    public HubConnection Build() => new(); // quiet: SWB1001 a type of the user's own
}

public sealed class Simulation(HubConnection shared)
{
    private readonly HubConnection _own = new HubConnectionBuilder().Build(); // quiet: SWB1001, SWB2002 a type of the user's own
    private int _moves;

    public async Task RunAsync()
    {
        for (var i = 0; i < 3; i++)
            shared.On("Moved", () => _moves++); // quiet: SWB2003, SWB4002 a type of the user's own
        shared.Closed += () => Task.FromResult(_moves++); // quiet: SWB2004 a type of the user's own
        await shared.StartAsync(); // quiet: SWB3002 a type of the user's own
        await _own.StartAsync();
        await shared.StopAsync(); // quiet: SWB3001 a type of the user's own
    }
}
