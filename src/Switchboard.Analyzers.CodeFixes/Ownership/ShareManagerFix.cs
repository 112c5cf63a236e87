using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>SWB1003: the code is given the application's manager in the place of its own, and no longer releases it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ShareManagerFix : ConnectionCodeFixProvider
{
    /// <summary>Makes the provider.</summary>
    public ShareManagerFix()
        : base("SWB1003")
    {
    }

    private protected override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        // Options belong to the registration: without them the code would do something else.
        if (target.Node is not BaseObjectCreationExpressionSyntax creation
            || target.SemanticModel.GetOperation(creation, cancellationToken) is not IObjectCreationOperation operation
            || HasOptions(operation)
            || HasComment(creation))
            return ImmutableArray<ConnectionFix>.Empty;

        var holder = HolderOf(target.SemanticModel, creation);
        var manager = await ManagerAccess.FindForAsync(target, creation, holder, cancellationToken).ConfigureAwait(false);
        var title = manager.IsAtHand ? $"Use '{manager.Text}'" : "Have 'IConnectionManager' injected";
        return ImmutableArray.Create(new ConnectionFix(title, "SWB1003", token => Task.FromResult(Apply(target, creation, holder, manager, token))));
    }

    private static Document? Apply(FixTarget target, BaseObjectCreationExpressionSyntax creation, ISymbol? holder, ManagerAccess manager, CancellationToken cancellationToken)
    {
        var edit = new FileEdit(target);
        if (holder is not null && !(LeaveToItsOwner(target, edit, holder, creation, cancellationToken) && DeclareAsInterface(target, edit, holder)))
            return null;

        if (manager.Text.Length > 0)
            edit.Change(creation, current => manager.Expression.WithTriviaFrom(current));
        else
            RemoveInitializer(edit, creation);
        if (UsingRemoval.Find(creation) is { } statement)
            edit.Change(statement, current => UsingRemoval.Remove(statement, current));
        manager.Introduce(edit);
        ReadFromHolder(target, edit, creation, holder, manager.Text, cancellationToken);
        return edit.Apply();
    }

    /// <summary>
    /// A parameter of the type that sets a member and is read by code, too, would be held twice: the code reads the member.
    /// </summary>
    private static void ReadFromHolder(FixTarget target, FileEdit edit, ExpressionSyntax creation, ISymbol? holder, string manager, CancellationToken cancellationToken)
    {
        if (holder is not (IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false })
            || creation.Parent is not EqualsValueClauseSyntax
            || target.SemanticModel.LookupSymbols(creation.SpanStart, name: manager).FirstOrDefault() is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter
            || TypeReader.FactsAt(target, cancellationToken) is not { } facts
            || facts.WritesOf(holder).Count > 1
            || facts.WritesOf(parameter).Count > 0)
            return;

        foreach (var reference in facts.ReferencesOf(parameter))
        {
            if (reference.Syntax is not IdentifierNameSyntax name || name.SyntaxTree != target.Root.SyntaxTree || !CodePlace.Of(name).ReachesInstance)
                continue;

            var isPlain = target.SemanticModel.LookupSymbols(name.SpanStart, name: holder.Name).Contains(holder, SymbolEqualityComparer.Default);
            edit.Change(name, current => SyntaxFactory.ParseExpression((isPlain ? "" : "this.") + holder.Name).WithTriviaFrom(current));
        }
    }

    private static bool HasOptions(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && !argument.Value.IsNull())
                return true;
        }

        return false;
    }

    private static ISymbol? HolderOf(SemanticModel model, ExpressionSyntax creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => model.GetDeclaredSymbol(variable),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetDeclaredSymbol(property),
        AssignmentExpressionSyntax assignment when assignment.Right == creation => model.GetSymbolInfo(assignment.Left).Symbol,
        _ => null,
    };

    /// <summary>Whoever made the manager releases it; who was given it must not.</summary>
    private static bool LeaveToItsOwner(FixTarget target, FileEdit edit, ISymbol holder, ExpressionSyntax creation, CancellationToken cancellationToken)
    {
        if (TypeReader.FactsAt(target, cancellationToken) is not { } facts)
            return false;

        foreach (var release in facts.Releases.Of(holder))
        {
            if (release.Kind != ReleaseKind.Released || release.Operation.Syntax == creation)
                continue;
            if (release.Operation.Syntax.SyntaxTree != target.Root.SyntaxTree || release.Operation is not IInvocationOperation call || !ReleaseRemoval.TryRemove(edit, call.Syntax))
                return false;
        }

        return true;
    }

    // What is injected is the interface.
    private static bool DeclareAsInterface(FixTarget target, FileEdit edit, ISymbol holder)
    {
        foreach (var reference in holder.DeclaringSyntaxReferences)
        {
            var type = reference.GetSyntax() switch
            {
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
                PropertyDeclarationSyntax property => property.Type,
                _ => null,
            };
            if (type is NullableTypeSyntax nullable)
                type = nullable.ElementType;
            if (type is null or { IsVar: true } || target.Model.Manager?.IsManagerClass(target.SemanticModel.GetTypeInfo(type).Type) != true)
                continue;
            if (type.SyntaxTree != target.Root.SyntaxTree || holder is not ILocalSymbol && holder.DeclaredAccessibility != Accessibility.Private)
                return false;

            var name = RuntimeName.For(target, type.SpanStart, "Switchboard", "IConnectionManager");
            edit.Change(type, current => name.AsType().WithTriviaFrom(current));
            edit.Import(name.Import);
        }

        return true;
    }

    private static void RemoveInitializer(FileEdit edit, ExpressionSyntax creation)
    {
        switch (creation.Parent?.Parent)
        {
            case VariableDeclaratorSyntax variable:
                edit.Change(variable, current => current.WithInitializer(null).WithIdentifier(current.Identifier.WithTrailingTrivia()));
                break;
            case PropertyDeclarationSyntax { AccessorList: { } } property:
                edit.Change(property, current => current
                    .WithInitializer(null)
                    .WithSemicolonToken(default)
                    .WithAccessorList(current.AccessorList!.WithTrailingTrivia(current.SemicolonToken.TrailingTrivia)));
                break;
        }
    }

    private static bool HasComment(SyntaxNode creation)
    {
        var node = creation.Parent is EqualsValueClauseSyntax clause ? clause : creation;
        foreach (var trivia in node.DescendantTrivia())
        {
            if (node.Span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }
}
