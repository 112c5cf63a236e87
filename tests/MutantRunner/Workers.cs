using System.Diagnostics;
using System.Text;

namespace Switchboard.MutantRunner;

/// <summary>This program once more, for each processor one.</summary>
internal static class Workers
{
    public static readonly int Count = Environment.ProcessorCount;

    /// <summary>Starts them, and again those that end with one of these codes, until all are done.</summary>
    public static Task RunAsync(Func<int, string[]> arguments, int[] again, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Count).Select(part => RunAsync(arguments(part), again, cancellationToken)));

    private static async Task RunAsync(string[] arguments, int[] again, CancellationToken cancellationToken)
    {
        while (true)
        {
            using Process worker = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardError = true })!;
            Task<string> said = BeginningOfAsync(worker.StandardError);
            try
            {
                await worker.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                worker.Kill();
                return;
            }
            Console.Error.Write(await said);
            if (worker.ExitCode == 0)
                return;
            if (!again.Contains(worker.ExitCode))
                throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with exit code {worker.ExitCode}; what it printed above says why.");
        }
    }

    // An endless recursion is told in a million lines.
    private static async Task<string> BeginningOfAsync(StreamReader lines)
    {
        var beginning = new StringBuilder();
        for (int number = 0; await lines.ReadLineAsync() is { } line; number++)
            if (number < 30)
                beginning.AppendLine(line);
        return beginning.ToString();
    }
}
