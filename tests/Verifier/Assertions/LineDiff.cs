using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The lines in which two texts differ, with line endings and tabs made visible.</summary>
internal static class LineDiff
{
    private const int ContextLines = 2;

    /// <summary>Lists the lines of both texts: <c>-</c> only expected, <c>+</c> only actual, others shortened to a few around a difference.</summary>
    public static string Describe(string expected, string actual)
    {
        var edits = Compare(SplitLines(expected), SplitLines(actual));
        var text = new StringBuilder("  - expected, + actual\n");
        var skipped = false;
        for (var i = 0; i < edits.Count; i++)
        {
            if (!IsNearDifference(edits, i))
            {
                skipped = true;
                continue;
            }

            if (skipped)
                text.Append("  …\n");
            skipped = false;
            text.Append(edits[i].Mark).Append(' ').Append(ShowInvisible(edits[i].Line, edits[i].Mark != ' ')).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsNearDifference(List<(char Mark, string Line)> edits, int index)
    {
        var last = Math.Min(edits.Count - 1, index + ContextLines);
        for (var i = Math.Max(0, index - ContextLines); i <= last; i++)
        {
            if (edits[i].Mark != ' ')
                return true;
        }

        return false;
    }

    private static string ShowInvisible(string line, bool differs)
    {
        if (!differs)
            return line.TrimEnd('\r', '\n');

        var content = line.TrimEnd('\r', '\n');
        var ending = line[content.Length..].Replace("\r", "␍").Replace("\n", "␊");
        var trimmed = content.TrimEnd(' ');
        return trimmed.Replace("\t", "⇥") + new string('·', content.Length - trimmed.Length) + ending;
    }

    /// <summary>Splits into lines that keep their endings, so that a wrong ending is a differing line.</summary>
    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n')
                continue;
            lines.Add(text[start..(i + 1)]);
            start = i + 1;
        }

        if (start < text.Length)
            lines.Add(text[start..]);
        return lines;
    }

    /// <summary>The edits along a longest common subsequence of lines.</summary>
    private static List<(char Mark, string Line)> Compare(List<string> expected, List<string> actual)
    {
        var common = new int[expected.Count + 1, actual.Count + 1];
        for (var i = expected.Count - 1; i >= 0; i--)
        {
            for (var j = actual.Count - 1; j >= 0; j--)
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var edits = new List<(char, string)>();
        int x = 0, y = 0;
        while (x < expected.Count || y < actual.Count)
        {
            if (x < expected.Count && y < actual.Count && expected[x] == actual[y])
            {
                edits.Add((' ', expected[x]));
                x++;
                y++;
            }
            else if (x < expected.Count && (y == actual.Count || common[x + 1, y] >= common[x, y + 1]))
            {
                edits.Add(('-', expected[x++]));
            }
            else
            {
                edits.Add(('+', actual[y++]));
            }
        }

        return edits;
    }
}
