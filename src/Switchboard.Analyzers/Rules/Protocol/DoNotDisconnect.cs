using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3001: a connection that others use, or that the manager owns, is disconnected by hand.</summary>
public sealed class DoNotDisconnectAnalyzer : TypeAnalyzer
{
    private const string Managed = "which the connection manager owns";
    private const string Shared = "which others use too";
    private const string User = "for every part of the application";

    /// <summary>Makes the rule.</summary>
    public DoNotDisconnectAnalyzer()
        : base(Descriptors.DoNotDisconnect)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var call in facts.Invocations)
        {
            if (EndOf(facts, call) is { } end && WhyNot(facts, call, call.Receiver(), end) is { } reason)
                Report(facts, call.WholeCall().GetLocation(), call.TargetMethod.Name, call.Receiver(), reason, report);
        }

        foreach (var resource in facts.UsingResources)
        {
            var value = resource.Unwrap();
            if (facts.Model.IsClient(value.Type) && WhyNot(facts, resource, value, End.Using) is { } reason)
                Report(facts, value.Syntax.GetLocation(), "using", value, reason, report);
        }
    }

    private static void Report(TypeFacts facts, Location location, string member, IOperation? client, string reason, Action<Diagnostic> report) =>
        report(Diagnostic.Create(Descriptors.DoNotDisconnect, location, member, facts.NameOf(client), reason));

    private enum End
    {
        Dispose,
        Using,
        Disconnect,
        DisconnectUser,
    }

    private static End? EndOf(TypeFacts facts, IInvocationOperation call)
    {
        if (call.Receiver() is not { } receiver || facts.Context.IsQuestionToMock(receiver))
            return null;

        var method = call.TargetMethod;
        if (facts.Model.RoleOf(method) is { } member)
        {
            return member.Role switch
            {
                ConnectionRole.Disconnect when member.IsClosingHandshake => null,
                ConnectionRole.Disconnect => member.IsUserScoped ? End.DisconnectUser : End.Disconnect,
                ConnectionRole.Dispose => End.Dispose,
                _ => null,
            };
        }

        if (!facts.Model.IsClient(receiver.Type))
            return null;
        if (method.Name.StartsWith("DisconnectUser", StringComparison.Ordinal))
            return End.DisconnectUser;
        return Releases.IsDisposal(method) ? End.Dispose : null;
    }

    /// <summary>Why the connection is not this code's to end, or null where it is or nothing is proven.</summary>
    private static string? WhyNot(TypeFacts facts, IOperation operation, IOperation? client, End end)
    {
        if (facts.Context.IsCompositionRoot(operation) || ReleasesThroughManager(facts, operation))
            return null;

        var origin = Sharing.OriginOfClient(facts, client);
        if (end == End.DisconnectUser)
            return IsOwnersTeardown(facts, operation, client, origin) ? null : User;
        if (origin == Origin.Managed)
            return Managed;

        // Stopped on purpose; but what a test disposes when it is over, the next one finds disposed. A static has no other end.
        if (Sharing.IsDrivenByTests(facts, client, origin)
            && end != End.Using
            && !(end == End.Dispose && facts.Teardowns.Reaches(operation) && client?.Unwrap() is not IMemberReferenceOperation { Member.IsStatic: true }))
            return null;

        return Origins.IsShared(origin) && !IsTheirsToEnd(facts, operation, client, origin) ? Shared : null;
    }

    private static bool IsOwnersTeardown(TypeFacts facts, IOperation operation, IOperation? client, Origin origin) =>
        origin is not (Origin.Shared or Origin.OfTests or Origin.Managed)
        && facts.Teardowns.Reaches(operation)
        && !(origin == Origin.Given && Sharing.IsProvenShared(facts, client));

    private static bool IsTheirsToEnd(TypeFacts facts, IOperation operation, IOperation? client, Origin origin)
    {
        // Hosting code drives what it was given, and a socket of either side may be a server's.
        if (facts.Context.IsHosting || facts.Context.IsEntryPoint(operation) || facts.Model.KindOf(client?.Type) is { IsEitherSide: true })
            return true;
        if (AnswersClose(facts, operation, client))
            return true;

        if (IsHelperOfTeardown(facts, client))
            return true;

        // Given in the constructor and released in teardown: it may have been handed over.
        return origin == Origin.Given && (IsOwnersTeardown(facts, operation, client, origin) || Sharing.MayBeHandedOver(facts, client));
    }

    // A static helper that releases its parameter acts for its callers, of which only those in this type are seen.
    private static bool IsHelperOfTeardown(TypeFacts facts, IOperation? client)
    {
        if (client?.Unwrap() is not IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { IsStatic: true } helper })
            return false;

        foreach (var call in facts.CallsOf(helper))
        {
            if (!facts.Teardowns.Reaches(call))
                return false;
        }

        return true;
    }

    // The code that reads the frames also answers the one that says goodbye.
    private static bool AnswersClose(TypeFacts facts, IOperation operation, IOperation? client)
    {
        var function = operation.EnclosingFunction();
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Receive
                && use.Operation.EnclosingFunction() == function
                && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(use.Operation), facts.OwnerOf(operation))
                && SymbolEqualityComparer.Default.Equals(facts.Identities.Of(use.Receiver), facts.Identities.Of(client)))
                return true;
        }

        return false;
    }

    // Sign-out code that tells the manager is done right.
    private static bool ReleasesThroughManager(TypeFacts facts, IOperation operation)
    {
        var owner = facts.OwnerOf(operation);
        foreach (var call in facts.ManagerCalls)
        {
            if (facts.Model.Manager?.CallOf(call.TargetMethod) == ManagerCall.SignsOut && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(call), owner))
                return true;
        }

        return false;
    }
}
