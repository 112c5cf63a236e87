using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using Switchboard;

namespace Benchmarks;

/// <summary>Taking and giving back a lease on an open connection, beside looking one up in a dictionary.</summary>
[MemoryDiagnoser]
public class LeaseBenchmarks
{
    private readonly ConcurrentDictionary<string, object> _dictionary = new();
    private readonly ConnectionManager _manager = new();
    private readonly ConnectionKey _key = new("benchmark");

    [GlobalSetup]
    public async Task SetUp() => await _manager.AcquireAsync(_key, static () => new object(), static (_, _) => Task.CompletedTask);

    [GlobalCleanup]
    public async Task CleanUp() => await _manager.DisposeAsync();

    [Benchmark(Baseline = true)]
    public object Dictionary() => _dictionary.GetOrAdd("benchmark", static _ => new object());

    [Benchmark]
    public async Task<object> Lease()
    {
        await using var lease = await _manager.AcquireAsync(_key, static () => new object(), static (_, _) => Task.CompletedTask);
        return lease.Client;
    }
}
