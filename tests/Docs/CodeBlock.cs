namespace Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The name of the page.</param>
/// <param name="Line">The line of the page on which its text begins; the first is 1.</param>
/// <param name="Language">The first word of its info string.</param>
/// <param name="Recipe">What its info string says after <c>recipe=</c>, or null.</param>
/// <param name="Text">What is in it.</param>
public sealed record CodeBlock(string Page, int Line, string Language, string? Recipe, string Text)
{
    public override string ToString() => $"{Page}, line {Line}";
}
