using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>A text that stands in the code, and where. <see cref="AddressText.Hole"/> stands for what only the running program knows.</summary>
internal sealed class ConstantText
{
    public ConstantText(string text, IOperation source)
    {
        Text = text;
        Source = source;
    }

    public string Text { get; }

    /// <summary>The literal, the constant's name or the string that is put together.</summary>
    public IOperation Source { get; }

    /// <summary>Whether all of it is known.</summary>
    public bool IsWhole => Text.IndexOf(AddressText.Hole) < 0;
}
