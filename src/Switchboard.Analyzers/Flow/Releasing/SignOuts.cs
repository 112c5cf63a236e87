using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>A place where a user is signed out.</summary>
internal sealed class SignOut
{
    public SignOut(string name, IOperation operation)
    {
        Name = name;
        Operation = operation;
    }

    /// <summary>The call, or the method of the type, that signs out.</summary>
    public string Name { get; }

    public IOperation Operation { get; }
}

/// <summary>Answers: where does the type sign a user out, and do the user's connections end with that?</summary>
internal static class SignOuts
{
    private const int DeepestCall = 5;

    /// <summary>The sign-out calls of the frameworks, and of each sign-out method of the type that makes none the place where it forgets the token.</summary>
    public static IEnumerable<SignOut> In(TypeFacts facts)
    {
        var owners = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var call in facts.Invocations)
        {
            if (!facts.Model.SignsOut(call.TargetMethod, call.Syntax.SyntaxTree) || call.Syntax.ContainsDiagnostics || EndsOnlyStep(call) || SignsInAfter(facts, call))
                continue;
            if (facts.OwnerOf(call) is { } owner)
                owners.Add(owner);
            yield return new SignOut(call.TargetMethod.Name, call);
        }

        foreach (var body in facts.Bodies)
        {
            if (body.Owner is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && IsSignOutName(method.Name) && !owners.Contains(method) && TokenCleared(body) is { } cleared)
                yield return new SignOut(method.Name, cleared);
        }
    }

    /// <summary>Whether the manager is told on some path: in the same member, in one that it calls, or in one that calls it.</summary>
    public static bool ReleasesConnections(TypeFacts facts, SignOut signOut) =>
        facts.OwnerOf(signOut.Operation) is { } owner
        && (Releases(facts, owner, signOut.Operation.EnclosingFunction(), new HashSet<ISymbol>(SymbolEqualityComparer.Default), 0) || IsCalledByReleasing(facts, owner));

    /// <summary>Whether the code of the type can reach a connection manager from the operation.</summary>
    public static bool ReachesManager(TypeFacts facts, IOperation operation)
    {
        if (facts.Model.Manager is not { } manager)
            return false;

        return manager.IsHeldBy(facts.Type)
            || manager.Default is { } ambient && facts.ReferencesOf(ambient).Count > 0
            || IsParameterAround(facts, manager, operation)
            || IsLocalBeside(facts, manager, operation);
    }

    private static bool IsParameterAround(TypeFacts facts, ManagerSymbols manager, IOperation operation)
    {
        for (var function = operation.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (manager.IsTakenBy(function is IAnonymousFunctionOperation lambda ? lambda.Symbol : ((ILocalFunctionOperation)function).Symbol))
                return true;
        }

        return facts.OwnerOf(operation) is IMethodSymbol owner && manager.IsTakenBy(owner);
    }

    private static bool IsLocalBeside(TypeFacts facts, ManagerSymbols manager, IOperation operation)
    {
        var owner = facts.OwnerOf(operation);
        foreach (var declarator in facts.Declarators)
        {
            if (manager.IsManager(declarator.Symbol.Type)
                && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(declarator), owner)
                && (declarator.EnclosingFunction() is not { } function || operation.IsInside(function)))
                return true;
        }

        return false;
    }

    // The cookie that carries what an external provider or the first of two factors said: the user is only just coming in.
    private static bool EndsOnlyStep(IInvocationOperation signOut)
    {
        foreach (var argument in signOut.Arguments)
        {
            var scheme = argument.Value.ConstantValue is { HasValue: true, Value: string text } ? text : HolderName(argument.Value.Unwrap());
            if (scheme is not null && (Mentions(scheme, "external") || Mentions(scheme, "twofactor")))
                return true;
        }

        return false;
    }

    // SignOutAsync(); SignInAsync(…): a new cookie for the user who stays.
    private static bool SignsInAfter(TypeFacts facts, IInvocationOperation signOut)
    {
        foreach (var call in facts.Invocations)
        {
            if (SignOutTable.IsSignIn(facts.Model.Frameworks, call.TargetMethod)
                && call.Syntax.SpanStart > signOut.Syntax.SpanStart
                && call.EnclosingFunction() == signOut.EnclosingFunction()
                && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(call), facts.OwnerOf(signOut)))
                return true;
        }

        return false;
    }

    private static bool Mentions(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsSignOutName(string name)
    {
        if (name.EndsWith("Async", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - "Async".Length);
        return name is "Logout" or "LogOut" or "SignOut";
    }

    private static IOperation? TokenCleared(MemberBody body)
    {
        IOperation? first = null;
        foreach (var operation in body.Root.DescendantsAndSelf())
        {
            if (ClearsToken(operation) && (first is null || operation.Syntax.SpanStart < first.Syntax.SpanStart))
                first = operation;
        }

        return first;
    }

    // _token = null; Preferences.Remove("access_token"); tokens.Clear();
    private static bool ClearsToken(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } assignment:
                return IsToken(member.Name) && !IsCancellation(assignment.Target.Type) && IsNothing(assignment.Value);
            case IInvocationOperation { TargetMethod: var method } call when IsRemoval(method.Name):
                if (IsToken(method.Name) || HolderName(call.Receiver()) is { } holder && IsToken(holder))
                    return !IsCancellation(call.Receiver()?.Type);
                foreach (var argument in call.Arguments)
                {
                    if (argument.Value.ConstantValue is { HasValue: true, Value: string key } && IsToken(key))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    private static string? HolderName(IOperation? receiver) => receiver switch
    {
        IMemberReferenceOperation { Member.Name: var name } => name,
        IParameterReferenceOperation { Parameter.Name: var name } => name,
        _ => null,
    };

    private static bool IsToken(string name) =>
        Mentions(name, "token") && !Mentions(name, "cancel");

    private static bool IsCancellation(ITypeSymbol? type) => TokenSources.IsToken(type) || TokenSources.IsSource(type);

    private static bool IsRemoval(string name) =>
        name.StartsWith("Remove", StringComparison.Ordinal) || name.StartsWith("Clear", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal);

    private static bool IsNothing(IOperation value) =>
        value.IsNull()
        || value.ConstantValue is { HasValue: true, Value: "" }
        || value.Unwrap() is IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } };

    private static bool Releases(TypeFacts facts, ISymbol member, IOperation? function, HashSet<ISymbol> seen, int depth)
    {
        if (depth > DeepestCall || !seen.Add(member))
            return false;

        foreach (var call in facts.Invocations)
        {
            if (!SymbolEqualityComparer.Default.Equals(facts.OwnerOf(call), member) || !AreRelated(call, function))
                continue;
            if (EndsConnections(facts, call) || MayEndConnections(facts, call) || facts.BodyOf(call.TargetMethod.OriginalDefinition) is { Owner: var called } && Releases(facts, called, null, seen, depth + 1))
                return true;
        }

        return false;
    }

    // Two handlers that a program maps side by side have nothing to do with each other.
    private static bool AreRelated(IOperation call, IOperation? function)
    {
        var other = call.EnclosingFunction();
        return function is null || other is null or ILocalFunctionOperation || call.IsInside(function) || function.IsInside(other);
    }

    // The manager is told, the manager or a lease is disposed, or the SDK signs the user out itself.
    private static bool EndsConnections(TypeFacts facts, IInvocationOperation call)
    {
        if (facts.Model.Manager is not { } manager)
            return false;
        if (manager.CallOf(call.TargetMethod) is not ManagerCall.None and var asked)
            return asked is ManagerCall.SignsOut or ManagerCall.Releases or ManagerCall.Disposes;
        if (Flow.Releases.IsDisposal(call.TargetMethod))
            return call.Receiver()?.Type is { } type && (manager.IsLease(type) || manager.IsManager(type));
        return facts.Model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Disconnect, IsUserScoped: true };
    }

    // Whoever is given the manager, or holds it as a base class, may tell it; so may the handlers of an event, where the type has such.
    private static bool MayEndConnections(TypeFacts facts, IInvocationOperation call)
    {
        if (facts.Model.Manager is not { } manager)
            return false;
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return EndsSomewhere(facts);
        if (manager.IsManagerCall(method))
            return method.IsExtensionMethod && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, facts.Type.ContainingAssembly);
        if (call.IsOnThis() && !SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, facts.Type.OriginalDefinition) && manager.IsHeldBy(method.ContainingType))
            return true;
        return manager.IsTakenBy(method);
    }

    private static bool EndsSomewhere(TypeFacts facts)
    {
        foreach (var call in facts.Invocations)
        {
            if (EndsConnections(facts, call))
                return true;
        }

        return false;
    }

    private static bool IsCalledByReleasing(TypeFacts facts, ISymbol owner)
    {
        if (owner is not IMethodSymbol method)
            return false;

        foreach (var call in facts.CallsOf(method))
        {
            if (facts.OwnerOf(call) is { } caller && Releases(facts, caller, null, new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method }, 0))
                return true;
        }

        return false;
    }
}
