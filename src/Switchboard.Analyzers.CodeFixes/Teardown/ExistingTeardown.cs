using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

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

    /// <summary>The synchronous Dispose where no asynchronous one is there.</summary>
    public IMethodSymbol? OnlyDispose => _members.Any(static member => NameOf(member.Symbol) is "DisposeAsync" or "DisposeAsyncCore")
        ? null
        : _members.FirstOrDefault(static member => NameOf(member.Symbol) == "Dispose").Symbol;

    private bool IsLive(IMethodSymbol method)
    {
        if (_facts.Teardowns.IsTeardown(method))
            return true;

        // The part of a teardown that derived types override.
        var isCore = method switch
        {
            { Name: "Dispose", Parameters: { Length: 1 } parameters } => parameters[0].Type.SpecialType == SpecialType.System_Boolean,
            { Name: "DisposeAsyncCore", Parameters.IsEmpty: true } => true,
            _ => false,
        };
        if (!isCore)
            return false;

        foreach (var call in _facts.CallsOf(method))
        {
            if (_facts.OwnerOf(call) is IMethodSymbol caller && _facts.Teardowns.IsTeardown(caller))
                return true;
        }

        return false;
    }

    /// <summary>Adds the line to the teardown that suits it, to both where a type is disposed of in either way and neither runs the other.</summary>
    public bool TryAdd(SourceEdits edits, ReleaseLine line)
    {
        var best = Best(line.NeedsAwait);
        var other = Best(needsAwait: true);
        if (line.NeedsAwait || NameOf(best.Symbol) != "Dispose" || NameOf(other.Symbol) is not ("DisposeAsync" or "DisposeAsyncCore") || Runs("DisposeAsync", "Dispose"))
            return TryAdd(edits, line, best);

        var isInOther = Runs("Dispose", "DisposeAsync") || Runs("Dispose", "DisposeAsyncCore");
        return (isInOther || TryAdd(edits, line, best)) && TryAdd(edits, line, other);
    }

    private bool TryAdd(SourceEdits edits, ReleaseLine line, (IMethodSymbol Symbol, MethodDeclarationSyntax Syntax) member) =>
        new TeardownBody(edits, _facts, member.Syntax, member.Symbol).TryAdd(line);

    /// <summary>Whether a teardown of the one name calls one of the other.</summary>
    private bool Runs(string caller, string callee) => _members.Any(member =>
        NameOf(member.Symbol) == callee
        && _facts.CallsOf(member.Symbol).Any(call => _facts.OwnerOf(call) is IMethodSymbol owner && NameOf(owner) == caller && !IsFinalizing(call)));

    // Dispose(false) leaves everything managed alone.
    private static bool IsFinalizing(IOperation call) =>
        call is IInvocationOperation { Arguments: { Length: 1 } arguments } && arguments[0].Value.ConstantValue is { HasValue: true, Value: false };

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

    // An explicit implementation is named after its interface too.
    private static string NameOf(IMethodSymbol method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);
}
