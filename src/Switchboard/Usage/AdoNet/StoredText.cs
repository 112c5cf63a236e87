using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Switchboard;

/// <summary>
/// Users and scopes as a database can keep them: as they are, but for one that is longer than an index takes or no valid text, of which the hash is kept. It still
/// counts, and whoever can choose a name cannot keep a batch from being written.
/// </summary>
internal static class StoredText
{
    private const int Longest = 256;

    // A scope is never blank, so an empty name is free for connections that have none.
    public static string Of(string? text) => text switch
    {
        null => "",
        { Length: <= Longest } when IsValid(text) => text,
        _ => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()))),
    };

    private static bool IsValid(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '\0')
                return false;
            if (!char.IsSurrogate(text[index]))
                continue;
            if (!char.IsSurrogatePair(text, index))
                return false;
            index++;
        }
        return true;
    }
}
