using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>The last word before a fix is offered: what it wrote brings no error and no warning that was not there.</summary>
internal static class CompileCheck
{
    // A public member without documentation, in a file that has others.
    private const string MissingDocumentation = "CS1591";

    public static async Task<bool> IsAsGoodAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var known = await CountAsync(before, cancellationToken).ConfigureAwait(false);
        foreach (var found in await CountAsync(after, cancellationToken).ConfigureAwait(false))
        {
            if (!known.TryGetValue(found.Key, out var count) || found.Value > count)
                return false;
        }

        return true;
    }

    private static async Task<Dictionary<string, int>> CountAsync(Document document, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>();
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return counts;

        foreach (var diagnostic in model.GetDiagnostics(cancellationToken: cancellationToken))
        {
            if (diagnostic.Severity < DiagnosticSeverity.Warning || diagnostic.IsSuppressed || diagnostic.Id == MissingDocumentation)
                continue;
            counts.TryGetValue(diagnostic.Id, out var count);
            counts[diagnostic.Id] = count + 1;
        }

        return counts;
    }
}
