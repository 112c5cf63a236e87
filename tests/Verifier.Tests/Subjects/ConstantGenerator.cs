using Microsoft.CodeAnalysis;

namespace Verifier.Tests.Subjects;

/// <summary>Adds one file, always the same.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConstantGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterPostInitializationOutput(output => output.AddSource("Constant.g.cs", "class Generated { }\n"));
}
