namespace Switchboard.Analyzers.Model;

/// <summary>Words that are looked for in files. Equal sets are one object, so that what was found in a file is known for the next compilation too.</summary>
internal sealed class WordSet
{
    private const int Remembered = 32;

    private static readonly WordSet?[] s_recent = new WordSet?[Remembered];
    private static int s_next;

    private readonly HashSet<int> _words;
    private readonly int _sum;

    private WordSet(HashSet<int> words, int sum)
    {
        _words = words;
        _sum = sum;
    }

    public int Count => _words.Count;

    /// <summary>The set of these words; the caller leaves them to it.</summary>
    public static WordSet Of(HashSet<int> words)
    {
        var sum = 0;
        foreach (var word in words)
            sum = unchecked(sum + word);

        lock (s_recent)
        {
            foreach (var recent in s_recent)
            {
                if (recent is not null && recent._sum == sum && recent._words.SetEquals(words))
                    return recent;
            }

            var set = new WordSet(words, sum);
            s_recent[s_next] = set;
            s_next = (s_next + 1) % Remembered;
            return set;
        }
    }

    public bool Contains(int word) => _words.Contains(word);

    /// <summary>A set of one's own to add to.</summary>
    public HashSet<int> Copy() => new(_words);
}
