using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>Lets the manager connect a client of its own, within its <c>ConnectTimeout</c>.</summary>
internal static class BoundByManager
{
    public static ConnectionFix? Find(FixTarget target, ConnectRace race)
    {
        if (race.Connect.Syntax is not InvocationExpressionSyntax connect
            || !BoundedWait.IsDirect(race, connect)
            || BoundConnectFix.IsHandled(race.Syntax)
            || ClientCall.Of(target, connect) is not { } call
            || EndsByTwo(race)
            || ConnectForm.Of(call) is not { Variable: null } form)
            return null;

        return new ConnectionFix(
            $"Connect '{form.ShownClient}' through the connection manager, which has a timeout",
            "SWB3005.Connect",
            token => ConnectAsync(call, form, race, token));
    }

    private static async Task<Document?> ConnectAsync(ClientCall call, ConnectForm form, ConnectRace race, CancellationToken cancellationToken)
    {
        var target = call.Target;
        var manager = await ManagerAccess.FindAsync(target, call.Whole, call.Client, cancellationToken).ConfigureAwait(false);
        var knowsClient = call.Operation.Instance?.Type is { } client
            && await SignalRAdapter.ConnectsAsync(target, client, manager, cancellationToken).ConfigureAwait(false);
        var edit = new FileEdit(target);
        manager.Introduce(edit);
        edit.Change((ExpressionSyntax)race.Syntax, current => AsyncText.Expression(WithToken(form.Write(manager.Text, knowsClient), call, race)).WithTriviaFrom(current));
        return edit.Apply();
    }

    // The manager takes one token.
    private static bool EndsByTwo(ConnectRace race) =>
        TokenPassing.Of(race.Connect).CallersToken is { } own && TokenPassing.Of(race.Race).CallersToken is { } other && own != other;

    // The token of the wait ends the connect, where the connect had none of its own.
    private static string WithToken(string text, ClientCall call, ConnectRace race)
    {
        if (TokenPassing.Of(call.Operation).CallersToken is null && TokenPassing.Of(race.Race).CallersToken is { } token)
            return text.Substring(0, text.Length - 1) + ", " + token + ")";
        return text;
    }
}
