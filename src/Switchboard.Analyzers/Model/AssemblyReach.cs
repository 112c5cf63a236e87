using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Model;

/// <summary>
/// The assemblies whose types can derive from, implement or be the types in question: those that define them, and all that reference one of those, over however
/// many steps. Most types of a program are of an assembly that cannot, and nothing else has to be asked about them.
/// </summary>
internal sealed class AssemblyReach
{
    private readonly HashSet<ISymbol> _definers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _answers = new(SymbolEqualityComparer.Default);

    /// <summary>Adds a type in question. Only before the first question.</summary>
    public void Add(ISymbol type)
    {
        if (type.ContainingAssembly is { } definer)
            _definers.Add(definer);
    }

    public bool Includes(ITypeSymbol type) => type.ContainingAssembly is not { } assembly || Includes(assembly);

    private bool Includes(IAssemblySymbol assembly)
    {
        if (!_answers.TryGetValue(assembly, out var answer))
            _answers[assembly] = answer = Find(assembly);
        return answer;
    }

    // Not from the answers of others: assemblies can reference each other in a circle.
    private bool Find(IAssemblySymbol assembly)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { assembly };
        var left = new Stack<IAssemblySymbol>();
        left.Push(assembly);
        while (left.Count > 0)
        {
            var next = left.Pop();
            if (_definers.Contains(next))
                return true;

            foreach (var module in next.Modules)
            {
                foreach (var referenced in module.ReferencedAssemblySymbols)
                {
                    if (seen.Add(referenced))
                        left.Push(referenced);
                }
            }
        }

        return false;
    }
}
