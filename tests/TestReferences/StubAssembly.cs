using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Switchboard.TestReferences;

/// <summary>Compiles one embedded stub file into a reference of its own.</summary>
internal static class StubAssembly
{
    public static MetadataReference Compile(string file, string assemblyName, ImmutableArray<MetadataReference> references, ImmutableArray<byte> publicKey = default)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        if (!publicKey.IsDefaultOrEmpty)
            options = options.WithPublicSign(true).WithCryptoPublicKey(publicKey);

        var compilation = CSharpCompilation.Create(assemblyName, [CSharpSyntaxTree.ParseText(Read(file))], references, options);
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
