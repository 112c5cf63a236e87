using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>How a type of a library is written at a place: short where it is imported or can be, in full where the name means something else.</summary>
internal sealed class RuntimeName
{
    private RuntimeName(string text, string? import)
    {
        Text = text;
        Import = import;
    }

    public string Text { get; }

    /// <summary>The namespace that a using directive must bring, or null.</summary>
    public string? Import { get; }

    public static RuntimeName For(FixTarget target, int position, string space, string name)
    {
        foreach (var found in target.SemanticModel.LookupNamespacesAndTypes(position, name: name))
        {
            return IsIn(found, space)
                ? new RuntimeName(name, import: null)
                : new RuntimeName($"global::{space}.{name}", import: null);
        }

        return Clashes(target, space) ? new RuntimeName($"global::{space}.{name}", import: null) : new RuntimeName(name, space);
    }

    private static bool IsIn(ISymbol symbol, string space) => symbol.ContainingNamespace?.ToDisplayString() == space;

    /// <summary>Whether importing the namespace would make a name of the file ambiguous.</summary>
    private static bool Clashes(FixTarget target, string space)
    {
        INamespaceSymbol? imported = target.SemanticModel.Compilation.GlobalNamespace;
        foreach (var part in space.Split('.'))
        {
            INamespaceSymbol? next = null;
            foreach (var candidate in imported.GetNamespaceMembers())
            {
                if (candidate.Name == part)
                    next = candidate;
            }

            if (next is null)
                return false;
            imported = next;
        }

        var names = new HashSet<string>();
        foreach (var type in imported.GetTypeMembers())
        {
            if (type.DeclaredAccessibility == Accessibility.Public)
                names.Add(type.Name);
        }

        foreach (var node in target.Root.DescendantNodes())
        {
            if (node is SimpleNameSyntax name
                && names.Contains(name.Identifier.ValueText)
                && target.SemanticModel.GetSymbolInfo(name).Symbol is INamedTypeSymbol used
                && !IsIn(used, space))
                return true;
        }

        return false;
    }

    public TypeSyntax AsType() => SyntaxFactory.ParseTypeName(Text);
}
