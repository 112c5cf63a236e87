using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.Flow;

/// <summary>
/// The methods by which others end an object of this compilation: <c>feed.CloseAsync()</c> in a teardown, in a finally, or on a local; and those that are
/// called at all. Read from syntax, file by file; a name that is met says only that a rule must be careful.
/// </summary>
internal sealed class EndedObjects
{
    private static readonly ConditionalWeakTable<Compilation, EndedObjects> s_ofCompilation = new();
    private static readonly ConditionalWeakTable<SyntaxTree, Names> s_ofTree = new();

    private readonly List<Names> _files = new();

    private EndedObjects(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            _files.Add(s_ofTree.GetValue(tree, static source => new Names(source)));
    }

    public static EndedObjects In(Compilation compilation) => s_ofCompilation.GetValue(compilation, static key => new EndedObjects(key));

    /// <summary>Whether somebody who has such an object, or knows it as one of its interfaces, ends it by this method.</summary>
    public bool AreEndedBy(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (AreEndedBy(type.Name, method.Name))
            return true;

        foreach (var implemented in type.AllInterfaces)
        {
            if (AreEndedBy(implemented.Name, method.Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether something calls a method of this name, other than as that of its base class.</summary>
    public bool IsCalled(string method)
    {
        foreach (var file in _files)
        {
            if (file.Called.Contains(method))
                return true;
        }

        return false;
    }

    private bool AreEndedBy(string type, string method)
    {
        foreach (var file in _files)
        {
            if (file.Ends.Contains((type, method)))
                return true;
        }

        return false;
    }

    private sealed class Names
    {
        public Names(SyntaxTree tree)
        {
            var declared = new Declarations();
            var calls = new List<(SyntaxNode Object, string Method, SyntaxNode Call)>();
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                declared.Add(node);
                if (node is not InvocationExpressionSyntax call)
                    continue;
                if (OwnCalledBy(call) is { } own)
                    Called.Add(own);
                else if (EndedBy(call) is { } end)
                    calls.Add((end.Object, end.Method, call));
            }

            foreach (var (ended, method, call) in calls)
            {
                Called.Add(method);
                if (!IsAtEnd(call) && !declared.IsLocal(ended))
                    continue;
                foreach (var type in declared.NamesOf(ended))
                    Ends.Add((type, method));
            }
        }

        public HashSet<(string Type, string Method)> Ends { get; } = new();

        public HashSet<string> Called { get; } = new();

        // CloseAsync(), this.CloseAsync()
        private static string? OwnCalledBy(InvocationExpressionSyntax call) => call.Expression switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => name,
            _ => null,
        };

        // feed.CloseAsync(), feed?.CloseAsync()
        private static (SyntaxNode Object, string Method)? EndedBy(InvocationExpressionSyntax call) => call.Expression switch
        {
            MemberAccessExpressionSyntax { Expression: not BaseExpressionSyntax and var ended, Name.Identifier.ValueText: var method } => (ended, method),
            MemberBindingExpressionSyntax { Name.Identifier.ValueText: var method } when call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { Expression: var ended } => (ended, method),
            _ => null,
        };

        private static bool IsAtEnd(SyntaxNode call)
        {
            for (var parent = call.Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is FinallyClauseSyntax)
                    return true;
                if (parent is MethodDeclarationSyntax { Identifier.ValueText: var name })
                    return Begins(name, "Dispose") || Begins(name, "Stop") || Begins(name, "Close") || Begins(name, "Shutdown") || Begins(name, "OnClos") || Begins(name, "OnStop");
            }

            return false;
        }

        private static bool Begins(string name, string verb) => name.StartsWith(verb, StringComparison.Ordinal);
    }

    /// <summary>The names that stand in the declaration of each name of a file.</summary>
    private sealed class Declarations
    {
        private readonly Dictionary<string, HashSet<string>> _declared = new();
        private readonly HashSet<string> _locals = new();

        public bool IsLocal(SyntaxNode value) => value is IdentifierNameSyntax { Identifier.ValueText: var name } && _locals.Contains(name);

        public void Add(SyntaxNode node)
        {
            switch (node)
            {
                case ParameterSyntax { Type: { } type } parameter:
                    Declare(parameter.Identifier, type);
                    break;
                case PropertyDeclarationSyntax property:
                    Declare(property.Identifier, property.Type);
                    break;
                case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } declaration } variable:
                    Declare(variable.Identifier, type.IsVar && variable.Initializer is { Value: var value } ? value : type);
                    if (declaration.Parent is not FieldDeclarationSyntax)
                        _locals.Add(variable.Identifier.ValueText);
                    break;
                case ForEachStatementSyntax each:
                    Declare(each.Identifier, each.Type.IsVar ? each.Expression : each.Type);
                    break;
                // TryRemove(key, out var feed), _feed is { } feed
                case SingleVariableDesignationSyntax { Parent: { Parent: { } around } parent } designation:
                    Declare(designation.Identifier, parent.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression ?? around);
                    if (parent is DeclarationExpressionSyntax)
                        _locals.Add(designation.Identifier.ValueText);
                    break;
            }
        }

        private void Declare(SyntaxToken name, SyntaxNode source)
        {
            if (!_declared.TryGetValue(name.ValueText, out var names))
                _declared[name.ValueText] = names = new HashSet<string>();
            foreach (var node in source.DescendantNodesAndSelf())
            {
                if (node is SimpleNameSyntax { Identifier.ValueText: var text })
                    names.Add(text);
            }
        }

        /// <summary>The names in the value: each leads to those in its declaration, and at last to that of a type.</summary>
        public HashSet<string> NamesOf(SyntaxNode value)
        {
            var types = new HashSet<string>();
            var open = new Stack<string>();
            foreach (var node in value.DescendantNodesAndSelf())
            {
                if (node is SimpleNameSyntax { Identifier.ValueText: var text })
                    open.Push(text);
            }

            while (open.Count > 0)
            {
                var name = open.Pop();
                if (!types.Add(name) || !_declared.TryGetValue(name, out var names))
                    continue;
                foreach (var next in names)
                    open.Push(next);
            }

            return types;
        }
    }
}
