using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Xunit;

namespace Switchboard.Packaging;

/// <summary>What is inside the packages, to the last file.</summary>
public sealed class PackageContentTests(PackedPackages packages) : IAsyncLifetime
{
    public static TheoryData<string, string[]> Files => new()
    {
        {
            "Switchboard",
            [
                "README.md", "Switchboard.nuspec", "icon.png",
                "lib/net10.0/Switchboard.dll", "lib/net10.0/Switchboard.xml",
                "lib/netstandard2.0/Switchboard.dll", "lib/netstandard2.0/Switchboard.xml",
            ]
        },
        {
            "Switchboard.SignalR",
            ["README.md", "Switchboard.SignalR.nuspec", "icon.png", "lib/net10.0/Switchboard.SignalR.dll", "lib/net10.0/Switchboard.SignalR.xml"]
        },
        {
            "Switchboard.Testing",
            [
                "README.md", "Switchboard.Testing.nuspec", "icon.png",
                "lib/net10.0/Switchboard.Testing.dll", "lib/net10.0/Switchboard.Testing.xml",
                "lib/netstandard2.0/Switchboard.Testing.dll", "lib/netstandard2.0/Switchboard.Testing.xml",
            ]
        },
        {
            "Switchboard.Analyzers",
            [
                "README.md", "Switchboard.Analyzers.nuspec",
                "analyzers/dotnet/cs/Switchboard.Analyzers.CodeFixes.dll", "analyzers/dotnet/cs/Switchboard.Analyzers.dll",
                "buildTransitive/Switchboard.Analyzers.props", "buildTransitive/Switchboard.Analyzers.targets",
                "configuration/none.globalconfig", "configuration/recommended.globalconfig", "configuration/strict.globalconfig",
                "configuration/suggestion.globalconfig", "icon.png",
            ]
        },
    };

    public static TheoryData<string, string[]> Symbols => new()
    {
        { "Switchboard", ["Switchboard.nuspec", "lib/net10.0/Switchboard.pdb", "lib/netstandard2.0/Switchboard.pdb"] },
        { "Switchboard.SignalR", ["Switchboard.SignalR.nuspec", "lib/net10.0/Switchboard.SignalR.pdb"] },
        { "Switchboard.Testing", ["Switchboard.Testing.nuspec", "lib/net10.0/Switchboard.Testing.pdb", "lib/netstandard2.0/Switchboard.Testing.pdb"] },
    };

    public static TheoryData<string> Ids => ["Switchboard", "Switchboard.SignalR", "Switchboard.Testing", "Switchboard.Analyzers"];

    public async ValueTask InitializeAsync() => await packages.PackAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Files))]
    public void A_package_holds_what_it_should_and_nothing_else(string id, string[] files)
    {
        using var package = packages.Open(id);

        Assert.Equal(files, FilesOf(package));
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void A_library_has_a_symbol_package(string id, string[] files)
    {
        using var package = packages.Open(id, "snupkg");

        Assert.Equal(files, FilesOf(package));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_says_what_it_is(string id)
    {
        var metadata = MetadataOf(id);

        Assert.Equal(id, Value(metadata, "id"));
        Assert.Equal(packages.Version, Value(metadata, "version"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("The Switchboard authors", Value(metadata, "authors"));
        Assert.Equal("https://github.com/switchboard-dotnet/switchboard", Value(metadata, "projectUrl"));
        Assert.NotEqual("Package Description", Value(metadata, "description"));
        Assert.NotEmpty(Value(metadata, "tags"));
        Assert.Equal("git", Named(metadata, "repository").Single().Attribute("type")?.Value);
        Assert.Equal(id == "Switchboard.Analyzers" ? "true" : "", Value(metadata, "developmentDependency"));
    }

    [Theory]
    [InlineData("Switchboard", "Switchboard.Analyzers", 2)]
    [InlineData("Switchboard.SignalR", "Switchboard", 1)]
    [InlineData("Switchboard.Testing", "Switchboard", 2)]
    public void Who_references_a_library_gets_the_rules_too(string id, string dependency, int frameworks)
    {
        var references = Named(MetadataOf(id), "dependency").Where(element => element.Attribute("id")!.Value == dependency).ToArray();

        Assert.Equal(frameworks, references.Length);
        Assert.All(references, reference =>
        {
            Assert.Equal(packages.Version, reference.Attribute("version")!.Value);
            Assert.Equal("All", reference.Attribute("include")?.Value);
            Assert.Null(reference.Attribute("exclude"));
        });
    }

    [Fact]
    public void The_rules_depend_on_no_package() => Assert.Empty(Named(MetadataOf("Switchboard.Analyzers"), "dependency"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_assembly_holds_a_path_of_the_machine_that_built_it(string id)
    {
        using var package = packages.Open(id);

        foreach (var entry in package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var assembly = new PEReader(new MemoryStream(Read(entry)));
            var debug = assembly.ReadDebugDirectory().Single(item => item.Type == DebugDirectoryEntryType.CodeView);

            Assert.DoesNotContain(Repository.Root, assembly.ReadCodeViewDebugDirectoryData(debug).Path, StringComparison.Ordinal);
            Assert.Equal(-1, Read(entry).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)));
        }
    }

    [Theory]
    [InlineData("Switchboard.Analyzers.dll", "4.3.0.0")]
    [InlineData("Switchboard.Analyzers.CodeFixes.dll", "4.5.0.0")]
    public void The_rules_ask_for_no_newer_compiler_than_they_say(string file, string version)
    {
        using var package = packages.Open("Switchboard.Analyzers");
        using var assembly = new PEReader(new MemoryStream(Read(package.GetEntry("analyzers/dotnet/cs/" + file)!)));
        var metadata = assembly.GetMetadataReader();

        var compiler = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Where(reference => metadata.GetString(reference.Name).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Max(reference => reference.Version);

        Assert.Equal(Version.Parse(version), compiler);
    }

    private static IEnumerable<string> FilesOf(ZipArchive package) =>
        package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal);

    private XElement MetadataOf(string id)
    {
        using var package = packages.Open(id);
        using var nuspec = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    private static IEnumerable<XElement> Named(XElement metadata, string name) => metadata.Descendants().Where(element => element.Name.LocalName == name);

    private static string Value(XElement metadata, string name) => Named(metadata, name).SingleOrDefault()?.Value ?? "";

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
