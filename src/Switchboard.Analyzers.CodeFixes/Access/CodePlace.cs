using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>The code around a node: the type and member it stands in, and what that code can reach.</summary>
internal sealed class CodePlace
{
    private CodePlace()
    {
    }

    /// <summary>The innermost type around the node; null in top-level statements.</summary>
    public TypeDeclarationSyntax? Type { get; private set; }

    /// <summary>The constructor whose body the node stands in.</summary>
    public ConstructorDeclarationSyntax? Constructor { get; private set; }

    /// <summary>The outermost static lambda or local function around the node: nothing outside of it can be captured.</summary>
    public SyntaxNode? StaticFunction { get; private set; }

    /// <summary>The initialiser of a field or property.</summary>
    public bool IsInitializer { get; private set; }

    /// <summary>An attribute, or an argument of <c>this(…)</c> or <c>base(…)</c>.</summary>
    public bool IsBeforeInstance { get; private set; }

    /// <summary>An argument that a primary constructor gives to the base type.</summary>
    private bool IsBaseArgument { get; set; }

    public bool IsStatic { get; private set; }

    /// <summary>Whether the members of the instance can be used here.</summary>
    public bool ReachesInstance => Type is not null && !IsStatic && !IsInitializer && !IsBeforeInstance && !IsBaseArgument && StaticFunction is null;

    /// <summary>Whether the parameters of a primary constructor can be used here.</summary>
    public bool ReachesPrimaryParameters => Type is not null && !IsStatic && !IsBeforeInstance && StaticFunction is null && Constructor is null;

    public static CodePlace Of(SyntaxNode node)
    {
        var place = new CodePlace();
        for (var ancestor = node; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor is TypeDeclarationSyntax type)
            {
                place.Type = type;
                break;
            }

            place.Look(ancestor);
        }

        return place;
    }

    private void Look(SyntaxNode ancestor)
    {
        switch (ancestor)
        {
            case AnonymousFunctionExpressionSyntax { Modifiers: var modifiers } when modifiers.Any(SyntaxKind.StaticKeyword):
            case LocalFunctionStatementSyntax { Modifiers: var ofFunction } when ofFunction.Any(SyntaxKind.StaticKeyword):
                StaticFunction = ancestor;
                break;
            case AttributeSyntax or ConstructorInitializerSyntax:
                IsBeforeInstance = true;
                break;
            case PrimaryConstructorBaseTypeSyntax:
                IsBaseArgument = true;
                break;
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                IsInitializer = true;
                break;
            case ConstructorDeclarationSyntax constructor:
                Constructor = constructor;
                IsStatic = constructor.Modifiers.Any(SyntaxKind.StaticKeyword);
                break;
            case MemberDeclarationSyntax member:
                IsStatic = member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword);
                break;
        }
    }
}
