using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Lifetime;

/// <summary>SWB2002: releases what a type owns in its teardown, or before it is assigned anew.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DisposeOwnedFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public DisposeOwnedFix()
        : base(Descriptors.DisposeOwned.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { ReleaseInTeardown, ReleaseBeforeAssignment };

    private static PlannedFix? ReleaseInTeardown(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        var target = edits.Target;
        if (target.Node is AssignmentExpressionSyntax || TeardownFinder.PartOf(target, facts) is not { } part)
            return null;

        var member = target.SemanticModel.GetDeclaredSymbol(target.Node, cancellationToken);
        var type = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        return type is not null && Release(edits, facts, part, member!, type)
            ? new PlannedFix($"Release '{member!.Name}' when '{facts.Type.Name}' is torn down", "ReleaseInTeardown")
            : null;
    }

    private static bool Release(SourceEdits edits, TypeFacts facts, TypeDeclarationSyntax part, ISymbol member, ITypeSymbol type)
    {
        if (ReleaseLine.For(facts.Model, member.Name, type, HeldValue.MayBeNull(facts, member)) is not { } line)
            return false;
        if (MayComeBack(facts, member, type))
            line = line.ThenForget(member.Name);

        // The teardown is written and only waits to be called.
        if (Uncalled(facts, member) is { } uncalled)
        {
            var introduced = new NewTeardown(edits, facts, part);
            if (facts.Teardowns.Exist)
                line = ReleaseLine.OfStatement(uncalled.Name, "()", guard: null);
            else if (facts.Model.Frameworks.ClosingMethodOf(facts.Type) is null)
                return introduced.TryAdopt(uncalled, line: null);
        }

        return TeardownFinder.TryAdd(edits, facts, part, line, MadeIn(facts, member));
    }

    // A page that comes back asks for null and would keep what is disposed of.
    private static bool MayComeBack(TypeFacts facts, ISymbol member, ITypeSymbol type) =>
        facts.Model.Frameworks.ClosingMethodOf(facts.Type) == TeardownFinder.Disappearing
        && type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated }
        && HeldValue.MayBeNull(facts, member);

    private static ISymbol? MadeIn(TypeFacts facts, ISymbol member)
    {
        ISymbol? only = null;
        foreach (var write in facts.WritesOf(member))
        {
            if (write.IsNull())
                continue;
            var owner = facts.OwnerOf(write);
            if (only is not null && !SymbolEqualityComparer.Default.Equals(only, owner))
                return null;
            only = owner;
        }

        return only;
    }

    /// <summary>The Dispose or DisposeAsync of the type that releases the member, where nothing calls it.</summary>
    private static IMethodSymbol? Uncalled(TypeFacts facts, ISymbol member)
    {
        foreach (var release in facts.Releases.Of(member))
        {
            if (release.Kind == ReleaseKind.Released
                && facts.OwnerOf(release.Operation) is IMethodSymbol { Name: "Dispose" or "DisposeAsync", Parameters.IsEmpty: true, MethodKind: MethodKind.Ordinary } method
                && (method.Name == "Dispose" || !facts.Teardowns.Exist))
                return method;
        }

        return null;
    }

    private static PlannedFix? ReleaseBeforeAssignment(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        var model = edits.Target.SemanticModel;
        if (edits.Target.Node is not AssignmentExpressionSyntax assignment
            || assignment.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement
            || model.GetOperation(assignment.Left, cancellationToken) is not { } written
            || SymbolOf(written) is not { } symbol
            || symbol is ILocalSymbol && IsUnassigned(symbol, cancellationToken)
            || model.GetTypeInfo(assignment.Left, cancellationToken).Type is not { } type)
            return null;

        var name = assignment.Left.ToString();
        var line = ReleaseLine.For(facts.Model, name, type, HeldValue.MayBeNull(facts, symbol));
        var isAsync = Places.CanAwait(assignment, model);
        if (line is null || line.NeedsAwait && !isAsync)
            return null;

        var version = ((CSharpParseOptions)assignment.SyntaxTree.Options).LanguageVersion;
        var writer = BlockEdits.WriterIn(edits, block);
        if (isAsync)
            line.WriteAwaited(writer, version);
        else
            line.WritePlain(writer, version);
        BlockEdits.InsertBeside(edits, block, block.Statements.IndexOf(statement), writer.ToString());
        return new PlannedFix($"Release the old '{name}' first", "ReleaseBeforeAssignment");
    }

    private static ISymbol? SymbolOf(IOperation written) => written switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };

    private static bool IsUnassigned(ISymbol local, CancellationToken cancellationToken)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: not null })
                return false;
        }

        return true;
    }
}
