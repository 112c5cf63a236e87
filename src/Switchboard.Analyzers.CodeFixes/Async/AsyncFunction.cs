using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Async;

/// <summary>A method or local function that could be asynchronous.</summary>
internal sealed class AsyncFunction
{
    private AsyncFunction(SyntaxNode syntax, IMethodSymbol symbol, TypeSyntax returnType, SyntaxTokenList modifiers, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow)
    {
        Syntax = syntax;
        Symbol = symbol;
        ReturnType = returnType;
        Modifiers = modifiers;
        Body = body;
        Arrow = arrow;
    }

    public SyntaxNode Syntax { get; }

    public IMethodSymbol Symbol { get; }

    public TypeSyntax ReturnType { get; }

    public BlockSyntax? Body { get; }

    public ArrowExpressionClauseSyntax? Arrow { get; }

    private SyntaxTokenList Modifiers { get; }

    public bool IsAsync => Modifiers.Any(SyntaxKind.AsyncKeyword);

    /// <summary>Whether it returns a task already, so that nobody sees the change.</summary>
    public bool ReturnsTask => TaskEnds.IsTask(Symbol.ReturnType);

    /// <summary>Whether the language allows it at all.</summary>
    public bool CanBeAsync
    {
        get
        {
            if (Body is null && Arrow is null || Symbol.ReturnsByRef || Symbol.ReturnsByRefReadonly || Modifiers.Any(SyntaxKind.UnsafeKeyword) || Modifiers.Any(SyntaxKind.PartialKeyword))
                return false;
            foreach (var parameter in Symbol.Parameters)
            {
                if (parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType)
                    return false;
            }

            foreach (var node in Syntax.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            {
                if (node is YieldStatementSyntax)
                    return false;
            }

            return true;
        }
    }

    public static AsyncFunction? Of(MethodDeclarationSyntax method, SemanticModel model) =>
        model.GetDeclaredSymbol(method) is { } symbol ? new AsyncFunction(method, symbol, method.ReturnType, method.Modifiers, method.Body, method.ExpressionBody) : null;

    public static AsyncFunction? Of(LocalFunctionStatementSyntax function, SemanticModel model) =>
        model.GetDeclaredSymbol(function) is IMethodSymbol symbol ? new AsyncFunction(function, symbol, function.ReturnType, function.Modifiers, function.Body, function.ExpressionBody) : null;

    /// <summary>Whether its signature is its own: no base type, interface or framework says what it must be.</summary>
    public bool CanReturnTask(ConnectionModel model)
    {
        if (Symbol.IsOverride || Symbol.IsVirtual || Symbol.IsAbstract || Symbol.IsExtern || !Symbol.ExplicitInterfaceImplementations.IsEmpty || Symbol.ReturnType.IsRefLikeType)
            return false;
        if (Symbol.MethodKind == MethodKind.LocalFunction)
            return true;
        if (EventHandlers.HasHandlerSignature(Symbol) || EventHandlers.ImplementsInterface(Symbol) || model.Frameworks.LifecycleOf(Symbol) is not null)
            return false;
        if (Symbol.DeclaredAccessibility == Accessibility.Public && model.Frameworks.Is(Symbol.ContainingType, "UnityEngine.MonoBehaviour"))
            return false;
        if (IsMain && LanguageOf(Syntax) < LanguageVersion.CSharp7_1)
            return false;

        // An attribute of the runtime, as of serialisation, calls for a signature.
        foreach (var attribute in Symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.ContainingNamespace is { } space && space.ToDisplayString().StartsWith("System", StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private bool IsMain => Symbol is { IsStatic: true, Name: "Main" };

    private static LanguageVersion LanguageOf(SyntaxNode node) => ((CSharpParseOptions)node.SyntaxTree.Options).LanguageVersion;
}
