using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;

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
    public static LeaseRelease ReleaserOf(ClientCall call) => ReleaserOf(call.Target, call.Value);

    public static LeaseRelease ReleaserOf(FixTarget target, IOperation client)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            if (client is IPropertyReferenceOperation { Instance: { } lease, Property: var property } && target.Model.Manager?.IsLease(property.ContainingType) == true)
                return IsInUsing(lease) ? LeaseRelease.Using : LeaseRelease.Held;

            // var hub = lease.Client;
            if (client is not ILocalReferenceOperation { Local: var local }
                || InitializerOf(local) is not { } initializer
                || target.SemanticModel.GetOperation(initializer) is not { } value)
                return LeaseRelease.None;
            client = value.Unwrap();
        }

        return LeaseRelease.None;
    }

    private static bool IsInUsing(IOperation lease)
    {
        if (lease.Unwrap() is not ILocalReferenceOperation { Local: var local })
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
