using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>How a type names its private fields and speaks of them.</summary>
internal sealed class FieldStyle
{
    private FieldStyle(string prefix, bool usesThis, bool writesPrivate)
    {
        Prefix = prefix;
        UsesThis = usesThis;
        WritesPrivate = writesPrivate;
    }

    /// <summary><c>_</c>, <c>m_</c> or nothing.</summary>
    public string Prefix { get; }

    /// <summary>Whether its methods write <c>this.</c> before a field.</summary>
    public bool UsesThis { get; }

    /// <summary>Whether <c>private</c> is written out.</summary>
    public bool WritesPrivate { get; }

    /// <summary>The style of a type; where it has no fields, of the other types in the file.</summary>
    public static FieldStyle Of(TypeDeclarationSyntax type)
    {
        foreach (var field in PrivateFields(type))
            return Of(type, field);

        foreach (var node in type.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (node is not TypeDeclarationSyntax other || other == type)
                continue;
            foreach (var field in PrivateFields(other))
                return Of(other, field);
        }

        return new FieldStyle("_", usesThis: false, writesPrivate: true);
    }

    private static FieldStyle Of(TypeDeclarationSyntax type, FieldDeclarationSyntax field)
    {
        var name = field.Declaration.Variables[0].Identifier.ValueText;
        var prefix = name.StartsWith("m_", StringComparison.Ordinal) ? "m_" : name.StartsWith("_", StringComparison.Ordinal) ? "_" : "";
        return new FieldStyle(prefix, prefix.Length == 0 && SaysThis(type), field.Modifiers.Any(SyntaxKind.PrivateKeyword));
    }

    private static IEnumerable<FieldDeclarationSyntax> PrivateFields(TypeDeclarationSyntax type)
    {
        foreach (var member in type.Members)
        {
            if (member is FieldDeclarationSyntax { Declaration.Variables.Count: > 0 } field
                && !field.Modifiers.Any(SyntaxKind.StaticKeyword)
                && !field.Modifiers.Any(SyntaxKind.ConstKeyword)
                && !field.Modifiers.Any(SyntaxKind.PublicKeyword)
                && !field.Modifiers.Any(SyntaxKind.ProtectedKeyword)
                && !field.Modifiers.Any(SyntaxKind.InternalKeyword))
                yield return field;
        }
    }

    private static bool SaysThis(TypeDeclarationSyntax type)
    {
        foreach (var member in type.Members)
        {
            if (member is ConstructorDeclarationSyntax)
                continue;
            foreach (var node in member.DescendantNodes())
            {
                if (node is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })
                    return true;
            }
        }

        return false;
    }
}
