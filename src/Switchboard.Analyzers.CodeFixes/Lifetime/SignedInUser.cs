using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes.Lifetime;

/// <summary>The user that a place knows: a variable with the id, or the claim of a principal.</summary>
internal sealed class SignedInUser
{
    private const string Claims = "System.Security.Claims";

    private readonly string? _condition;

    private SignedInUser(string argument, string shown, string? condition = null, string? import = null)
    {
        Argument = argument;
        Shown = shown;
        _condition = condition;
        Import = import;
    }

    /// <summary>What the manager is given.</summary>
    public string Argument { get; }

    /// <summary>As a title names it.</summary>
    public string Shown { get; }

    public string? Import { get; }

    /// <summary>The statement, under the condition that there is a user.</summary>
    public string Write(string statement, SyntaxNode at)
    {
        if (_condition is null)
            return statement;
        if (!Layout.IsFirstOnLine(at))
            return $"if ({_condition}) {{ {statement} }}";

        var layout = Layout.Of(at.SyntaxTree.GetRoot());
        var indentation = Layout.IndentationOf(at);
        var step = at.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? Layout.StepOf(type) : "    ";
        return $"if ({_condition}){layout.NewLine}{indentation}{{{layout.NewLine}{indentation}{step}{statement}{layout.NewLine}{indentation}}}";
    }

    public static SignedInUser? Find(FixTarget target, StatementSyntax at)
    {
        ISymbol? principal = null;
        foreach (var symbol in target.SemanticModel.LookupSymbols(at.SpanStart))
        {
            if (TypeOf(symbol, at) is not { } type)
                continue;
            if (type.SpecialType == SpecialType.System_String && IsUserId(symbol.Name) && !Places.MayBeNull(symbol, at, target.SemanticModel))
                return new SignedInUser(symbol.Name, symbol.Name);
            if (IsPrincipal(type) || GivesPrincipal(type))
                principal = Nearer(principal, symbol);
        }

        return principal is null ? null : OfPrincipal(target, at, principal);
    }

    private static SignedInUser OfPrincipal(FixTarget target, StatementSyntax at, ISymbol symbol)
    {
        var principal = IsPrincipal(TypeOf(symbol, at)) ? symbol.Name : symbol.Name + ".User";
        var types = RuntimeName.For(target, at.SpanStart, Claims, "ClaimTypes");
        var name = Names.Unique(target.SemanticModel, at.FirstAncestorOrSelf<MemberDeclarationSyntax>()!, "userId");
        return new SignedInUser(name, principal, $"{principal}.FindFirst({types.Text}.NameIdentifier)?.Value is {{ }} {name}", types.Import);
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol, SyntaxNode at) => symbol switch
    {
        ILocalSymbol local => local.Locations[0].SourceSpan.Start < at.SpanStart ? local.Type : null,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { GetMethod: not null } property => property.Type,
        _ => null,
    };

    /// <summary>Whether a value of the type belongs to one request: its context, or who sent it.</summary>
    public static bool IsOfRequest(ITypeSymbol? type) => type is not null && (IsPrincipal(type) || GivesPrincipal(type));

    private static bool IsUserId(string name) => name.EndsWith("userId", StringComparison.OrdinalIgnoreCase);

    private static bool IsPrincipal(ITypeSymbol? type) => type is { Name: "ClaimsPrincipal", ContainingNamespace.Name: "Claims" };

    private static bool GivesPrincipal(ITypeSymbol type) => type is { Name: "HttpContext", ContainingNamespace.Name: "Http" };

    // A principal itself before the context that has one.
    private static ISymbol Nearer(ISymbol? known, ISymbol found) =>
        known is null || IsPrincipal(known is IPropertySymbol property ? property.Type : null) is false && found is IPropertySymbol { Type: var type } && IsPrincipal(type) ? found : known;
}
