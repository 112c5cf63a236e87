using System.Diagnostics;
using System.Globalization;
using Switchboard.Tests;

namespace Switchboard.Usage;

/// <summary>One of the processes that share a ledger.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    public WorkerProcess(string dialect, string connectionString, int number)
    {
        string program = typeof(UsageDatabase).Assembly.Location;
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, dialect, connectionString, number.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public async Task IsReadyAsync() => Assert.Equal("ready", await AnswerAsync());

    /// <summary>Opens connections, of users from a circle; ends when the database has them.</summary>
    public Task OpenAsync(int count, int circle) => DoAsync($"open {count} {circle}");

    public Task CloseAsync(int count) => DoAsync($"close {count}");

    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().Soon();
        Assert.Equal("", await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync().Soon();
        }
        _process.Dispose();
    }

    private async Task DoAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        await AnswerAsync();
    }

    private async Task<string> AnswerAsync() =>
        await _process.StandardOutput.ReadLineAsync().Soon() ?? throw new InvalidOperationException($"The worker ended: {await _errors}");
}
