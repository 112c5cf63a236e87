namespace Microsoft.CodeAnalysis.Testing;

/// <summary>By file, place, id and message, so that a run does not depend on the order in which analyzers finish.</summary>
internal sealed class DiagnosticOrder : IComparer<Diagnostic>
{
    public static readonly DiagnosticOrder Instance = new();

    public int Compare(Diagnostic? x, Diagnostic? y)
    {
        var (first, second) = (x!.Location.GetLineSpan(), y!.Location.GetLineSpan());
        var order = string.CompareOrdinal(first.Path, second.Path);
        if (order == 0)
            order = first.StartLinePosition.CompareTo(second.StartLinePosition);
        if (order == 0)
            order = first.EndLinePosition.CompareTo(second.EndLinePosition);
        if (order == 0)
            order = string.CompareOrdinal(x.Id, y.Id);
        return order == 0 ? string.CompareOrdinal(x.GetMessage(), y.GetMessage()) : order;
    }
}
