using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>How an SDK call takes a cancellation token, and how it is written inside a lambda that is given one by the manager.</summary>
internal sealed class TokenPassing
{
    private readonly int _replaced;
    private readonly string? _added;
    private readonly bool _addsByName;

    private TokenPassing(string? callersToken, int replaced, string? added, bool addsByName)
    {
        CallersToken = callersToken;
        _replaced = replaced;
        _added = added;
        _addsByName = addsByName;
    }

    /// <summary>The token that the code passes now; null where it passes none that could be cancelled.</summary>
    public string? CallersToken { get; }

    /// <summary>Whether the call can be given the manager's token.</summary>
    public bool IsPossible => _replaced >= 0 || _added is not null;

    public static TokenPassing Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || !TokenSources.IsToken(parameter.Type))
                continue;
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Syntax is ArgumentSyntax { Parent: ArgumentListSyntax list } written)
                return new TokenPassing(IsNone(argument.Value) ? null : written.Expression.WithoutTrivia().ToString(), list.Arguments.IndexOf(written), added: null, addsByName: false);
            return new TokenPassing(callersToken: null, replaced: -1, parameter.Name, AddsByName(call, parameter));
        }

        foreach (var member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol overload && Extends(method.ReducedFrom ?? method, overload))
                return new TokenPassing(callersToken: null, replaced: -1, overload.Parameters[overload.Parameters.Length - 1].Name, addsByName: false);
        }

        return new TokenPassing(callersToken: null, replaced: -1, added: null, addsByName: false);
    }

    /// <summary>The call with the token passed.</summary>
    public InvocationExpressionSyntax Pass(InvocationExpressionSyntax call, string token)
    {
        var arguments = call.ArgumentList.Arguments;
        var name = SyntaxFactory.IdentifierName(token);
        if (_replaced >= 0)
            return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Replace(arguments[_replaced], arguments[_replaced].WithExpression(name.WithTriviaFrom(arguments[_replaced].Expression)))));
        if (_added is null)
            return call;

        var argument = SyntaxFactory.Argument(name);
        if (_addsByName)
            argument = argument.WithNameColon(SyntaxFactory.NameColon(_added).WithTrailingTrivia(SyntaxFactory.Space));
        if (arguments.Count == 0)
            return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(argument)));

        var parts = new List<SyntaxNodeOrToken>(arguments.GetWithSeparators())
        {
            SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space),
            argument,
        };
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(parts)));
    }

    /// <summary>Whether the value is <c>CancellationToken.None</c> or <c>default</c>, which cancel nothing.</summary>
    public static bool IsNone(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } };
    }

    private static bool AddsByName(IInvocationOperation call, IParameterSymbol parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } other && other.Ordinal < parameter.Ordinal && argument.ArgumentKind != ArgumentKind.Explicit)
                return true;
            if (argument.Syntax is ArgumentSyntax { NameColon: not null })
                return true;
        }

        return false;
    }

    private static bool Extends(IMethodSymbol method, IMethodSymbol overload)
    {
        if (overload.Parameters.Length != method.Parameters.Length + 1 || !TokenSources.IsToken(overload.Parameters[overload.Parameters.Length - 1].Type))
            return false;

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (!SymbolEqualityComparer.Default.Equals(method.Parameters[i].Type, overload.Parameters[i].Type))
                return false;
        }

        return true;
    }
}
