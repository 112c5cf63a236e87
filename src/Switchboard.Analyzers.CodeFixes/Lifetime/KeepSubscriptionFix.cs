using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.CodeFixes.Subscriptions;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Lifetime;

/// <summary>SWB2003: keeps the subscription in a field and disposes it in teardown, or unsubscribes there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KeepSubscriptionFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public KeepSubscriptionFix()
        : base(Descriptors.KeepSubscription.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { DisposeWithLease, KeepHandle, UnsubscribeInTeardown };

    /// <summary>What code does with a lease of its own ends with it.</summary>
    private static PlannedFix? DisposeWithLease(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        var model = edits.Target.SemanticModel;
        if (UseAt.Find(facts, edits.Target.Node) is not { Member.ReturnsHandle: true } use
            || !IsOnLeaseOfUsing(edits.Target, use)
            || use.Receiver?.Unwrap() is not ILocalReferenceOperation { Local: var client }
            || ValueOf(use) is not { Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or UsingStatementSyntax } or GlobalStatementSyntax } statement } value
            || !SymbolEqualityComparer.Default.Equals(client.ContainingSymbol, model.GetEnclosingSymbol(statement.SpanStart, cancellationToken))
            || model.GetTypeInfo(value, cancellationToken).Type is not { } type)
            return null;

        var isDisposable = FrameworkSymbols.Is(type, facts.Model.Frameworks.Disposable);
        if (!isDisposable && !(FrameworkSymbols.Is(type, facts.Model.Frameworks.AsyncDisposable) && Places.CanAwait(statement, model)))
            return null;

        SyntaxNode scope = statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? edits.Target.Root;
        edits.Insert(statement.SpanStart, $"{(isDisposable ? "" : "await ")}using var {Names.Unique(model, scope, FieldEdits.NameOf(use.ConstantChannel))} = ");
        return new PlannedFix($"Keep the subscription to {use.ChannelText} as long as the lease", "KeepSubscription");
    }

    private static bool IsOnLeaseOfUsing(FixTarget target, ConnectionUse use) =>
        use.Receiver?.Unwrap() is { } client && ManagedLease.ReleaserOf(target, client) == LeaseRelease.Using;

    private static PlannedFix? KeepHandle(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (UseAt.Find(facts, edits.Target.Node) is not { Member.ReturnsHandle: true } use
            || !IsRunOnce(facts, use)
            || IsOnLeaseOfUsing(edits.Target, use)
            || TeardownFinder.PartOf(edits.Target, facts) is not { } part
            || ValueOf(use) is not { } value
            || edits.Target.SemanticModel.GetTypeInfo(value, cancellationToken).Type is not { } type
            || ReleaseLine.For(facts.Model, "_", type, mayBeNull: true) is null)
            return null;

        var field = FieldEdits.AddSubscription(edits, part, type, use.ConstantChannel);
        switch (value.Parent)
        {
            case ExpressionStatementSyntax or ArrowExpressionClauseSyntax:
                edits.Insert(value.SpanStart, field + " = ");
                break;
            case AssignmentExpressionSyntax discard:
                edits.Replace(discard.Left.Span, field);
                break;
            case EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration } initializer:
                edits.Replace(TextSpan.FromBounds(declaration.SpanStart, initializer.EqualsToken.SpanStart), field + " ");
                break;
            default:
                return null;
        }

        return TeardownFinder.TryAdd(edits, facts, part, ReleaseLine.For(facts.Model, field, type, mayBeNull: true)!, use.Body.Owner)
            ? new PlannedFix($"Keep the subscription to {use.ChannelText} and dispose it when '{facts.Type.Name}' is torn down", "KeepSubscription")
            : null;
    }

    private static PlannedFix? UnsubscribeInTeardown(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken) =>
        UseAt.Find(facts, edits.Target.Node) is { Member.ReturnsHandle: false } use
        && !UseAt.IsInStaticCode(edits.Target.Node)
        && TeardownFinder.PartOf(edits.Target, facts) is { } part
        && Unsubscribe.Of(facts, use) is { } line
        && TeardownFinder.TryAdd(edits, facts, part, line, use.Body.Owner)
            ? new PlannedFix($"Unsubscribe from '{use.ConstantChannel ?? facts.NameOf(use.Receiver)}' when '{facts.Type.Name}' is torn down", "UnsubscribeInTeardown")
            : null;

    // A field holds one subscription: code that runs again would lose the one before.
    private static bool IsRunOnce(TypeFacts facts, ConnectionUse use) =>
        !UseAt.IsInStaticCode(use.Operation.Syntax) && SubscriptionFacts.RepeatedBy(facts, use) is null
        && facts.Repetition.Of(use.Operation) is not { Kind: RepetitionKind.Loop or RepetitionKind.RequestHandler }
        && !IsOfParameter(use);

    // JoinAsync(room) is there to be called for each room.
    private static bool IsOfParameter(ConnectionUse use)
    {
        if (use.Operation is not IInvocationOperation call)
            return false;

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name != use.Member.ChannelParameter)
                continue;
            foreach (var operation in argument.Descendants())
            {
                if (operation is IParameterReferenceOperation { Parameter.ContainingSymbol: IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.Constructor } })
                    return true;
            }
        }

        return false;
    }

    /// <summary>The call with its await, as the value that is dropped.</summary>
    private static ExpressionSyntax? ValueOf(ConnectionUse use)
    {
        var node = use.Operation.WholeCall() as ExpressionSyntax;
        while (node?.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax
            || node?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            || node?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } called } && called == node)
            node = (ExpressionSyntax)node.Parent;
        return node;
    }
}
