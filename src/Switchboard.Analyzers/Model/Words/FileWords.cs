using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.Model;

/// <summary>
/// The words of one file, read from its text and not from its syntax: comments and strings count as code does. Kept with the tree, which outlives the compilations of
/// an editor.
/// </summary>
internal sealed class FileWords
{
    private const int ChunkLength = 4096;

    // Those of the rules that look at types, at registrations and at the manager's options, and that before the last edit.
    private const int SetsRemembered = 4;

    private static readonly ConditionalWeakTable<SyntaxTree, FileWords> s_files = new();

    [ThreadStatic]
    private static char[]? s_chunk;

    [ThreadStatic]
    private static HashSet<int>? s_seen;

    private readonly SyntaxTree _tree;
    private readonly int[] _words;

    // A name can be written with an escape, or with a character that does not count.
    private readonly bool _isInDisguise;
    private readonly Answer?[] _answers = new Answer?[SetsRemembered];
    private int _next;

    private FileWords(SyntaxTree tree, int[] words, bool isInDisguise)
    {
        _tree = tree;
        _words = words;
        _isInDisguise = isInDisguise;
    }

    public static FileWords Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!s_files.TryGetValue(tree, out var words))
        {
            words = Read(tree, cancellationToken);
            words = s_files.GetValue(tree, _ => words);
        }

        return words;
    }

    /// <summary>Whether one of the words stands in the file.</summary>
    public bool Mention(WordSet set) => AnswerTo(set).Mentions;

    /// <summary>The names of what the file declares by means of the words: what derives from, returns, holds or takes what they name.</summary>
    public IReadOnlyCollection<int> DeclaredBy(WordSet set, CancellationToken cancellationToken)
    {
        var answer = AnswerTo(set);
        return answer.Declared ??= answer.Mentions ? DeclaredNames.In(_tree.GetRoot(cancellationToken), set) : Array.Empty<int>();
    }

    private Answer AnswerTo(WordSet set)
    {
        foreach (var known in _answers)
        {
            if (known?.Set == set)
                return known;
        }

        // Two threads that ask at once answer twice, and one of the answers is forgotten.
        var answer = new Answer(set, _isInDisguise || HasOneOf(set));
        Volatile.Write(ref _answers[_next], answer);
        _next = (_next + 1) % SetsRemembered;
        return answer;
    }

    private bool HasOneOf(WordSet set)
    {
        foreach (var word in _words)
        {
            if (set.Contains(word))
                return true;
        }

        return false;
    }

    private static FileWords Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var chunk = s_chunk ??= new char[ChunkLength];
        var seen = s_seen ??= new HashSet<int>();
        seen.Clear();
        var isInDisguise = false;
        var word = Word.Start;
        for (var start = 0; start < text.Length; start += ChunkLength)
        {
            var length = Math.Min(ChunkLength, text.Length - start);
            text.CopyTo(start, chunk, 0, length);
            for (var i = 0; i < length; i++)
            {
                var letter = chunk[i];
                if (IsOfWord(letter))
                {
                    word = Word.Next(word, letter);
                    isInDisguise |= letter > '\u007f' && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;
                }
                else if (word != Word.Start)
                {
                    seen.Add(word);
                    word = Word.Start;
                }

                isInDisguise |= letter == '\\' && IsEscape(text, start + i + 1);
            }
        }

        if (word != Word.Start)
            seen.Add(word);

        var words = new int[seen.Count];
        seen.CopyTo(words);
        return new FileWords(tree, words, isInDisguise);
    }

    private static bool IsOfWord(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or >= '0' and <= '9' or > '\u007f';

    private static bool IsEscape(SourceText text, int position) => position < text.Length && text[position] is 'u' or 'U';

    private sealed class Answer
    {
        public Answer(WordSet set, bool mentions)
        {
            Set = set;
            Mentions = mentions;
        }

        public WordSet Set { get; }

        public bool Mentions { get; }

        public IReadOnlyCollection<int>? Declared { get; set; }
    }
}
