namespace Switchboard;

/// <summary>A text that somebody else wrote, without what may be a secret: the query, the fragment and the user information of an address, and tokens.</summary>
internal static class SecretFreeText
{
    private const string Cut = "…";

    public static string Of(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool announced = false;
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            words[i] = announced || word.Contains("eyJ") ? Cut : WithoutUser(WithoutQuery(word));
            announced = word.EndsWith("Bearer", StringComparison.OrdinalIgnoreCase) || word.EndsWith("Basic", StringComparison.OrdinalIgnoreCase);
        }
        return string.Join(" ", words);
    }

    // A pair of a query may come without its address. A question mark at the end of a word ends a question.
    private static string WithoutQuery(string word)
    {
        int mark = word.IndexOfAny(['?', '#', '=']);
        return mark < 0 || mark == word.Length - 1 ? word : word.Substring(0, mark + 1) + Cut;
    }

    private static string WithoutUser(string word)
    {
        int authority = word.IndexOf("://", StringComparison.Ordinal) + 3;
        if (authority < 3)
            return word;
        int path = word.IndexOf('/', authority);
        int end = path < 0 ? word.Length : path;
        int user = word.LastIndexOf('@', end - 1, end - authority);
        return user < 0 ? word : word.Remove(authority, user + 1 - authority);
    }
}
