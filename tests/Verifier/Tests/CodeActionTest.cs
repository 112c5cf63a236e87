using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How closely the tree that a code action makes must agree with its own text.</summary>
public enum CodeActionValidationMode
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>In its nodes and tokens.</summary>
    SemanticStructure = 1,

    /// <summary>In its white space and comments too.</summary>
    Full = 2,
}

/// <summary>A test that applies code actions.</summary>
public abstract class CodeActionTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Which of the actions offered is applied, counted from 0. By default the first, or the first with <see cref="CodeActionEquivalenceKey"/>.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The equivalence key of the action to apply. With <see cref="CodeActionIndex"/> too, the action there must have it.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>A further check of each action that is applied, such as of its title.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    /// <summary>How closely a changed tree must agree with its text. By default in nodes and tokens.</summary>
    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    /// <summary>The actions a test chooses from; groups of nested actions are opened.</summary>
    protected virtual ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions)
        => [.. actions.SelectMany(action => action.NestedActions.IsEmpty ? [action] : FilterCodeActions(action.NestedActions))];

    private protected CodeAction? TrySelectAction(ImmutableArray<CodeAction> offered, IVerifier verifier)
    {
        var actions = FilterCodeActions(offered);
        if (CodeActionIndex is not { } index)
            return CodeActionEquivalenceKey is null ? actions.FirstOrDefault() : actions.FirstOrDefault(action => action.EquivalenceKey == CodeActionEquivalenceKey);
        if (index >= actions.Length)
            return null;
        if (CodeActionEquivalenceKey is not null)
            verifier.Equal(CodeActionEquivalenceKey, actions[index].EquivalenceKey, $"Code action {index}, '{actions[index].Title}', has the equivalence key '{actions[index].EquivalenceKey}', not '{CodeActionEquivalenceKey}'.");
        return actions[index];
    }

    /// <summary>Applies the action and returns the project under test with every changed file parsed anew from its text.</summary>
    private protected async Task<Project> ApplyAsync(Project primary, CodeAction action, IVerifier verifier, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        if (operations.OfType<ApplyChangesOperation>().ToList() is not [var operation])
        {
            verifier.Fail($"The code action '{action.Title}' must make one change to the solution; it has the operations [{string.Join(", ", operations)}].");
            throw new InvalidOperationException();
        }

        var before = primary.Solution;
        var after = operation.ChangedSolution;
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in change.GetChangedDocuments().Concat(change.GetAddedDocuments()))
                after = await ReparseAsync(after, id, action, verifier, cancellationToken).ConfigureAwait(false);
        }

        return after.GetProject(primary.Id)!;
    }

    private async Task<Solution> ReparseAsync(Solution solution, DocumentId id, CodeAction action, IVerifier verifier, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(id)!;
        var made = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = Text.SourceText.From((await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString());
        solution = solution.WithDocumentText(id, text, PreservationMode.PreserveIdentity);
        if (CodeActionValidationMode == CodeActionValidationMode.None)
            return solution;

        var parsed = await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var agrees = CodeActionValidationMode == CodeActionValidationMode.Full ? made!.IsEquivalentTo(parsed!) : made!.IsEquivalentTo(parsed!, topLevel: false);
        if (!agrees)
            verifier.Fail($"The tree that the code action '{action.Title}' made of '{document.Name}' is not the one its text parses to. Its text:\n{text}");
        return solution;
    }
}
