using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Subscriptions;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Lifetime;

/// <summary>SWB2004: removes the event handler in teardown, made a method first where it is a lambda.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveEventHandlerFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public RemoveEventHandlerFix()
        : base(Descriptors.RemoveEventHandler.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { RemoveInTeardown };

    private static PlannedFix? RemoveInTeardown(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (UseAt.Find(facts, edits.Target.Node) is not { Operation: IEventAssignmentOperation added } use
            || UseAt.IsInStaticCode(edits.Target.Node)
            || TeardownFinder.PartOf(edits.Target, facts) is not { } part)
            return null;

        var reach = new ReachableText(facts);
        if (reach.Of(use.Receiver) is not { } receiver || HandlerOf(edits, part, use, added) is not { } handler)
            return null;

        var line = ReleaseLine.OfStatement(receiver, $".{use.Symbol.Name} -= {handler}", reach.Guard);
        return TeardownFinder.TryAdd(edits, facts, part, line, use.Body.Owner)
            ? new PlannedFix($"Remove the handler of '{use.Symbol.Name}' when '{facts.Type.Name}' is torn down", "RemoveEventHandler")
            : null;
    }

    private static string? HandlerOf(SourceEdits edits, TypeDeclarationSyntax part, ConnectionUse use, IEventAssignmentOperation added) => added.HandlerValue.Unwrap() switch
    {
        IMethodReferenceOperation { Method.MethodKind: not MethodKind.LocalFunction } method => method.Syntax.ToString(),
        IFieldReferenceOperation field => field.Syntax.ToString(),
        IAnonymousFunctionOperation lambda => LambdaToMethod.TryWrite(edits, part, lambda, use),
        _ => null,
    };
}
