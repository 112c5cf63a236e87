using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB2002: a type owns a connection, lease or subscription and never releases it, or overwrites it while it is open.</summary>
public sealed class DisposeOwnedAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public DisposeOwnedAnalyzer()
        : base(Descriptors.DisposeOwned)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsConnectionType)
            return;

        foreach (var holding in Holdings.Of(facts))
        {
            if (!IsReleased(facts, holding.Member) && !IsReleasedThroughBase(facts, holding) && !IsReleasedWhereMade(facts, holding) && !facts.Teardowns.IsGivenToBase(holding.Member)
                && !Collected.IsKept(facts, holding.Member) && !IsReleasedByOthers(facts, holding.Member) && !StaysOpen(facts))
                ReportHolding(facts, holding, report);

            if (holding.Kind == HoldingKind.Connection && OverwrittenFields.Find(facts, holding) is { } assignment)
                ReportOverwritten(holding.Member.Name, assignment.Syntax, report);
        }

        foreach (var holding in LostCollections.In(facts))
        {
            if (!StaysOpen(facts))
                ReportHolding(facts, holding, report);
        }

        foreach (var lost in LostLocals.In(facts))
        {
            if (lost.OverwrittenBy is { } assignment)
                ReportOverwritten(lost.Local.Name, assignment, report);
        }
    }

    // What lives as long as the process has no end at which to release anything.
    private static bool StaysOpen(TypeFacts facts) => facts.Context.IsProcessLived && !facts.Teardowns.Exist;

    private static void ReportHolding(TypeFacts facts, Holding holding, Action<Diagnostic> report) =>
        report(Diagnostic.Create(Descriptors.DisposeOwned, holding.Member.Locations[0], holding.Member.Name, Problem(facts, holding), WayOut(facts)));

    private static void ReportOverwritten(string name, SyntaxNode assignment, Action<Diagnostic> report) =>
        report(Diagnostic.Create(
            Descriptors.DisposeOwned, assignment.GetLocation(), name, "is assigned a new connection while it may still hold an open one", "release the old one first"));

    private static bool IsReleased(TypeFacts facts, ISymbol member)
    {
        foreach (var release in facts.Releases.Of(member))
        {
            if (facts.Teardowns.Reaches(release.Operation) || facts.Teardowns.IsInWork(release.Operation) || release.Kind == ReleaseKind.Released && IsHanded(facts, release.Operation))
                return true;
            if (release.Kind == ReleaseKind.HandedOn && TakesOver(facts, release.Operation, member))
                return true;
        }

        return false;
    }

    // override Task OnDeactivateAsync(): who made the base calls it; feed.CloseAsync(): who has the object does. What makes a new one as well is no end.
    private static bool IsReleasedThroughBase(TypeFacts facts, Holding holding)
    {
        foreach (var release in facts.Releases.Of(holding.Member))
        {
            if (release.Kind == ReleaseKind.Released && facts.OwnerOf(release.Operation) is IMethodSymbol owner && !Makes(facts, owner, holding) && IsCalledByOthers(facts, owner))
                return true;
        }

        return false;
    }

    private static bool Makes(TypeFacts facts, IMethodSymbol method, Holding holding)
    {
        foreach (var value in holding.Values)
        {
            if (SymbolEqualityComparer.Default.Equals(facts.OwnerOf(value), method))
                return true;
        }

        return false;
    }

    private static bool IsCalledByOthers(TypeFacts facts, IMethodSymbol owner)
    {
        if (IsEnd(facts, owner))
            return true;

        foreach (var call in facts.CallsOf(owner))
        {
            if (facts.OwnerOf(call) is IMethodSymbol caller && IsEnd(facts, caller))
                return true;
        }

        return false;
    }

    private static bool IsEnd(TypeFacts facts, IMethodSymbol method)
    {
        var ends = EndedObjects.In(facts.Model.Compilation);
        return Teardowns.DeclaringBase(facts, method) is { } declaring && (declaring.DeclaringSyntaxReferences.IsEmpty || ends.IsCalled(method.Name))
            || method.DeclaredAccessibility != Accessibility.Private && ends.AreEndedBy(facts.Type, method);
    }

    // _hub = Build(); try { … } finally { await _hub.DisposeAsync(); }
    private static bool IsReleasedWhereMade(TypeFacts facts, Holding holding)
    {
        var isReleased = true;
        foreach (var value in holding.Values)
            isReleased &= facts.Releases.EndsAfter(holding.Member, value);

        return isReleased || holding.Kind == HoldingKind.Connection && IsReleasedWhereOpened(facts, holding.Member);
    }

    // try { await _socket.ConnectAsync(…); } finally { _socket.Dispose(); }
    private static bool IsReleasedWhereOpened(TypeFacts facts, ISymbol member)
    {
        var isOpened = false;
        foreach (var use in facts.Uses)
        {
            if (use.Role != ConnectionRole.Connect || !SymbolEqualityComparer.Default.Equals(facts.Identities.ClientOf(use.Receiver), member))
                continue;
            if (!facts.Releases.EndsAfter(member, use.Operation))
                return false;
            isOpened = true;
        }

        return isOpened;
    }

    // room.Hub.DisposeAsync(): what others can reach, others may release.
    private static bool IsReleasedByOthers(TypeFacts facts, ISymbol member) =>
        member.DeclaredAccessibility != Accessibility.Private && Registrations.In(facts.Model.Compilation).IsReleasedSomewhere(member.Name);

    // cleanup.Add(() => _hub.DisposeAsync()), cleanup.Add(_hub.DisposeAsync), cleanup.Add(Close): whoever keeps the delegate runs it.
    private static bool IsHanded(TypeFacts facts, IOperation release)
    {
        var handed = release is IMethodReferenceOperation ? release : release.EnclosingFunction() as IAnonymousFunctionOperation;
        if (handed is not null)
            return IsKeptElsewhere(facts, handed);
        if (facts.OwnerOf(release) is not IMethodSymbol owner)
            return false;

        foreach (var call in facts.CallsOf(owner))
        {
            if (call is IMethodReferenceOperation && IsKeptElsewhere(facts, call))
                return true;
        }

        return false;
    }

    private static bool IsKeptElsewhere(TypeFacts facts, IOperation handed)
    {
        switch (handed.Consumer())
        {
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } }:
                return !taker.IsIn("System.Threading.Tasks");
            case IArgumentOperation { Parent: IObjectCreationOperation { Type: { } kept } }:
                return facts.Model.Frameworks.IsDisposable(kept) && !kept.IsIn("System.Threading") && !kept.IsIn("System.Threading.Tasks");
            // What the program's own events are raised for, nobody can say.
            case IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: { } raised } }:
                return SymbolEqualityComparer.Default.Equals(raised.ContainingAssembly, facts.Model.Compilation.Assembly);
            case ISimpleAssignmentOperation { Target: var keeper }:
                return facts.Identities.Of(keeper) is (IFieldSymbol or IPropertySymbol) and { } field && IsUsedInTeardown(facts, field);
            default:
                return false;
        }
    }

    // _close = () => _hub.DisposeAsync(): teardown calls it.
    private static bool IsUsedInTeardown(TypeFacts facts, ISymbol field)
    {
        foreach (var reference in facts.ReferencesOf(field))
        {
            if (facts.Teardowns.Reaches(reference))
                return true;
        }

        return false;
    }

    // disposables.Add(_hub), RegisterForDispose(_hub), a helper of the base class.
    private static bool TakesOver(TypeFacts facts, IOperation operation, ISymbol member)
    {
        if (operation is not IInvocationOperation call)
            return false;
        if (call.Instance?.Unwrap() is IInstanceReferenceOperation && !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, facts.Type))
            return true;

        foreach (var argument in call.Arguments)
        {
            if (TakenAs(facts, argument, member) is { } type
                && (type.TypeKind == TypeKind.TypeParameter || type.SpecialType == SpecialType.System_Object || facts.Model.Frameworks.IsDisposable(type) && !facts.Model.IsClient(type)))
                return true;
        }

        return false;
    }

    // The type of the parameter that takes the member, or of its elements where it takes many: DisposeAllAsync(_one, _two).
    private static ITypeSymbol? TakenAs(TypeFacts facts, IArgumentOperation argument, ISymbol member)
    {
        var type = argument.Parameter?.OriginalDefinition.Type;
        if (SymbolEqualityComparer.Default.Equals(facts.Identities.Of(argument.Value), member))
            return type;

        foreach (var element in argument.Value.Elements())
        {
            if (SymbolEqualityComparer.Default.Equals(facts.Identities.Of(element), member))
                return ElementOf(type);
        }

        return null;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } sequence => sequence.TypeArguments[0],
        _ => null,
    };

    private static string Problem(TypeFacts facts, Holding holding)
    {
        var what = holding.Kind switch
        {
            HoldingKind.Lease => "holds a lease",
            HoldingKind.Subscription => "holds a subscription on a shared connection",
            _ => "holds a connection that this type created",
        };
        return facts.Teardowns.Exist || Closing(facts) is not null ? $"{what}, but no teardown of '{facts.Type.Name}' releases it" : $"{what}, but '{facts.Type.Name}' is not disposable";
    }

    private static string WayOut(TypeFacts facts) =>
        facts.Teardowns.Exist ? "release it there"
        : Closing(facts) is { } closing ? $"release it in {closing}"
        : "implement IAsyncDisposable and release it there";

    // Who makes a window disposable finds that nobody disposes of windows.
    private static string? Closing(TypeFacts facts) =>
        facts.Model.Frameworks.ClosingMethodOf(facts.Type) is { } method ? $"'{method}'"
        : facts.Model.Frameworks.ClosingEventOf(facts.Type) is { } raised ? $"a handler of '{raised}'"
        : null;
}
