using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3002: lets the manager connect, once for all who ask.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ConnectThroughManagerFix : ConnectionCodeFixProvider
{
    /// <summary>Makes the provider.</summary>
    public ConnectThroughManagerFix()
        : base("SWB3002")
    {
    }

    private protected override Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        // A connect behind ?. is none where there is no client; the manager's would throw.
        if (target.Node is not ExpressionSyntax expression
            || ClientCall.Of(target, expression) is not { IsConditional: false } call
            || target.Model.RoleOf(call.Operation.TargetMethod) is not { Role: ConnectionRole.Connect }
            || ConnectForm.Of(call) is not { } form
            || Comments.AreIn(call.Whole, TextSpan.FromBounds(call.Whole.SpanStart, call.Invocation.ArgumentList.SpanStart)))
            return Task.FromResult(ImmutableArray<ConnectionFix>.Empty);

        var fix = new ConnectionFix(
            $"Connect '{form.ShownClient}' through the connection manager",
            "SWB3002.Connect",
            token => ConnectAsync(call, form, token));
        return Task.FromResult(ImmutableArray.Create(fix));
    }

    private static async Task<Document?> ConnectAsync(ClientCall call, ConnectForm form, CancellationToken cancellationToken)
    {
        var manager = await ManagerAccess.FindAsync(call.Target, call.Whole, call.Client, cancellationToken).ConfigureAwait(false);
        var knowsClient = call.Operation.Instance?.Type is { } client
            && await SignalRAdapter.ConnectsAsync(call.Target, client, manager, cancellationToken).ConfigureAwait(false);
        var edit = new FileEdit(call.Target);
        manager.Introduce(edit);
        edit.Change(form.Replaced, current => AsyncText.Expression(form.Write(manager.Text, knowsClient)).WithTriviaFrom(current));
        if (form.Variable is { } variable && call.Statement is { } statement)
            StatementEdits.InsertBefore(edit, statement, $"var {variable} = {call.Argument.WithoutTrivia()};");
        return edit.Apply();
    }
}
