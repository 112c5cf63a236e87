using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Verifier.Tests.Subjects;

/// <summary>Reports a type whose name begins with a lowercase letter.</summary>
public abstract class TypeNameAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "TST0001",
        "Begin a type name with an uppercase letter",
        "Type '{0}' begins with a lowercase letter",
        "Naming",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        Configure(context);
    }

    protected virtual void Configure(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    protected virtual Diagnostic Create(ISymbol type, Location location) => Diagnostic.Create(Rule, location, type.Name);

    protected void Analyze(SymbolAnalysisContext context)
    {
        if (IsMisnamed(context.Symbol))
            context.ReportDiagnostic(Create(context.Symbol, context.Symbol.Locations[0]));
    }

    protected static bool IsMisnamed(ISymbol type) => type.Name.Length > 0 && char.IsLower(type.Name[0]);
}

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LowercaseTypeAnalyzer : TypeNameAnalyzer;

/// <summary>Says nothing about generated code, so it reports there too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnconfiguredAnalyzer : TypeNameAnalyzer
{
    protected override void Configure(AnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
}

/// <summary>Reports once the whole compilation has been seen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompilationEndAnalyzer : TypeNameAnalyzer
{
    protected override void Configure(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var types = new System.Collections.Concurrent.ConcurrentBag<ISymbol>();
            start.RegisterSymbolAction(symbol => types.Add(symbol.Symbol), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var type in types.Where(IsMisnamed))
                    end.ReportDiagnostic(Create(type, type.Locations[0]));
            });
        });
    }
}

/// <summary>Reports at a place that no pragma governs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DetachedLocationAnalyzer : TypeNameAnalyzer
{
    protected override Diagnostic Create(ISymbol type, Location location)
    {
        var span = location.GetLineSpan();
        return Diagnostic.Create(Rule, Location.Create(span.Path, location.SourceSpan, span.Span), type.Name);
    }
}

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : TypeNameAnalyzer
{
    protected override Diagnostic Create(ISymbol type, Location location) => throw new InvalidTimeZoneException("out of my depth");
}

/// <summary>Reports the declarations of a partial type after the first as additional locations.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PartialTypeAnalyzer : TypeNameAnalyzer
{
    protected override Diagnostic Create(ISymbol type, Location location) => Diagnostic.Create(Rule, location, type.Locations.Skip(1), type.Name);
}

/// <summary>Reports any type, by one of two rules; the second is off by default.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwoRuleAnalyzer : TypeNameAnalyzer
{
    public static readonly DiagnosticDescriptor ShortName = new("TST0002", "Use a longer name", "Name '{0}' is short", "Naming", DiagnosticSeverity.Info, isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule, ShortName];

    protected override void Configure(AnalysisContext context)
    {
        base.Configure(context);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.Name.Length < 3)
                    symbol.ReportDiagnostic(Diagnostic.Create(ShortName, symbol.Symbol.Locations[0], symbol.Symbol.Name));
            },
            SymbolKind.NamedType);
    }
}

/// <summary>Reports a type twice at the same place, the second time with its name shouted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwiceAnalyzer : TypeNameAnalyzer
{
    protected override void Configure(AnalysisContext context)
    {
        base.Configure(context);
        context.RegisterSymbolAction(symbol => symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0], symbol.Symbol.Name + "!")), SymbolKind.NamedType);
    }
}

/// <summary>Reports every type, however it is named.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EveryTypeAnalyzer : TypeNameAnalyzer
{
    protected override void Configure(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(symbol => symbol.ReportDiagnostic(Create(symbol.Symbol, symbol.Symbol.Locations[0])), SymbolKind.NamedType);
    }
}

/// <summary>Reports the first line of an additional file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AdditionalFileAnalyzer : TypeNameAnalyzer
{
    protected override void Configure(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(file =>
        {
            var line = file.AdditionalFile.GetText(file.CancellationToken)!.Lines[0];
            file.ReportDiagnostic(Diagnostic.Create(Rule, Location.Create(file.AdditionalFile.Path, line.Span, new(new(0, 0), new(0, line.Span.Length))), line.ToString()));
        });
    }
}

/// <summary>Silences every report of <see cref="TypeNameAnalyzer.Rule"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeNameSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Silence = new("TSTSUP1", TypeNameAnalyzer.Rule.Id, "meant so");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Silence];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
            context.ReportSuppression(Suppression.Create(Silence, diagnostic));
    }
}
