using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Gives a type a field for a subscription.</summary>
internal static class FieldEdits
{
    /// <summary>Adds the field after the other ones and gives its name as the type's members say it.</summary>
    /// <param name="edits">The edits of the fix.</param>
    /// <param name="part">The part of the type.</param>
    /// <param name="type">The type of the field; it becomes nullable where the file knows that.</param>
    /// <param name="channel">What the subscription is to.</param>
    public static string AddSubscription(SourceEdits edits, TypeDeclarationSyntax part, ITypeSymbol type, string? channel)
    {
        var style = FieldStyle.Of(part);
        var name = Names.Unique(edits.Target.SemanticModel, part, style.Prefix + NameOf(channel));
        var place = part.OpenBraceToken.Span.End;
        var isNullable = (edits.Target.SemanticModel.GetNullableContext(place) & NullableContext.AnnotationsEnabled) != 0;
        var written = TypeNames.Write(edits, place, type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        var suffix = isNullable || type.IsValueType ? "?" : string.Empty;
        Insert(edits, part, $"{(style.WritesPrivate ? "private " : string.Empty)}{written}{suffix} {name};");
        return style.UsesThis ? "this." + name : name;
    }

    private static void Insert(SourceEdits edits, TypeDeclarationSyntax part, string code)
    {
        MemberDeclarationSyntax? last = null;
        var conditions = 0;
        foreach (var member in part.Members)
        {
            conditions = Conditions.OpenAt(member, conditions);
            if (conditions > 0)
                continue;
            if (member is FieldDeclarationSyntax field && !field.Modifiers.Any(SyntaxKind.ConstKeyword))
                last = field;
            else if (last is not null || member is not BaseFieldDeclarationSyntax)
                break;
        }

        var writer = BlockEdits.WriterIn(edits, part);
        if (last is not null)
        {
            var line = edits.Text.Lines.GetLineFromPosition(last.Span.End);
            edits.Insert(line.EndIncludingLineBreak, writer.Line(code).ToString());
            return;
        }

        var open = edits.Text.Lines.GetLineFromPosition(part.OpenBraceToken.SpanStart);
        edits.Insert(open.EndIncludingLineBreak, writer.Line(code).Line(string.Empty).ToString());
    }

    /// <summary>What a subscription to the channel is called.</summary>
    public static string NameOf(string? channel) => WordOf(channel) is { Length: > 0 } word ? word + "Subscription" : "subscription";

    /// <summary>The name of a channel as a word in a name: "ReceiveMessage" and "receive-message" are receiveMessage.</summary>
    private static string WordOf(string? channel)
    {
        if (channel is null)
            return string.Empty;

        var word = new System.Text.StringBuilder();
        var upper = false;
        foreach (var letter in channel)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                upper = true;
                continue;
            }

            if (word.Length == 0 && char.IsDigit(letter))
                continue;
            word.Append(word.Length == 0 ? char.ToLowerInvariant(letter) : upper ? char.ToUpperInvariant(letter) : letter);
            upper = false;
        }

        return word.ToString();
    }
}
