using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Configuration;

/// <summary>Follows a text through the variables that hold it, to all who read it.</summary>
internal sealed class AddressReaders
{
    private readonly FixTarget _target;
    private readonly HashSet<ISymbol> _found = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> _open = new();

    private AddressReaders(FixTarget target) => _target = target;

    /// <summary>Whether every variable that holds the text is read for calls of the catalog alone.</summary>
    public static async Task<bool> AreConnectsAsync(FixTarget target, ExpressionSyntax text, CancellationToken cancellationToken)
    {
        var readers = new AddressReaders(target);
        readers.IsForConnects(text, target.SemanticModel);
        while (readers._open.Count > 0)
        {
            if (!await readers.AreConnectsAsync(readers._open.Dequeue(), cancellationToken).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    private async Task<bool> AreConnectsAsync(ISymbol variable, CancellationToken cancellationToken)
    {
        var project = _target.Document.Project;
        var isRead = variable is ILocalSymbol || variable.DeclaredAccessibility == Accessibility.Private;
        foreach (var referenced in await SymbolFinder.FindReferencesAsync(variable, project.Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var reference in referenced.Locations)
            {
                isRead = true;

                // The project may be there once for each framework.
                if (reference.Document.Project.Id != project.Id && reference.Document.GetLinkedDocumentIds().Any(id => id.ProjectId == project.Id))
                    continue;
                if (reference.Document.Project.Id != project.Id
                    || await reference.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
                    || await reference.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
                    return false;

                var node = root.FindNode(reference.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (!node.IsPartOfStructuredTrivia() && (node is not ExpressionSyntax name || !IsForConnects(name, model)))
                    return false;
            }
        }

        // What others may read and nobody here does is there for them.
        return isRead;
    }

    /// <summary>Whether the value goes to a call of the catalog, or to a variable, which is followed then.</summary>
    private bool IsForConnects(ExpressionSyntax value, SemanticModel model)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Name == value:
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or InterpolatedStringExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.CoalesceExpression }:
                case ConditionalExpressionSyntax conditional when conditional.Condition != value:
                case InvocationExpressionSyntax call when call.Expression == value:
                    value = (ExpressionSyntax)value.Parent;
                    break;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                    value = text;
                    break;
                case ArgumentSyntax { Parent.Parent: ExpressionSyntax call }:
                    var called = model.GetSymbolInfo(call).Symbol;
                    // What a log says is right whatever the address.
                    if (_target.Model.RoleOf(called) is not null || called is IMethodSymbol shown && Printers.Show(shown) || call is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
                        return true;
                    if (called is not (IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String, IsStatic: true, ReturnType.SpecialType: SpecialType.System_String } or IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { Name: "Uri", ContainingNamespace.Name: "System" } }))
                        return false;
                    value = call;
                    break;
                case AssignmentExpressionSyntax assignment:
                    return assignment.Left == value || Follow(model.GetSymbolInfo(assignment.Left).Symbol);
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    return Follow(Owner(model.GetEnclosingSymbol(value.SpanStart)));
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } initializer:
                    return Follow(model.GetDeclaredSymbol(initializer.Parent!));
                default:
                    return false;
            }
        }
    }

    private static ISymbol? Owner(ISymbol? function) => function is IMethodSymbol { AssociatedSymbol: { } property } ? property : function;

    private bool Follow(ISymbol? symbol)
    {
        switch (symbol)
        {
            case not null when _target.Model.RoleOf(symbol) is not null:
                return true;
            case { DeclaringSyntaxReferences.IsEmpty: false } and (ILocalSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction }):
                if (_found.Add(symbol))
                    _open.Enqueue(symbol);
                return true;
            default:
                return false;
        }
    }
}
