using System.Diagnostics;

namespace Switchboard.Packaging;

/// <summary>Runs the command line of the SDK as a person at a fresh prompt would.</summary>
internal static class DotNet
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    public static Task<CommandResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments) { WorkingDirectory = folder };
        ForgetTheTestRun(start);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return RunAsync(start, "dotnet");
    }

    /// <summary>Runs a program that was published.</summary>
    public static Task<CommandResult> RunProgramAsync(string program, params string[] arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments), Path.GetFileName(program));

    private static async Task<CommandResult> RunAsync(ProcessStartInfo start, string name)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var command = $"{name} {string.Join(' ', start.ArgumentList)}";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(s_limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(command, process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command}' did not end within {s_limit}.");
        }
    }

    // A test host is itself started by MSBuild, and what that sets would choose SDK and options for the command.
    private static void ForgetTheTestRun(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.ToArray())
        {
            if (name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase))
                start.Environment.Remove(name);
        }

        // A process of MSBuild's that stays behind would hold the output open; the compiler's server does not.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    }
}

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public CommandResult MustSucceed() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"'{Command}' ended with {ExitCode}:{Environment.NewLine}{Output}");
}
