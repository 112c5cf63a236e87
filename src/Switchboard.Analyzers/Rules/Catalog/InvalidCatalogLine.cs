using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules.Catalog;

/// <summary>SWB9001: a line of the user's own catalog that does not parse, or that names a member its type does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidCatalogLineAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.InvalidCatalogLine);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(AnalyzeFile);
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!ConnectionCatalog.IsCatalogFile(file.Path) || file.GetText(context.CancellationToken) is not { } text)
            return;

        var catalog = ConnectionCatalog.Parse(file.Path, text);
        foreach (var problem in catalog.Problems)
            Report(context, text, problem.Span, problem.Message);

        var symbols = new List<ISymbol>();
        var types = new Dictionary<string, ImmutableArray<INamedTypeSymbol>>();
        foreach (var entry in catalog.Entries)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            symbols.Clear();
            CatalogResolver.Resolve(entry, context.Compilation, symbols, types);

            if ((FindMistake(entry, symbols, context.Compilation, types) ?? FindMissingProvider(entry, catalog)) is { } mistake)
                Report(context, text, SpanOf(entry, text, mistake.Words), mistake.Message);
        }
    }

    private static (string Words, string Message)? FindMistake(
        CatalogEntry entry, List<ISymbol> symbols, Compilation compilation, Dictionary<string, ImmutableArray<INamedTypeSymbol>> types)
    {
        var id = entry.ParsedId;
        if (symbols.Count == 0)
        {
            // Another version of the SDK, or none at all, is no mistake of the file's.
            return CatalogResolver.FindTypes(id.TypeName, compilation, types).IsEmpty
                ? null
                : (entry.Id, $"'{entry.Id}' names no member of '{id.TypeName}'; write a member that the type itself declares, or its name alone for every overload");
        }

        foreach (var option in RoleSyntax.Of(entry.Role).Options)
        {
            if (!option.NamesParameters || entry[option.Name] is not { } value)
                continue;

            foreach (var parameter in value.Split(','))
            {
                if (!symbols.Any(symbol => HasParameter(symbol, parameter)))
                    return ($"{option.Name}={value}", $"No overload of '{entry.Id}' has a parameter '{parameter}'; write the name of one of its parameters");
            }
        }

        return null;
    }

    private static (string Words, string Message)? FindMissingProvider(CatalogEntry entry, ConnectionCatalog catalog)
    {
        foreach (var option in RoleSyntax.Of(entry.Role).Options)
        {
            if (option.NamesProvider && entry[option.Name] is { } name && !catalog.Entries.Any(other => other.Has("provider") && other.Name == name))
                return ($"{option.Name}={name}", $"No line of this file says of '{name}' that it takes a provider; write the name of a member whose line has the flag 'provider'");
        }

        return null;
    }

    private static bool HasParameter(ISymbol symbol, string name) => symbol switch
    {
        IMethodSymbol method => method.Parameters.Any(parameter => parameter.Name == name),
        IPropertySymbol property => name == ConnectionValues.AssignedValue && property.SetMethod is not null,
        _ => false,
    };

    private static TextSpan SpanOf(CatalogEntry entry, SourceText text, string words)
    {
        var line = text.Lines[entry.Line];
        var start = line.ToString().IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(line.Start + start, words.Length);
    }

    private static void Report(AdditionalFileAnalysisContext context, SourceText text, TextSpan span, string message)
    {
        var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvalidCatalogLine, location, message));
    }
}
