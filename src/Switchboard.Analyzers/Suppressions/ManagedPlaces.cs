using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Suppressions;

/// <summary>Answers: does what stands here speak of managed clients, and of nothing else that must be disposed?</summary>
internal sealed class ManagedPlaces
{
    private readonly ConnectionModel _model;
    private readonly Func<SyntaxTree, SemanticModel> _modelOf;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<INamedTypeSymbol, TypeFacts> _facts = new(SymbolEqualityComparer.Default);

    public ManagedPlaces(ConnectionModel model, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        _model = model;
        _modelOf = modelOf;
        _cancellationToken = cancellationToken;
    }

    public bool Contain(Location location)
    {
        if (location.SourceTree is not { } tree)
            return false;

        var root = tree.GetRoot(_cancellationToken);
        if (!root.FullSpan.Contains(location.SourceSpan))
            return false;

        var node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        var semantics = _modelOf(tree);
        return node switch
        {
            BaseTypeDeclarationSyntax type => semantics.GetDeclaredSymbol(type, _cancellationToken) is { } declared && HoldsOnlyManaged(declared),
            VariableDeclaratorSyntax variable => IsManagedSymbol(semantics.GetDeclaredSymbol(variable, _cancellationToken)),
            PropertyDeclarationSyntax property => IsManagedSymbol(semantics.GetDeclaredSymbol(property, _cancellationToken)),
            VariableDeclarationSyntax { Variables: { Count: 1 } variables } => IsManagedSymbol(semantics.GetDeclaredSymbol(variables[0], _cancellationToken)),
            LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } => IsManagedSymbol(semantics.GetDeclaredSymbol(variables[0], _cancellationToken)),
            FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } => IsManagedSymbol(semantics.GetDeclaredSymbol(variables[0], _cancellationToken)),
            ExpressionStatementSyntax statement => IsManagedExpression(semantics, statement.Expression),
            ArgumentSyntax argument => IsManagedExpression(semantics, argument.Expression),
            ExpressionSyntax expression => IsManagedExpression(semantics, expression),
            _ => false,
        };
    }

    private bool IsManagedExpression(SemanticModel semantics, ExpressionSyntax expression)
    {
        // What was in the variable before must be managed, too.
        if (expression is AssignmentExpressionSyntax assignment)
            return IsManagedSymbol(semantics.GetSymbolInfo(assignment.Left, _cancellationToken).Symbol);
        if (expression.Parent is AssignmentExpressionSyntax target && target.Left == expression)
            return IsManagedSymbol(semantics.GetSymbolInfo(expression, _cancellationToken).Symbol);

        return semantics.GetOperation(expression, _cancellationToken) is { Type: { } } operation
            && FactsOf(semantics.GetEnclosingSymbol(expression.SpanStart, _cancellationToken)) is { } facts
            && (IsManaged(facts, operation) || IsMadeForManager(facts, operation));
    }

    private bool IsManagedSymbol(ISymbol? symbol) =>
        symbol is IFieldSymbol or IPropertySymbol or ILocalSymbol && FactsOf(symbol) is { } facts && facts.Origins.Of(symbol) == Origin.Managed;

    private static bool IsManaged(TypeFacts facts, IOperation value) =>
        facts.Model.IsClient(value.Unwrap().Type?.BehindTask()) && facts.Origins.Of(value) == Origin.Managed;

    // connections.GetOrCreate("feed", () => new ClientWebSocket()): the manager gets what is made.
    private static bool IsMadeForManager(TypeFacts facts, IOperation creation)
    {
        if (creation.EnclosingFunction() is not IAnonymousFunctionOperation factory
            || factory.Consumer() is not IArgumentOperation { Parent: IInvocationOperation call }
            || facts.Model.Manager?.CallOf(call.TargetMethod) is not (ManagerCall.GetsClient or ManagerCall.Leases))
            return false;

        switch (creation.Consumer())
        {
            case IReturnOperation:
                return true;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                foreach (var reference in facts.ReferencesOf(local))
                {
                    if (reference.Consumer() is IReturnOperation && reference.EnclosingFunction()?.Syntax == factory.Syntax)
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>Whether the type has managed clients in its fields, and nothing that it would have to dispose.</summary>
    private bool HoldsOnlyManaged(INamedTypeSymbol type)
    {
        var any = false;
        foreach (var member in type.GetMembers())
        {
            if (member is not IFieldSymbol { IsStatic: false } field || !_model.Frameworks.IsDisposable(field.Type))
                continue;
            if (!IsManagedSymbol(field.AssociatedSymbol ?? field))
                return false;
            any = true;
        }

        return any;
    }

    private TypeFacts? FactsOf(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        if (type is null)
            return null;
        if (!_facts.TryGetValue(type, out var facts))
            _facts[type] = facts = TypeFacts.Build(type, _model, TypeSource.BodiesOf(type, _modelOf, _cancellationToken), _cancellationToken);
        return facts;
    }
}
