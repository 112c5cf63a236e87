using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>
/// The members that end a connection, themselves or through a method that they call, and where they first do: the paths of all other code, and of what stands
/// before, need not be followed.
/// </summary>
internal sealed class EndingMembers
{
    private readonly Dictionary<ISymbol, int> _first = new(SymbolEqualityComparer.Default);

    private EndingMembers()
    {
    }

    public bool IsEmpty => _first.Count == 0;

    public static EndingMembers Of(TypeFacts facts)
    {
        var members = new EndingMembers();
        foreach (var call in facts.Invocations)
        {
            if (ReleaseFlow.IsFinal(facts, call) || ReleaseFlow.IsRelease(facts, call))
                members.Add(facts.OwnerOf(call), call.Syntax.SpanStart);
        }

        foreach (var resource in facts.UsingResources)
        {
            if (ReleaseFlow.IsReleasable(facts, resource.Unwrap().Type?.BehindTask()))
                members.Add(facts.OwnerOf(resource), EndOf(resource));
        }

        for (var depth = 0; depth < ReleaseFlow.DeepestCall && !members.IsEmpty; depth++)
        {
            foreach (var member in members._first.Keys.ToArray())
            {
                foreach (var call in member is IMethodSymbol method ? facts.CallsOf(method) : Array.Empty<IOperation>())
                    members.Add(facts.OwnerOf(call), call.Syntax.SpanStart);
            }
        }

        return members;
    }

    /// <summary>Whether something may have ended when the member gets to the operation.</summary>
    public bool MayComeBefore(IOperation operation, ISymbol member) =>
        _first.TryGetValue(member, out var first) && (first < operation.Syntax.Span.End || operation.MayComeAgain());

    private void Add(ISymbol? member, int position)
    {
        if (member is not null && (!_first.TryGetValue(member, out var first) || position < first))
            _first[member] = position;
    }

    // What a using statement or declaration holds ends with its block.
    private static int EndOf(IOperation resource)
    {
        for (var parent = resource.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IUsingOperation or IBlockOperation)
                return parent.Syntax.Span.End;
        }

        return resource.Syntax.SpanStart;
    }
}
