using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>The private fields that only some code reads. Without it they are set and never asked, and the compiler warns of each.</summary>
internal static class LastReads
{
    /// <summary>Whether there are some.</summary>
    public static bool AreIn(TypeFacts facts, SyntaxNode code)
    {
        foreach (var member in facts.Type.GetMembers())
        {
            if (member is IFieldSymbol field && IsOnlySetWithout(facts, field, code))
                return true;
        }

        return false;
    }

    /// <summary>Takes the fields out with the code; false where one of them is more than a flag that is set.</summary>
    public static bool TryRemove(SourceEdits edits, TypeFacts facts, SyntaxNode code)
    {
        foreach (var member in facts.Type.GetMembers())
        {
            if (member is IFieldSymbol field && IsOnlySetWithout(facts, field, code) && !TryRemove(edits, facts, field, code))
                return false;
        }

        return true;
    }

    // A value that is worked out counts as use for the compiler.
    private static bool IsOnlySetWithout(TypeFacts facts, IFieldSymbol field, SyntaxNode code)
    {
        if (field is not { DeclaredAccessibility: Accessibility.Private, IsConst: false, IsImplicitlyDeclared: false })
            return false;

        var isRead = false;
        foreach (var reference in facts.ReferencesOf(field))
        {
            if (IsIn(reference, code))
                isRead = true;
            else if (AssignmentOf(reference) is null)
                return false;
        }

        foreach (var write in facts.WritesOf(field))
        {
            if (!write.ConstantValue.HasValue)
                return false;
        }

        return isRead;
    }

    private static bool IsIn(IOperation reference, SyntaxNode code) => reference.Syntax.SyntaxTree == code.SyntaxTree && code.Span.Contains(reference.Syntax.Span);

    private static ISimpleAssignmentOperation? AssignmentOf(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference ? assignment : null;

    private static bool TryRemove(SourceEdits edits, TypeFacts facts, IFieldSymbol field, SyntaxNode code)
    {
        if (field.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax { AttributeLists.Count: 0 } declaration } }
            || declaration.SyntaxTree != code.SyntaxTree
            || Comments.AreIn(declaration, declaration.FullSpan))
            return false;

        edits.RemoveLines(declaration.Span);
        foreach (var reference in facts.ReferencesOf(field))
        {
            if (IsIn(reference, code))
                continue;
            if (AssignmentOf(reference) is not { Syntax: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Statements.Count: > 1 } } statement } }
                || statement.SyntaxTree != code.SyntaxTree
                || Comments.AreIn(statement))
                return false;
            edits.RemoveStatement(statement);
        }

        return true;
    }
}
