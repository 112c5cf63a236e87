using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Lifetime;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>Answers: can all who come to this creation share what the first of them makes? What differs between them must be in the key.</summary>
internal sealed class SharedCreation
{
    private const int DeepestLocal = 6;

    private readonly CreationSite _site;
    private readonly SemanticModel _model;
    private readonly TypeFacts? _facts;

    private SharedCreation(CreationSite site)
    {
        _site = site;
        _model = site.Target.SemanticModel;
        _facts = TypeReader.FactsAt(site.Target, CancellationToken.None);
    }

    public static bool IsPossible(CreationSite site)
    {
        var shared = new SharedCreation(site);
        return !shared.ReadsWhatTheKeyLeavesOut() && !shared.IsSetUpEachTime();
    }

    private bool ReadsWhatTheKeyLeavesOut()
    {
        HashSet<string>? said = null;
        foreach (var node in _site.Expression.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || !Differs(name, 0))
                continue;
            said ??= NamesIn(KeyExpression.Of(_site));
            if (!said.Contains(name.Identifier.ValueText))
                return true;
        }

        return false;
    }

    private static HashSet<string> NamesIn(string key)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in SyntaxFactory.ParseExpression(key).DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name)
                names.Add(name.Identifier.ValueText);
        }

        return names;
    }

    /// <summary>Whether the value is another one for each element of a loop or each request.</summary>
    private bool Differs(IdentifierNameSyntax name, int depth)
    {
        if (name.Parent is NameColonSyntax || _model.GetSymbolInfo(name).Symbol is not { } symbol || IsDeclaredInside(symbol))
            return false;
        if (SignedInUser.IsOfRequest(_model.GetTypeInfo(name).Type))
            return true;

        return symbol switch
        {
            // Each type argument has static members and methods of its own.
            IRangeVariableSymbol or ITypeParameterSymbol => true,
            ILocalSymbol { IsConst: false } local => Differs(local, depth),
            // What is declared as an interface is mostly a service, and a token ends one call alone.
            IParameterSymbol { Type.TypeKind: not TypeKind.Interface, ContainingSymbol: IMethodSymbol function } parameter when !TokenSources.IsToken(parameter.Type) =>
                function.MethodKind == MethodKind.AnonymousFunction || _facts?.Repetition.AnswersRequests(function) == true || SaysWhich(function, parameter),
            // Request, User or Context of a base class that the framework brings.
            IPropertySymbol { IsStatic: false, ContainingType.DeclaringSyntaxReferences.IsEmpty: true } => IsOfThis(name) && IsInRequest(_model.GetEnclosingSymbol(name.SpanStart)),
            _ => false,
        };
    }

    // ReadAsync(string server): each caller may name another one. What an object keeps in a field it is told once, by its constructor or as well by a method.
    private bool SaysWhich(IMethodSymbol function, IParameterSymbol parameter) =>
        function.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
        && !(_site.Symbol is IFieldSymbol or IPropertySymbol && SymbolEqualityComparer.Default.Equals(_site.Symbol.ContainingType, function.ContainingType))
        && parameter.Type is { SpecialType: SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "Uri" or "Guid" };

    private bool IsDeclaredInside(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == _site.Expression.SyntaxTree && _site.Expression.Span.Contains(reference.Span))
                return true;
        }

        return false;
    }

    private static bool IsOfThis(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name || access.Expression is ThisExpressionSyntax or BaseExpressionSyntax,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };

    private bool Differs(ILocalSymbol local, int depth)
    {
        if (local.DeclaringSyntaxReferences.Length != 1 || depth > DeepestLocal)
            return false;

        var declaration = local.DeclaringSyntaxReferences[0].GetSyntax();
        return IsOfIteration(declaration)
            || SourceOf(declaration) is { } source && source.DescendantNodesAndSelf().Any(node => node is IdentifierNameSyntax name && Differs(name, depth + 1));
    }

    // foreach (var room in rooms), and what is declared within a loop: it is made anew for each turn.
    private bool IsOfIteration(SyntaxNode declaration)
    {
        for (var parent = declaration; parent is not null and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); parent = parent.Parent)
        {
            if (parent is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
                return parent.Span.Contains(_site.Expression.Span);
        }

        return false;
    }

    private static SyntaxNode? SourceOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        SingleVariableDesignationSyntax => declaration.Ancestors().FirstOrDefault(static node => node is IsPatternExpressionSyntax or AssignmentExpressionSyntax or InvocationExpressionSyntax) switch
        {
            IsPatternExpressionSyntax pattern => pattern.Expression,
            AssignmentExpressionSyntax deconstruction => deconstruction.Right,
            var call => call,
        },
        _ => null,
    };

    private bool IsInRequest(ISymbol? around)
    {
        for (var function = around as IMethodSymbol; function is not null; function = function.ContainingSymbol as IMethodSymbol)
        {
            if (_facts?.Repetition.AnswersRequests(function) == true)
                return true;
        }

        return false;
    }

    // socket.Options.AddSubProtocol("json"): on a socket that is open already that throws.
    private bool IsSetUpEachTime()
    {
        if (_site.Target.Diagnostic.Id != "SWB1002" || _site.Symbol is not { } client || _site.Target.Model.KindOf(_site.Client) is not { IsOneShot: true })
            return false;

        foreach (var node in _site.Scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax set } part } name
                && part.Expression == name
                && set.Expression == part
                && (set.Parent is InvocationExpressionSyntax || set.Parent is AssignmentExpressionSyntax assignment && assignment.Left == set)
                && _model.GetSymbolInfo(part).Symbol is IPropertySymbol { Type.TypeKind: TypeKind.Class }
                && SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name).Symbol, client))
                return true;
        }

        return false;
    }
}
