using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Flow;

/// <summary>How a method calls the delegate that it is given for the elements of a collection.</summary>
internal enum ElementCall
{
    /// <summary>It is no such method.</summary>
    None,

    /// <summary>One after the other.</summary>
    InTurn,

    /// <summary>When somebody asks for the results.</summary>
    OnDemand,

    /// <summary>Several at once.</summary>
    Together,
}

/// <summary>The methods of .NET that call a delegate for each element.</summary>
internal static class ElementCalls
{
    public static ElementCall Of(IMethodSymbol method) => method.ContainingType switch
    {
        { Name: "Parallel" } type when type.IsIn("System.Threading.Tasks") && method.Name is "For" or "ForEach" or "ForAsync" or "ForEachAsync" => ElementCall.Together,
        { Name: "ParallelEnumerable" } type when type.IsIn("System.Linq") && method.Name is "ForAll" or "Select" => ElementCall.Together,
        { Name: "Enumerable" } type when type.IsIn("System.Linq") && method.Name == "Select" => ElementCall.OnDemand,
        { Name: "List" } type when type.IsIn("System.Collections.Generic") && method.Name == "ForEach" => ElementCall.InTurn,
        { Name: "Array" } type when type.IsIn("System") && method.Name == "ForEach" => ElementCall.InTurn,
        _ => ElementCall.None,
    };
}
