using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>Chooses the key of a connection: the address it goes to, else the name of what holds it.</summary>
internal sealed class KeyExpression
{
    private static readonly string[] s_secrets = { "password", "token", "secret", "apikey", "api_key" };

    private readonly CreationSite _site;
    private readonly SemanticModel _semanticModel;

    private KeyExpression(CreationSite site)
    {
        _site = site;
        _semanticModel = site.Target.SemanticModel;
    }

    public static string Of(CreationSite site)
    {
        var key = new KeyExpression(site);
        return key.FromCreation() ?? key.FromConnect() ?? key.FromName();
    }

    // The creation itself, or the fluent chain that ends in it, also where the chain began in a variable.
    private string? FromCreation()
    {
        var isHere = true;
        var depth = 0;
        for (IOperation? step = _site.Operation; step is not null && depth < 64; depth++)
        {
            // The last address that the chain says is the one that counts.
            if (AddressOf(step) is { } address)
                return Usable(address, isHere);
            if (step is ILocalReferenceOperation local)
            {
                isHere = false;
                step = ValueOf(local.Local);
            }
            else
            {
                step = step.Receiver();
            }
        }

        return null;
    }

    // A socket is told where to go when it is connected.
    private string? FromConnect()
    {
        if (_site.Symbol is not { } variable)
            return null;

        IOperation? only = null;
        foreach (var node in _site.Scope.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax
                || _semanticModel.GetOperation(node) is not IInvocationOperation call
                || _site.Target.Model.RoleOf(call.TargetMethod) is not { Role: ConnectionRole.Connect }
                || !SymbolEqualityComparer.Default.Equals(SymbolOf(call.Receiver()), variable)
                || AddressOf(call) is not { } address)
                continue;

            // One key cannot stand for two addresses.
            if (only is not null && !SyntaxFactory.AreEquivalent(only.Syntax, address.Syntax)
                || !IsReachableHere(address.Syntax)
                || MayBeNullHere((ExpressionSyntax)address.Syntax)
                || !SteadyAddress.Is(_site, address.Syntax, node))
                return null;
            only = address;
        }

        return only is null ? null : Usable(only, isHere: true);
    }

    private string FromName() => SyntaxFactory.Literal(KeyName.Of(_site)).ToString();

    private IOperation? AddressOf(IOperation operation)
    {
        var (symbol, arguments) = operation switch
        {
            IInvocationOperation call => ((ISymbol?)call.TargetMethod, call.Arguments),
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        if (_site.Target.Model.RoleOf(symbol) is not { AddressParameter: { } parameter })
            return null;

        foreach (var argument in arguments)
        {
            // An address that expires holds a token.
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)
                return (_site.Target.Model.Values.RolesOf(argument.Parameter) & ValueRoles.Expiring) == 0 ? argument.Value.Unwrap() : null;
        }

        return null;
    }

    private string? Usable(IOperation address, bool isHere)
    {
        var syntax = (ExpressionSyntax)address.Syntax;
        if (syntax.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed)
            syntax = suppressed;
        var text = syntax.WithoutTrivia().ToString();
        if (text.IndexOf('\n') >= 0 || HoldsSecret(text) || InsertsSecret(syntax) || MayBeNull(syntax))
            return null;

        switch (address)
        {
            case { ConstantValue: { HasValue: true, Value: string constant } }:
                return constant.Trim().Length > 0 && !HoldsSecret(constant) ? text : null;
            case IObjectCreationOperation { Type: { Name: "Uri", ContainingNamespace.Name: "System" } uriType, Arguments: { Length: 2 } parts } when syntax is ObjectCreationExpressionSyntax:
                var isBelow = SymbolEqualityComparer.Default.Equals(parts[0].Value.Type, uriType);
                return isHere && isBelow && parts.All(argument => argument.Value.Syntax is ExpressionSyntax given && IsPartPlain(given)) ? text : null;
            case IObjectCreationOperation { Type: { Name: "Uri", ContainingNamespace.Name: "System" }, Arguments: { Length: 1 } arguments } when syntax is ObjectCreationExpressionSyntax:
                var part = arguments[0].Value.Unwrap();
                return part.ConstantValue is { HasValue: true, Value: string uri }
                    ? Uri.TryCreate(uri, UriKind.Absolute, out _) && !HoldsSecret(uri) ? text : null
                    : isHere && IsPlain((ExpressionSyntax)part.Syntax) ? text : null;
            // A configuration string in a variable may hold the password, and a key is logged.
            case { Type.SpecialType: SpecialType.System_String } when isHere && _site.Target.Model.KindOf(_site.Client) is not { TakesPassword: true }:
            case { Type: { Name: "Uri", ContainingNamespace.Name: "System" } } when isHere:
                return IsPlain(syntax) ? text : null;
            default:
                return null;
        }
    }

    // A key is logged: no secret goes into it.
    private static bool HoldsSecret(string text) =>
        s_secrets.Any(secret => text.IndexOf(secret + "=", StringComparison.OrdinalIgnoreCase) >= 0)
        || CredentialText.In(text, ImmutableArray<string>.Empty).Any();

    // What is put into an address is known by its name only.
    private static bool InsertsSecret(ExpressionSyntax address) => address.DescendantNodesAndSelf().Any(static node => node switch
    {
        InterpolationSyntax hole => SaysSecret(hole.Expression),
        BinaryExpressionSyntax sum => SaysSecret(sum.Left) || SaysSecret(sum.Right),
        _ => false,
    });

    private static bool SaysSecret(ExpressionSyntax inserted) => s_secrets.Any(secret => inserted.ToString().IndexOf(secret, StringComparison.OrdinalIgnoreCase) >= 0);

    private bool MayBeNull(ExpressionSyntax expression) => _semanticModel.GetTypeInfo(expression).Nullability.FlowState == NullableFlowState.MaybeNull;

    // What is checked or set before the connect may not be when the client is created.
    private bool MayBeNullHere(ExpressionSyntax address) =>
        _semanticModel.GetSpeculativeTypeInfo(_site.Expression.SpanStart, address, SpeculativeBindingOption.BindAsExpression).Nullability.FlowState == NullableFlowState.MaybeNull;

    private bool IsPlain(ExpressionSyntax expression)
    {
        if (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
            return IsPartPlain(sum.Left) && IsPartPlain(sum.Right);
        if (expression is not InterpolatedStringExpressionSyntax text)
            return Places.IsPlainRead(expression, _semanticModel);

        foreach (var content in text.Contents)
        {
            if (content is InterpolationSyntax hole && !Places.IsPlainRead(hole.Expression, _semanticModel))
                return false;
        }

        return true;
    }

    private bool IsPartPlain(ExpressionSyntax part) => part is LiteralExpressionSyntax || IsPlain(part);

    /// <summary>Whether every variable of an expression further down is already there where the client is created.</summary>
    private bool IsReachableHere(SyntaxNode address)
    {
        var place = CodePlace.Of(_site.Expression);
        foreach (var node in address.DescendantNodesAndSelf())
        {
            if (node is not IdentifierNameSyntax name)
                continue;

            var symbol = _semanticModel.GetSymbolInfo(name).Symbol;
            switch (symbol)
            {
                case ILocalSymbol or IParameterSymbol when !HasValueHere(symbol):
                case IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } when IsOfThis(name) && (!place.ReachesInstance || place.Constructor is not null):
                // Static initialisers run from top to bottom.
                case IFieldSymbol { IsStatic: true, IsConst: false } when place is { IsInitializer: true, IsStatic: true } && symbol.Locations[0].SourceSpan.Start > _site.Expression.SpanStart:
                    return false;
            }
        }

        return true;
    }

    private bool HasValueHere(ISymbol variable) =>
        _semanticModel.LookupSymbols(_site.Expression.SpanStart, name: variable.Name).Contains(variable, SymbolEqualityComparer.Default)
        && (variable is IParameterSymbol || _semanticModel.AnalyzeDataFlow(_site.Expression) is { Succeeded: true } flow && flow.DefinitelyAssignedOnEntry.Contains(variable));

    // In _options.Url the first name is a member of this object, the second one of another.
    private static bool IsOfThis(IdentifierNameSyntax name) =>
        name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || access.Expression is ThisExpressionSyntax;

    // What is assigned again, or told another address in a statement of its own, may go elsewhere by now.
    private IOperation? ValueOf(ILocalSymbol local) =>
        TypeReader.FactsAt(_site.Target, CancellationToken.None) is { } facts
        && facts.WritesOf(local) is { Count: 1 } writes
        && !facts.ReferencesOf(local).Any(IsToldAddress)
            ? writes[0].Unwrap()
            : null;

    private bool IsToldAddress(IOperation reference)
    {
        for (var node = reference.Syntax; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == node; node = call)
        {
            if (_semanticModel.GetOperation(call) is { } operation && AddressOf(operation) is not null)
                return true;
        }

        return false;
    }

    private static ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
