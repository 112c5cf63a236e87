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
    private readonly HashSet<string> _scoped = new();
    private readonly HashSet<string> _factories = new();
    private readonly HashSet<string> _released = new();
    private readonly HashSet<(string Taker, string Made)> _givenNew = new();
    private readonly bool _registersManager;

    private Registrations(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var names = s_ofTree.GetValue(tree, static source => Names.In(source));
            _processLived.UnionWith(names.ProcessLived);
            _registered.UnionWith(names.Registered);
            _scoped.UnionWith(names.Scoped);
            _factories.UnionWith(names.Factories);
            _released.UnionWith(names.Released);
            _givenNew.UnionWith(names.GivenNew);
            _registersManager |= names.RegistersManager;
            UsesScopes |= names.UsesScopes;
        }
    }

    public static Registrations In(Compilation compilation) => s_ofCompilation.GetValue(compilation, static key => new Registrations(key));

    /// <summary>Registered as a singleton or hosted service.</summary>
    public bool IsProcessLived(string typeName) => _processLived.Contains(typeName);

    /// <summary>AddSwitchboard is called, and no manager of the application's own is registered that it would leave in place.</summary>
    public bool RegistersOnlyOurManager => _registersManager && !IsRegistered("IConnectionManager") && !IsRegistered("ConnectionManager");

    /// <summary>Somewhere a view of the manager is made for a scope, which others may be given.</summary>
    public bool UsesScopes { get; }

    public bool IsRegistered(string typeName) => _registered.Contains(typeName);

    /// <summary>Registered as scoped.</summary>
    public bool IsScoped(string typeName) => _scoped.Contains(typeName);

    /// <summary>A method that a registration or the connection manager is given, or that the lambda calls which they are given.</summary>
    public bool IsFactory(IMethodSymbol method) => _factories.Contains(method.ContainingType.Name + "." + method.Name)
        || method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal && _factories.Contains(method.Name);

    /// <summary>Something releases what another object holds in a member of this name: <c>room.Hub.DisposeAsync()</c>.</summary>
    public bool IsReleasedSomewhere(string memberName) => _released.Contains(memberName);

    /// <summary>A method of this name is called on an object where a registration or the connection manager is told how a client is made: <c>() => factory.Create()</c>.</summary>
    public bool IsFactoryOfObject(IMethodSymbol method) => _factories.Contains("." + method.Name) || _factories.Contains(method.ContainingType.Name + "." + method.Name);

    /// <summary>A method or constructor of this name is called with something that the caller has just made: <c>handlers.AddTo(new HubConnectionBuilder().Build())</c>.</summary>
    public bool IsGivenNew(string taker, ITypeSymbol made) => _givenNew.Contains((taker, "")) || _givenNew.Contains((taker, made.Name));

    /// <summary>A property of this name is set to something just made: <c>new Room { Hub = new HubConnectionBuilder().Build() }</c>.</summary>
    public bool IsGivenNew(IPropertySymbol property) => IsGivenNew(property.Name + "=", property.Type);

    private sealed class Names
    {
        private Names()
        {
        }

        public HashSet<string> ProcessLived { get; } = new();

        public HashSet<string> Registered { get; } = new();

        public HashSet<string> Scoped { get; } = new();

        public HashSet<string> Factories { get; } = new();

        public HashSet<string> Released { get; } = new();

        /// <summary>Names of methods and of types with constructors, with the type that was made where the code says it.</summary>
        public HashSet<(string Taker, string Made)> GivenNew { get; } = new();

        public bool RegistersManager { get; private set; }

        public bool UsesScopes { get; private set; }

        public static Names In(SyntaxTree tree)
        {
            var names = new Names();
            var locals = new Dictionary<string, MadeLocal>();
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                if (node is VariableDeclaratorSyntax { Initializer.Value: var value } declarator && MadeLocal.Of(declarator, value) is { } local)
                    locals[declarator.Identifier.ValueText] = local;
                if (node is AssignmentExpressionSyntax assignment)
                    names.AddAssigned(assignment, locals);
                if (node is ObjectCreationExpressionSyntax { ArgumentList: { } arguments, Type: SimpleNameSyntax type })
                    names.AddGivenNew(type.Identifier.ValueText, arguments, locals);
                if (node is not InvocationExpressionSyntax call)
                    continue;
                if (call.Expression is MemberAccessExpressionSyntax { Name: var name })
                    names.Add(name, call.ArgumentList);
                names.AddReleased(call);
                names.AddGivenNew(NameOf(call), call.ArgumentList, locals);
            }

            return names;
        }

        // handlers.AddTo(builder.Build()), and handlers.AddTo(hub) where the caller has made it.
        private void AddGivenNew(string? taker, ArgumentListSyntax arguments, Dictionary<string, MadeLocal> locals)
        {
            foreach (var argument in arguments.Arguments)
            {
                if (taker is not null && MadeBy(argument.Expression, locals) is { } made)
                    GivenNew.Add((taker, made));
            }
        }

        // _hub = Build() makes it a local for the rest of the block; room.Hub = Build() and new Room { Hub = Build() } give it away.
        private void AddAssigned(AssignmentExpressionSyntax assignment, Dictionary<string, MadeLocal> locals)
        {
            var isInitializer = assignment.Parent is InitializerExpressionSyntax;
            switch (assignment.Left)
            {
                case IdentifierNameSyntax { Identifier.ValueText: var name } when !isInitializer:
                    if (MadeLocal.Of(assignment) is { } given)
                        locals[name] = given;
                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax }:
                    if (MadeBy(assignment.Right, locals) is { } made)
                        GivenNew.Add((LastName(assignment.Left) + "=", made));
                    break;
            }
        }

        private static string? MadeBy(ExpressionSyntax value, Dictionary<string, MadeLocal> locals) =>
            value is IdentifierNameSyntax { Identifier.ValueText: var name }
                ? locals.TryGetValue(name, out var local) && local.Scope.Contains(value.Span) ? local.Made : null
                : MadeLocal.MadeBy(value);

        private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
        {
            MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
            MemberBindingExpressionSyntax { Name: var name } => name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => null,
        };

        // room.Hub.DisposeAsync(), room.Hub?.DisposeAsync(), CloseAsync(room.Hub)
        private void AddReleased(InvocationExpressionSyntax call)
        {
            var (receiver, method) = call.Expression switch
            {
                MemberAccessExpressionSyntax access => (access.Expression, access.Name.Identifier.ValueText),
                MemberBindingExpressionSyntax binding => ((call.Parent as ConditionalAccessExpressionSyntax)?.Expression, binding.Name.Identifier.ValueText),
                IdentifierNameSyntax name => (null, name.Identifier.ValueText),
                _ => (null, ""),
            };
            if (!IsEnd(method))
                return;

            AddReleased(receiver);
            foreach (var argument in call.ArgumentList.Arguments)
                AddReleased(argument.Expression);
        }

        private void AddReleased(ExpressionSyntax? value)
        {
            switch (value)
            {
                case MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax), Name: var member }:
                    Released.Add(member.Identifier.ValueText);
                    break;
                case MemberBindingExpressionSyntax { Name: var member }:
                    Released.Add(member.Identifier.ValueText);
                    break;
                case PostfixUnaryExpressionSyntax { Operand: var operand }:
                    AddReleased(operand);
                    break;
            }
        }

        // Who disconnects or stops may go on later.
        private static bool IsEnd(string method) =>
            method.StartsWith("Dispose", StringComparison.Ordinal) || method.StartsWith("Close", StringComparison.Ordinal);

        private void Add(SimpleNameSyntax method, ArgumentListSyntax arguments)
        {
            var text = method.Identifier.ValueText;
            AddSingle(method, arguments);
            if (text is "GetOrCreate" or "GetOrCreateAsync" or "AcquireAsync")
                AddFactories(arguments);
            RegistersManager |= text == "AddSwitchboard";
            UsesScopes |= text == "ForScope";

            var lifetime = text.Contains("Singleton") || text == "AddHostedService" ? ProcessLived : text.Contains("Scoped") ? Scoped : null;
            if (lifetime is null && !text.Contains("Transient"))
                return;

            AddFactories(arguments);
            AddTypes(method, arguments, lifetime);
        }

        // RegisterType<Feed>().AsSelf().SingleInstance(), Bind<Feed>().AsSingle(), Register<Feed>(Lifetime.Singleton)
        private void AddSingle(SimpleNameSyntax method, ArgumentListSyntax arguments)
        {
            if (method is IdentifierNameSyntax && arguments.Arguments.Count == 0 && IsSingle(method.Identifier.ValueText) && method.Parent is MemberAccessExpressionSyntax { Expression: var configured })
            {
                for (var call = configured as InvocationExpressionSyntax; call is { Expression: MemberAccessExpressionSyntax access }; call = access.Expression as InvocationExpressionSyntax)
                    AddTypes(access.Name, call.ArgumentList, ProcessLived);
            }

            foreach (var argument in arguments.Arguments)
            {
                if (argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Singleton" })
                    AddTypes(method, arguments, ProcessLived);
            }
        }

        private static bool IsSingle(string method) => method is "SingleInstance" or "AsSingle" || method.Contains("Singleton");

        private void AddTypes(SimpleNameSyntax method, ArgumentListSyntax arguments, HashSet<string>? lifetime)
        {
            if (method is GenericNameSyntax generic)
            {
                foreach (var type in generic.TypeArgumentList.Arguments)
                    Add(type, lifetime);
            }

            // AddSingleton(sp => new Feed(…)) and AddSingleton(typeof(Feed)).
            foreach (var node in arguments.DescendantNodes())
            {
                if (node is ObjectCreationExpressionSyntax creation)
                    Add(creation.Type, lifetime);
                else if (node is TypeOfExpressionSyntax type)
                    Add(type.Type, lifetime);
            }
        }

        // Feed.Create, also as sp => Feed.Create(url).
        private void AddFactories(ArgumentListSyntax arguments)
        {
            foreach (var node in arguments.DescendantNodes())
            {
                if (node is not MemberAccessExpressionSyntax { Expression: var type, Name: IdentifierNameSyntax name } || LastName(type) is not { Length: > 0 } typeName)
                    continue;
                Factories.Add(typeName + "." + name.Identifier.ValueText);
                if (!char.IsUpper(typeName[0]))
                    Factories.Add("." + name.Identifier.ValueText);
            }

            // A method group by its name alone is the type's own, or one that it inherits.
            foreach (var argument in arguments.Arguments)
            {
                if (argument.Expression is IdentifierNameSyntax method)
                    Factories.Add(method.Identifier.ValueText);
            }
        }

        private static string? LastName(ExpressionSyntax type) => type switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
            // services.GetRequiredService<Feed>().Create()
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } asked } } } => LastName(asked[0]),
            _ => null,
        };

        private void Add(TypeSyntax type, HashSet<string>? lifetime)
        {
            var name = type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax;
            if (name is null)
                return;
            Registered.Add(name.Identifier.ValueText);
            lifetime?.Add(name.Identifier.ValueText);
        }
    }
}
