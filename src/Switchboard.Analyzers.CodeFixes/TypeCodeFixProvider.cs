using System.Collections.Immutable;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>A fix that reads the whole type that its diagnostic stands in, and writes text.</summary>
public abstract class TypeCodeFixProvider : ConnectionCodeFixProvider
{
    private protected TypeCodeFixProvider(params string[] diagnosticIds)
        : base(diagnosticIds)
    {
    }

    private protected override bool NeedsManager => false;

    private protected sealed override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (TypeReader.FactsAt(target, cancellationToken) is not { } facts)
            return ImmutableArray<ConnectionFix>.Empty;

        var text = await target.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var plan in Plans)
        {
            var edits = new SourceEdits(target, text);
            if (plan(edits, facts, cancellationToken) is { } planned)
                return ImmutableArray.Create(new ConnectionFix(planned.Title, planned.EquivalenceKey, edits.ApplyAsync));
        }

        return ImmutableArray<ConnectionFix>.Empty;
    }

    /// <summary>What can be done, in order of preference; the first that applies is offered.</summary>
    private protected abstract IReadOnlyList<FixPlan> Plans { get; }
}

/// <summary>Writes the edits of a fix and names it, or answers null where it is not safe.</summary>
internal delegate PlannedFix? FixPlan(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken);

/// <summary>The name of a fix whose edits are written.</summary>
internal sealed class PlannedFix
{
    public PlannedFix(string title, string equivalenceKey)
    {
        Title = title;
        EquivalenceKey = equivalenceKey;
    }

    /// <summary>What will happen, naming the symbol.</summary>
    public string Title { get; }

    /// <summary>The same for every fix of the kind.</summary>
    public string EquivalenceKey { get; }
}
