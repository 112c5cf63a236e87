using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>One thing that can be done about a diagnostic.</summary>
internal sealed class ConnectionFix
{
    private readonly Func<CancellationToken, Task<Document?>> _apply;

    /// <param name="title">What will happen, naming the symbol.</param>
    /// <param name="equivalenceKey">The same for every fix of the kind: Fix All goes by it.</param>
    /// <param name="apply">Gives the changed document, or null where it turns out that nothing can be done.</param>
    public ConnectionFix(string title, string equivalenceKey, Func<CancellationToken, Task<Document?>> apply)
    {
        Title = title;
        EquivalenceKey = equivalenceKey;
        _apply = apply;
    }

    public string Title { get; }

    public string EquivalenceKey { get; }

    /// <summary>The document after the fix; null where it would not compile as well as before.</summary>
    public async Task<Document?> TryApplyAsync(Document document, CancellationToken cancellationToken)
    {
        var changed = await _apply(cancellationToken).ConfigureAwait(false);
        return changed is not null && await CompileCheck.IsAsGoodAsync(document, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }
}
