using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.Flow;

/// <summary>
/// The types that the compilation registers with a container, by simple name. Other files decide this, so it is read from syntax,
/// file by file and once per file; a name that is met says only that a rule must be careful.
/// </summary>
internal sealed class Registrations
{
    private static readonly ConditionalWeakTable<Compilation, Registrations> s_ofCompilation = new();
    private static readonly ConditionalWeakTable<SyntaxTree, Names> s_ofTree = new();

    private readonly HashSet<string> _processLived = new();
    private readonly HashSet<string> _registered = new();

    private Registrations(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var names = s_ofTree.GetValue(tree, static source => Names.In(source));
            _processLived.UnionWith(names.ProcessLived);
            _registered.UnionWith(names.Registered);
        }
    }

    public static Registrations In(Compilation compilation) => s_ofCompilation.GetValue(compilation, static key => new Registrations(key));

    /// <summary>Registered as a singleton or hosted service.</summary>
    public bool IsProcessLived(string typeName) => _processLived.Contains(typeName);

    public bool IsRegistered(string typeName) => _registered.Contains(typeName);

    private sealed class Names
    {
        private Names()
        {
        }

        public HashSet<string> ProcessLived { get; } = new();

        public HashSet<string> Registered { get; } = new();

        public static Names In(SyntaxTree tree)
        {
            var names = new Names();
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } call)
                    names.Add(name, call.ArgumentList);
            }

            return names;
        }

        private void Add(SimpleNameSyntax method, ArgumentListSyntax arguments)
        {
            var text = method.Identifier.ValueText;
            var isSingleton = text.Contains("Singleton") || text == "AddHostedService";
            if (!isSingleton && !text.Contains("Scoped") && !text.Contains("Transient"))
                return;

            if (method is GenericNameSyntax generic)
            {
                foreach (var type in generic.TypeArgumentList.Arguments)
                    Add(type, isSingleton);
            }

            // AddSingleton(sp => new Feed(…)) and AddSingleton(typeof(Feed)).
            foreach (var node in arguments.DescendantNodes())
            {
                if (node is ObjectCreationExpressionSyntax creation)
                    Add(creation.Type, isSingleton);
                else if (node is TypeOfExpressionSyntax type)
                    Add(type.Type, isSingleton);
            }
        }

        private void Add(TypeSyntax type, bool isSingleton)
        {
            var name = type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax;
            if (name is null)
                return;
            Registered.Add(name.Identifier.ValueText);
            if (isSingleton)
                ProcessLived.Add(name.Identifier.ValueText);
        }
    }
}
