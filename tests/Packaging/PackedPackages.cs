using System.IO.Compression;
using Xunit;

namespace Switchboard.Packaging;

/// <summary>The tests that need the packages. One after the other: each is a build that uses every core.</summary>
[CollectionDefinition]
public sealed class PackedCollection : ICollectionFixture<PackedPackages>;

/// <summary>
/// The packages, packed once for all tests under a version that no cache has, in a folder feed outside the tree with an empty package
/// folder beside it.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("switchboard-");
    private readonly Dictionary<string, Consumer> _consumers = [];

    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    private string Feed => Path.Combine(_folder.FullName, "feed");

    public async ValueTask InitializeAsync()
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

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    internal ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.{extension}"));

    /// <summary>A restored consumer that tests share and leave as it is.</summary>
    internal async Task<Consumer> ConsumerAsync(string name)
    {
        if (!_consumers.TryGetValue(name, out var consumer))
            _consumers[name] = consumer = await CreateConsumerAsync(name, name);
        return consumer;
    }

    /// <summary>A restored consumer of the caller's own.</summary>
    internal Task<Consumer> CreateConsumerAsync(string name) => CreateConsumerAsync(name, Path.GetRandomFileName());

    private async Task<Consumer> CreateConsumerAsync(string name, string folder)
    {
        var consumer = new Consumer(Path.Combine(_folder.FullName, folder), new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages"),
            ["SwitchboardVersion"] = Version,
        });
        await consumer.CreateAsync(name);
        return consumer;
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
