using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Lifetime;

/// <summary>A local that is declared with its connection and stays in its block, so that the end of the block can release it.</summary>
internal sealed class LocalToRelease
{
    private LocalToRelease(ILocalSymbol symbol, LocalDeclarationStatementSyntax declaration, List<StatementSyntax> rest)
    {
        Symbol = symbol;
        Declaration = declaration;
        Rest = rest;
    }

    public ILocalSymbol Symbol { get; }

    public LocalDeclarationStatementSyntax Declaration { get; }

    /// <summary>The statements after the declaration.</summary>
    public List<StatementSyntax> Rest { get; }

    public static LocalToRelease? Find(FixTarget target, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (target.Node.FirstAncestorOrSelf<StatementSyntax>() is not LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration
            || declaration.UsingKeyword.RawKind != 0
            || declaration.IsConst
            || target.SemanticModel.GetDeclaredSymbol(variables[0], cancellationToken) is not ILocalSymbol { RefKind: RefKind.None } symbol
            || TaskEnds.IsTask(symbol.Type)
            || facts.WritesOf(symbol).Count != 1
            || RestOf(declaration) is not { } rest
            || !StaysHere(facts, symbol)
            || GivesAway(facts, symbol))
            return null;

        foreach (var statement in rest)
        {
            // A using declaration may not be jumped over.
            if (statement is LabeledStatementSyntax)
                return null;
        }

        return new LocalToRelease(symbol, declaration, rest);
    }

    private static List<StatementSyntax>? RestOf(LocalDeclarationStatementSyntax declaration)
    {
        var rest = new List<StatementSyntax>();
        switch (declaration.Parent)
        {
            case BlockSyntax block:
                for (var i = block.Statements.IndexOf(declaration) + 1; i < block.Statements.Count; i++)
                    rest.Add(block.Statements[i]);
                return rest;
            case GlobalStatementSyntax { Parent: CompilationUnitSyntax program } global:
                for (var i = program.Members.IndexOf(global) + 1; i < program.Members.Count; i++)
                {
                    if (program.Members[i] is GlobalStatementSyntax next)
                        rest.Add(next.Statement);
                }

                return rest;
            default:
                return null;
        }
    }

    /// <summary>Whether all that ends the local's life here is a release of it: nobody else is given it.</summary>
    private static bool StaysHere(TypeFacts facts, ILocalSymbol local)
    {
        if (LocalScope.EndsOf(facts, local) is not { } ends)
            return false;

        foreach (var release in facts.Releases.Of(local))
        {
            if (release.Kind == ReleaseKind.Released)
                ends.Remove(release.Operation.Syntax);
        }

        return ends.Count == 0;
    }

    /// <summary>Whether something that needs the connection outlives the local: a task nobody awaits, an object of the SDK that is returned or stored.</summary>
    private static bool GivesAway(TypeFacts facts, ILocalSymbol local)
    {
        foreach (var reference in facts.ReferencesOf(local))
        {
            var used = Asked(reference);
            var value = used;
            while (!TaskEnds.IsTask(value.Type) && value.Parent is { } parent && IsMadeFrom(parent))
                value = parent;
            if (value == used)
                continue;
            if (TaskEnds.IsTask(value.Type) ? IsLeftRunning(facts, value) : value.Type is { IsValueType: false, SpecialType: not SpecialType.System_String } && IsKept(facts, value))
                return true;
        }

        return false;
    }

    // hub?.StartAsync(): what stands behind the question mark.
    private static IOperation Asked(IOperation reference) =>
        reference.Parent is IConditionalAccessOperation access && access.Operation == reference
            ? access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault() ?? reference
            : reference;

    // A task that nobody awaits here, or one whose channel is kept.
    private static bool IsLeftRunning(TypeFacts facts, IOperation task)
    {
        foreach (var end in TaskEnds.Of(facts, task))
        {
            if (end.Kind is TaskEndKind.Dropped or TaskEndKind.HandedOn || facts.Model.IsChannel(end.Operation.Type) && IsKept(facts, end.Operation))
                return true;
        }

        return false;
    }

    // hub.On(…), redis.GetDatabase()
    private static bool IsMadeFrom(IOperation operation) => operation switch
    {
        IInvocationOperation or IPropertyReferenceOperation or IConditionalAccessOperation or IConversionOperation { IsImplicit: true } => true,
        IArgumentOperation argument => argument.Parent is IInvocationOperation { TargetMethod.IsExtensionMethod: true } call && call.Arguments[0] == argument,
        _ => false,
    };

    // Returned or stored, at once or from a local of its own.
    private static bool IsKept(TypeFacts facts, IOperation value)
    {
        switch (value.Consumer())
        {
            case IReturnOperation or ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation }:
                return true;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                foreach (var reference in facts.ReferencesOf(declarator.Symbol))
                {
                    if (reference.Syntax.SpanStart > declarator.Syntax.Span.End && IsKept(facts, reference))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }
}
