using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>The gate of every fix: offered only where what it would write compiles, and applied one after the other by Fix All.</summary>
public abstract class ConnectionCodeFixProvider : CodeFixProvider
{
    private protected ConnectionCodeFixProvider(params string[] diagnosticIds) => FixableDiagnosticIds = ImmutableArray.Create(diagnosticIds);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>Whether the fix writes code that needs the runtime library.</summary>
    private protected virtual bool NeedsManager => true;

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            // dotnet format asks about the first diagnostic of an analyzer, whatever its id.
            if (!FixableDiagnosticIds.Contains(diagnostic.Id) || NodeOf(root, diagnostic) is not { } node)
                continue;

            foreach (var fix in await FindAsync(context.Document, node, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                if (await fix.TryApplyAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is { } changed)
                    context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), fix.EquivalenceKey), diagnostic);
            }
        }
    }

    /// <summary>The expression or statement that the diagnostic stands on.</summary>
    internal static SyntaxNode? NodeOf(SyntaxNode root, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        return diagnostic.Location.IsInSource && root.FullSpan.Contains(span) ? root.FindNode(span, findInsideTrivia: false, getInnermostNodeForTie: true) : null;
    }

    /// <summary>The fixes of one diagnostic in the document as it is now, the most generally right one first.</summary>
    internal async Task<ImmutableArray<ConnectionFix>> FindAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var target = await FixTarget.CreateAsync(document, node, diagnostic, cancellationToken).ConfigureAwait(false);
        return target is null || NeedsManager && target.Model.Manager is null
            ? ImmutableArray<ConnectionFix>.Empty
            : await FindFixesAsync(target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers what can be done about the target; nothing where nothing is safe.</summary>
    private protected abstract Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken);
}
