// style: test doubles that look like the real thing
// sdk: signalr
// tests: yes
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Fakes
{
    public sealed class Hub : IAsyncDisposable
    {
        public event Func<Exception?, Task>? Closed;

        public List<string> Calls { get; } = [];

        public Task StartAsync() => Task.CompletedTask;

        public Task StopAsync() => Closed?.Invoke(null) ?? Task.CompletedTask;

        public IDisposable On(string name, Action handler)
        {
            Calls.Add(name);
            return new MemoryStream();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

namespace Fakes.Tests
{
    public sealed class WidgetTests
    {
        private readonly Hub _hub = new(); // quiet: SWB2002 a type of the application
        private int _moves;

        [Fact]
        public async Task A_widget_listens_twice()
        {
            _hub.On("Move", () => _moves++); // quiet: SWB2003 a type of the application
            _hub.On("Move", () => _moves++); // quiet: SWB4001 a type of the application
            _hub.Closed += _ => Task.CompletedTask; // quiet: SWB2004 a type of the application
            await _hub.StartAsync();
            await _hub.StopAsync(); // quiet: SWB3001 a type of the application
            Assert.Equal(2, _hub.Calls.Count);
        }

        [Fact]
        public async Task A_real_hub_that_listens_twice()
        {
            await using var hub = new HubConnectionBuilder().WithUrl("http://localhost:5057/widget").Build(); // quiet: SWB1002 test code
            hub.On("Move", () => { _moves++; }); // quiet: SWB2003 owned
            hub.On("Move", () => { _moves--; }); // expect: SWB4001
            await hub.StartAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, _moves);
        }
    }
}
