using System.IO.Compression;
using Switchboard.Packaging;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace Switchboard.Packaging;

/// <summary>
/// The packages, packed once for all tests by the first that asks, under a version that no cache has, in a folder feed outside the tree with an
/// empty package folder beside it.
/// </summary>
public sealed class PackedPackages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("switchboard-");
    private readonly Lazy<Task> _packing;

    public PackedPackages() => _packing = new Lazy<Task>(PackAllAsync);

    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    private string Feed => Path.Combine(_folder.FullName, "feed");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Waits until the packages are there.</summary>
    public Task PackAsync() => _packing.Value;

    internal ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.{extension}"));

    /// <summary>A restored consumer in a folder of its own.</summary>
    internal async Task<Consumer> CreateConsumerAsync(string name)
    {
        await PackAsync();
        var consumer = new Consumer(Path.Combine(_folder.FullName, Path.GetRandomFileName()), new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages"),
            ["SwitchboardVersion"] = Version,
        });
        await consumer.CreateAsync(name);
        return consumer;
    }

    private async Task PackAllAsync()
    {
        // A source is added; what the machine restores from stays.
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "nuget.config"),
            """
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        // In this order each finds what the one before has built.
        await PackAsync("Switchboard");
        await PackAsync("Switchboard.Analyzers.Package", "--no-build");
        await PackAsync("Switchboard.SignalR");
        await PackAsync("Switchboard.Testing");
    }

    private async Task PackAsync(string project, params string[] options)
    {
        var result = await DotNet.RunAsync(
            Repository.Root,
            new Dictionary<string, string>(),
            [
                "pack", Path.Combine("src", project), "-c", "Release", "-o", Feed, "-v", "quiet", "-nologo", "-p:Version=" + Version,
                // The tree's own bin and obj may be in use by the build that this test is part of.
                "--artifacts-path", Path.Combine(_folder.FullName, "artifacts"), .. options,
            ]);
        result.MustSucceed();
    }
}
