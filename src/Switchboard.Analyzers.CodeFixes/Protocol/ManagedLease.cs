using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>Whether a lease gives the client back.</summary>
internal enum LeaseRelease
{
    /// <summary>The client is not a lease's.</summary>
    None,

    /// <summary>A using gives it back.</summary>
    Using,

    /// <summary>Somebody keeps the lease and gives it back somewhere else.</summary>
    Held,
}

/// <summary>Answers: who gives this client back?</summary>
internal static class ManagedLease
{
    public static LeaseRelease ReleaserOf(ClientCall call)
    {
        var model = call.Target.SemanticModel;
        var client = call.Client;
        for (var depth = 0; depth < 8; depth++)
        {
            if (client is MemberAccessExpressionSyntax access
                && model.GetSymbolInfo(access).Symbol is IPropertySymbol property
                && call.Target.Model.Manager?.IsLease(property.ContainingType) == true)
                return IsInUsing(model, access.Expression) ? LeaseRelease.Using : LeaseRelease.Held;

            // var hub = lease.Client;
            if (model.GetSymbolInfo(client).Symbol is not ILocalSymbol local || InitializerOf(local) is not { } initializer)
                return LeaseRelease.None;
            client = initializer;
        }

        return LeaseRelease.None;
    }

    private static bool IsInUsing(SemanticModel model, ExpressionSyntax lease)
    {
        if (model.GetSymbolInfo(lease).Symbol is not ILocalSymbol local)
            return false;

        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax })
                return true;
        }

        return false;
    }

    private static ExpressionSyntax? InitializerOf(ILocalSymbol local)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value })
                return value;
        }

        return null;
    }
}
