namespace Switchboard.Analyzers.Model;

/// <summary>A word as a number. Two words can have the same: then a file seems to mention what it does not, and is read for nothing.</summary>
internal static class Word
{
    public const int Start = unchecked((int)2166136261);

    public static int Of(string text)
    {
        var hash = Start;
        foreach (var letter in text)
            hash = Next(hash, letter);
        return hash;
    }

    /// <summary>The number of a word that goes on with this letter.</summary>
    public static int Next(int hash, char letter) => unchecked((hash ^ letter) * 16777619);
}
