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

    /// <summary>Whether a base type or an interface says what it must be, and code calls it through that.</summary>
    public bool IsInherited =>
        Symbol.IsOverride || Symbol.IsVirtual || !Symbol.ExplicitInterfaceImplementations.IsEmpty || EventHandlers.ImplementsInterface(Symbol);

    public static AsyncFunction? Of(MethodDeclarationSyntax method, SemanticModel model) =>
        model.GetDeclaredSymbol(method) is { } symbol ? new AsyncFunction(method, symbol, method.ReturnType, method.Modifiers, method.Body, method.ExpressionBody) : null;

    public static AsyncFunction? Of(LocalFunctionStatementSyntax function, SemanticModel model) =>
        model.GetDeclaredSymbol(function) is IMethodSymbol symbol ? new AsyncFunction(function, symbol, function.ReturnType, function.Modifiers, function.Body, function.ExpressionBody) : null;

    /// <summary>Whether its signature is its own: no base type, interface or framework says what it must be.</summary>
    public bool CanReturnTask(ConnectionModel model)
    {
        if (IsInherited || Symbol.ReturnType.IsRefLikeType)
            return false;
        if (Symbol.MethodKind == MethodKind.LocalFunction)
            return true;
        if (EventHandlers.HasHandlerSignature(Symbol) || model.Frameworks.LifecycleOf(Symbol) is not null)
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
