using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.Model;

/// <summary>
/// The names through which another file gets at what this one names: a class that derives from a client, a property that holds one, a method that returns or takes
/// one, an alias. Read from the syntax of declarations alone: what a name means is asked where it is used.
/// </summary>
internal static class DeclaredNames
{
    public static IReadOnlyCollection<int> In(SyntaxNode root, WordSet words)
    {
        var names = new HashSet<int>();
        // Bodies declare nothing that another file sees.
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BaseFieldDeclarationSyntax))
        {
            switch (node)
            {
                case UsingDirectiveSyntax { Alias.Name.Identifier: var alias } directive when Mentions(directive, words):
                    names.Add(Word.Of(alias.ValueText));
                    break;
                case TypeDeclarationSyntax type:
                    AddType(type, words, names);
                    break;
                case DelegateDeclarationSyntax type when Mentions(type, words):
                    names.Add(Word.Of(type.Identifier.ValueText));
                    break;
                case BaseFieldDeclarationSyntax field when Mentions(field.Declaration.Type, words):
                    foreach (var variable in field.Declaration.Variables)
                        names.Add(Word.Of(variable.Identifier.ValueText));
                    break;
                case PropertyDeclarationSyntax property when Mentions(property.Type, words):
                    names.Add(Word.Of(property.Identifier.ValueText));
                    break;
                case EventDeclarationSyntax declared when Mentions(declared.Type, words):
                    names.Add(Word.Of(declared.Identifier.ValueText));
                    break;
                case IndexerDeclarationSyntax { Parent: TypeDeclarationSyntax type } indexer when Mentions(indexer.Type, words):
                    names.Add(Word.Of(type.Identifier.ValueText));
                    break;
                case ConstructorDeclarationSyntax constructor when Mentions(constructor.ParameterList, words):
                    names.Add(Word.Of(constructor.Identifier.ValueText));
                    break;
                case MethodDeclarationSyntax method when Mentions(method.ReturnType, words) || Mentions(method.ParameterList, words) || AnyMentions(method.ConstraintClauses, words):
                    names.Add(Word.Of(method.Identifier.ValueText));
                    break;
            }
        }

        return names;
    }

    // The parameters of a record are properties; those of a class are its constructor's.
    private static void AddType(TypeDeclarationSyntax type, WordSet words, HashSet<int> names)
    {
        var mentions = Mentions(type.BaseList, words) || AnyMentions(type.ConstraintClauses, words);
        foreach (var child in type.ChildNodes())
        {
            if (child is not ParameterListSyntax parameters)
                continue;
            foreach (var parameter in parameters.Parameters)
            {
                if (!Mentions(parameter.Type, words))
                    continue;
                mentions = true;
                names.Add(Word.Of(parameter.Identifier.ValueText));
            }
        }

        if (mentions)
            names.Add(Word.Of(type.Identifier.ValueText));
    }

    private static bool AnyMentions<T>(SyntaxList<T> nodes, WordSet words)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            if (Mentions(node, words))
                return true;
        }

        return false;
    }

    private static bool Mentions(SyntaxNode? node, WordSet words)
    {
        if (node is null)
            return false;
        foreach (var token in node.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && words.Contains(Word.Of(token.ValueText)))
                return true;
        }

        return false;
    }
}
