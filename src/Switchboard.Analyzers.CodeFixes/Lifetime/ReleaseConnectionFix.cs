using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Lifetime;

/// <summary>SWB2001: a using declaration for the local, or try and finally where it cannot have one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReleaseConnectionFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public ReleaseConnectionFix()
        : base(Descriptors.ReleaseConnection.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { DeclareUsing, WrapInFinally };

    private static PlannedFix? DeclareUsing(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (LocalToRelease.Find(edits.Target, facts, cancellationToken) is not { } local || VersionOf(local) < LanguageVersion.CSharp8)
            return null;

        var frameworks = facts.Model.Frameworks;
        var awaits = CanAwaitAtEnd(local.Declaration, edits.Target.SemanticModel) && FrameworkSymbols.Is(local.Symbol.Type, frameworks.AsyncDisposable);
        if (!awaits && !FrameworkSymbols.Is(local.Symbol.Type, frameworks.Disposable))
            return null;

        var keyword = awaits ? "await using" : "using";
        edits.Insert(local.Declaration.SpanStart, keyword + " ");
        RemoveRedundant(edits, facts, local);
        return new PlannedFix($"Declare '{local.Symbol.Name}' with '{keyword}'", "DeclareUsing");
    }

    private static PlannedFix? WrapInFinally(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (LocalToRelease.Find(edits.Target, facts, cancellationToken) is not { Rest: { Count: > 0 } rest } local
            || local.Declaration.Parent is not BlockSyntax block
            || !edits.Style.IsFirstOnLine(rest[0].SpanStart)
            || ReleaseLine.For(facts.Model, local.Symbol.Name, local.Symbol.Type, mayBeNull: false) is not { } line)
            return null;

        foreach (var statement in rest)
        {
            if (statement is LocalFunctionStatementSyntax)
                return null;
        }

        // To block in asynchronous code would be the next mistake.
        var awaits = CanAwaitAtEnd(local.Declaration, edits.Target.SemanticModel);
        if (!awaits && line.NeedsAwait && Places.IsInAsyncCode(local.Declaration))
            return null;

        var indent = edits.Style.IndentAt(rest[0].SpanStart);
        RemoveRedundant(edits, facts, local);
        var begin = edits.Text.Lines.GetLineFromPosition(local.Declaration.Span.End).EndIncludingLineBreak;
        var end = edits.Text.Lines.GetLineFromPosition(rest[rest.Count - 1].Span.End);
        var start = edits.Text.Lines.GetLineFromPosition(begin);
        while (start.ToString().Trim().Length == 0)
            start = edits.Text.Lines[start.LineNumber + 1];

        var opening = new CodeWriter(edits.Style, indent).Open("try").ToString();
        var closing = new CodeWriter(edits.Style, indent).Line("}").Open("finally");
        if (awaits)
            line.WriteAwaited(closing, VersionOf(local));
        else
            line.WritePlain(closing, VersionOf(local));
        closing.Close();

        edits.Insert(start.Start, (start.Start == begin ? edits.Style.NewLine : string.Empty) + opening);
        Reindent.OneStep(edits, block, TextSpan.FromBounds(start.Start, rest[rest.Count - 1].Span.End));
        edits.Insert(end.EndIncludingLineBreak, closing.ToString());
        return new PlannedFix($"Release '{local.Symbol.Name}' in a 'finally'", "WrapInFinally");
    }

    // Where the whole function ends, no span is read after the await.
    private static bool CanAwaitAtEnd(LocalDeclarationStatementSyntax declaration, SemanticModel model) =>
        Places.CanAwait(declaration, model)
        || Places.IsInAsyncCode(declaration)
        && declaration.Parent is GlobalStatementSyntax or BlockSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax };

    private static LanguageVersion VersionOf(LocalToRelease local) => ((CSharpParseOptions)local.Declaration.SyntaxTree.Options).LanguageVersion;

    // The last statement of the block, and the one before a return, released what is released in any case now.
    private static void RemoveRedundant(SourceEdits edits, TypeFacts facts, LocalToRelease local)
    {
        foreach (var release in facts.Releases.Of(local.Symbol))
        {
            if (release.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement || !local.Rest.Contains(statement))
                continue;
            var isDispose = release.Operation is Microsoft.CodeAnalysis.Operations.IInvocationOperation { TargetMethod.Name: "Dispose" or "DisposeAsync" };
            var index = local.Rest.IndexOf(statement);
            var isLast = index == local.Rest.Count - 1 || index == local.Rest.Count - 2 && local.Rest[index + 1] is ReturnStatementSyntax;
            if (isLast && isDispose)
                edits.RemoveStatement(statement);
        }
    }
}
