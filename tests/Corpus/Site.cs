namespace Corpus;

/// <summary>One rule at one line of one sample: where a label stands, or where an analyzer reported.</summary>
/// <param name="File">The sample's path below the samples folder, with forward slashes.</param>
/// <param name="Line">The line, counted from one.</param>
/// <param name="Rule">The diagnostic id.</param>
internal readonly record struct Site(string File, int Line, string Rule) : IComparable<Site>
{
    public int CompareTo(Site other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        if (byFile != 0)
            return byFile;
        return Line == other.Line ? string.CompareOrdinal(Rule, other.Rule) : Line.CompareTo(other.Line);
    }

    public override string ToString() => $"{File}:{Line} {Rule}";
}
