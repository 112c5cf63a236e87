using System.Diagnostics;

namespace Switchboard.MutantRunner;

/// <summary>This program once more, for each processor one.</summary>
internal static class Workers
{
    public static readonly int Count = Environment.ProcessorCount;

    /// <summary>Starts them, and again what asks for it, until all are done.</summary>
    public static Task RunAsync(Func<int, string[]> arguments, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Count).Select(part => RunAsync(arguments(part), cancellationToken)));

    private static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        while (true)
        {
            using Process worker = Process.Start(Environment.ProcessPath!, arguments);
            try
            {
                await worker.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                worker.Kill();
                return;
            }
            if (worker.ExitCode == 0)
                return;
            if (worker.ExitCode != Trial.Again)
                throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with exit code {worker.ExitCode}; what it printed above says why.");
        }
    }
}
