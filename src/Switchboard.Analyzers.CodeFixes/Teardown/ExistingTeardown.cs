using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>The teardowns that a type has, and which of them a line belongs to.</summary>
internal sealed class ExistingTeardown
{
    private readonly TypeFacts _facts;
    private readonly List<(IMethodSymbol Symbol, MethodDeclarationSyntax Syntax)> _members = new();

    public ExistingTeardown(TypeFacts facts, SyntaxTree tree)
    {
        _facts = facts;
        foreach (var body in facts.Bodies)
        {
            if (body.Owner is not IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method || !IsLive(method) || Callbacks.IsPassing(method))
                continue;
            foreach (var reference in method.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null })
                {
                    if (reference.SyntaxTree == tree)
                        _members.Add((method, (MethodDeclarationSyntax)reference.GetSyntax()));
                    else
                        IsElsewhere = true;
                }
            }
        }
    }

    public bool Exists => _members.Count > 0;

    /// <summary>Whether another file of the type holds a teardown.</summary>
    public bool IsElsewhere { get; private set; }

    public IMethodSymbol? Find(string name)
    {
        foreach (var (symbol, _) in _members)
        {
            if (NameOf(symbol) == name)
                return symbol;
        }

        return null;
    }

    /// <summary>Whether only a synchronous Dispose is there.</summary>
    public bool IsSynchronous
    {
        get
        {
            foreach (var (symbol, _) in _members)
            {
                if (NameOf(symbol) != "Dispose")
                    return false;
            }

            return true;
        }
    }

    private bool IsLive(IMethodSymbol method)
    {
        if (_facts.Teardowns.IsTeardown(method))
            return true;
        if (method is not { Name: "Dispose", Parameters: { Length: 1 } parameters } || parameters[0].Type.SpecialType != SpecialType.System_Boolean)
            return false;

        foreach (var call in _facts.CallsOf(method))
        {
            if (_facts.OwnerOf(call) is IMethodSymbol caller && _facts.Teardowns.IsTeardown(caller))
                return true;
        }

        return false;
    }

    /// <summary>Adds the line to the teardown that suits it, to both where a type is disposed of in either way.</summary>
    public bool TryAdd(SourceEdits edits, ReleaseLine line)
    {
        var best = Best(line.NeedsAwait);
        if (!new TeardownBody(edits, _facts, best.Syntax, best.Symbol).TryAdd(line))
            return false;
        if (line.NeedsAwait || NameOf(best.Symbol) != "Dispose" || FrameworkSymbols.Is(_facts.Type, _facts.Model.Frameworks.Component))
            return true;

        var other = Best(needsAwait: true);
        return NameOf(other.Symbol) is not ("DisposeAsync" or "DisposeAsyncCore")
            || IsLinked()
            || new TeardownBody(edits, _facts, other.Syntax, other.Symbol).TryAdd(line);
    }

    // One of them calls the other, or both call a third.
    private bool IsLinked()
    {
        foreach (var (symbol, _) in _members)
        {
            foreach (var call in _facts.CallsOf(symbol))
            {
                if (_facts.OwnerOf(call) is IMethodSymbol caller && NameOf(caller) is var name && name != NameOf(symbol) && name is "Dispose" or "DisposeAsync" && NameOf(symbol) is "Dispose" or "DisposeAsync" or "DisposeAsyncCore"
                    && !(name == "DisposeAsync" && NameOf(symbol) == "DisposeAsyncCore") && !IsFinalizing(call))
                    return true;
            }
        }

        return false;
    }

    // Dispose(false) leaves everything managed alone.
    private static bool IsFinalizing(IOperation call) =>
        call is Microsoft.CodeAnalysis.Operations.IInvocationOperation { Arguments: { Length: 1 } arguments } && arguments[0].Value.ConstantValue is { HasValue: true, Value: false };

    private (IMethodSymbol Symbol, MethodDeclarationSyntax Syntax) Best(bool needsAwait)
    {
        var best = _members[0];
        foreach (var candidate in _members)
        {
            if (Rank(candidate.Symbol, needsAwait) < Rank(best.Symbol, needsAwait))
                best = candidate;
        }

        return best;
    }

    private static int Rank(IMethodSymbol method, bool needsAwait)
    {
        var asynchronous = NameOf(method) switch
        {
            "DisposeAsyncCore" => 0,
            "DisposeAsync" => 1,
            "StopAsync" => 2,
            "Dispose" => 9,
            _ => method.ReturnsVoid ? 5 : 4,
        };
        if (NameOf(method) != "Dispose")
            return asynchronous;
        return needsAwait ? asynchronous - method.Parameters.Length : -method.Parameters.Length - 1;
    }

    private static string NameOf(IMethodSymbol method)
    {
        var dot = method.Name.LastIndexOf('.');
        return dot < 0 ? method.Name : method.Name.Substring(dot + 1);
    }
}
