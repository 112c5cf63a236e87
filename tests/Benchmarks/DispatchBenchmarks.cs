using BenchmarkDotNet.Attributes;
using Switchboard;

namespace Benchmarks;

/// <summary>Handing a message to the callbacks of a channel, beside calling a multicast delegate.</summary>
[MemoryDiagnoser]
public class DispatchBenchmarks
{
    private readonly ConnectionManager _manager = new();
    private Action<int>? _multicast;
    private Func<int, Task>? _receive;
    private long _sum;

    [Params(1, 10, 1_000)]
    public int Callbacks { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        object client = _manager.GetOrCreate("benchmark", static () => new object());
        for (int i = 0; i < Callbacks; i++)
        {
            _multicast += Handle;
            _manager.Subscribe<object, int>(client, "message", Open, HandleAsync);
        }
    }

    [GlobalCleanup]
    public async Task CleanUp() => await _manager.DisposeAsync();

    [Benchmark(Baseline = true)]
    public void Multicast() => _multicast!(1);

    [Benchmark]
    public Task Channel() => _receive!(1);

    private IDisposable Open(object client, Func<int, Task> receive)
    {
        _receive = receive;
        return new Nothing();
    }

    private void Handle(int message) => _sum += message;

    private Task HandleAsync(int message)
    {
        _sum += message;
        return Task.CompletedTask;
    }

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
