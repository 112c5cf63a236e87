using System.Globalization;

namespace Switchboard.Chaos;

/// <summary>The manager beside what people use instead, under the same faults. README.md says how to run it in full.</summary>
public sealed class ComparisonTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_manager_opens_one_connection_leaves_no_handler_and_doubles_nothing()
    {
        ComparisonSettings settings = Environment.GetEnvironmentVariable("SWITCHBOARD_COMPARISON_ROUNDS") is { Length: > 0 } rounds
            ? ComparisonSettings.Full(int.Parse(rounds, CultureInfo.InvariantCulture))
            : ComparisonSettings.Small;

        ComparisonResult managed = await MeasureAsync("Switchboard", (key, builder) => new ManagedContender(key, builder), settings);
        ComparisonResult plain = await MeasureAsync("a hub per component, automatic reconnect", (_, builder) => new PlainContender(builder), settings);
        ComparisonResult wrapper = await MeasureAsync("a singleton by hand, fixed delay", (_, builder) => new WrapperContender(builder), settings);

        string table = ComparisonTable.Of([managed, plain, wrapper], settings);
        output.WriteLine(table);
        await WriteAsync(table);
        Assert.Equal((1, 9, 1), (managed.Opened, plain.Opened, wrapper.Opened));
        Assert.Equal((0, 0, settings.MountCycles), (managed.HandlersLeft, plain.HandlersLeft, wrapper.HandlersLeft));
        Assert.Equal((1, settings.MountCycles, 1), (managed.OpenedByMounting, plain.OpenedByMounting, wrapper.OpenedByMounting));
        Assert.Equal(0, managed.Doubled);
    }

    private static async Task<ComparisonResult> MeasureAsync(
        string name, Func<ConnectionKey, Func<Microsoft.AspNetCore.SignalR.Client.IHubConnectionBuilder>, IContender> create, ComparisonSettings settings)
    {
        await using var run = new ComparisonRun(name, create, settings);
        return await run.MeasureAsync();
    }

    private static async Task WriteAsync(string table)
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Analyzers.sln")))
            root = Path.GetDirectoryName(root);
        string artifacts = Directory.CreateDirectory(Path.Combine(root ?? AppContext.BaseDirectory, "artifacts")).FullName;
        await File.WriteAllTextAsync(Path.Combine(artifacts, "comparison.md"), table);
    }
}
