using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Switchboard.TestReferences;

/// <summary>Compiles one embedded stub file into a reference of its own.</summary>
internal static class StubAssembly
{
    /// <param name="sibling">An assembly that was compiled against the real one, whose version and key the stub takes; null where nothing was.</param>
    public static MetadataReference Compile(string file, string assemblyName, ImmutableArray<MetadataReference> references, AssemblyName? sibling = null)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var trees = new List<SyntaxTree> { CSharpSyntaxTree.ParseText(Read(file)) };
        if (sibling is not null)
        {
            options = options.WithPublicSign(true).WithCryptoPublicKey([.. sibling.GetPublicKey() ?? []]);
            trees.Add(CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{sibling.Version}\")]"));
        }

        var compilation = CSharpCompilation.Create(assemblyName, trees, references, options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
            throw new InvalidOperationException($"The stub {file} does not compile: {string.Join(Environment.NewLine, result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))}");

        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new FileNotFoundException($"There is no stub {file} in SdkStubs/OtherVersions.", file);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
