using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>How code reaches the connection manager: an expression, and what must be written elsewhere in the file for it to work.</summary>
internal sealed class ManagerAccess
{
    private const string Space = "Switchboard";
    private const string Default = "ConnectionManager.Default";

    private readonly Action<FileEdit>? _introduce;

    private ManagerAccess(string text, string? import, Action<FileEdit>? introduce)
    {
        Text = text;
        Import = import;
        _introduce = introduce;
    }

    /// <summary>The expression that gives the manager.</summary>
    public string Text { get; }

    /// <summary>Whether nothing is written that lets the code be given the manager: it is there already.</summary>
    public bool IsAtHand => _introduce is null;

    private string? Import { get; }

    public ExpressionSyntax Expression => SyntaxFactory.ParseExpression(Text);

    /// <summary>Notes what must be written for the expression to work.</summary>
    public void Introduce(FileEdit edit)
    {
        _introduce?.Invoke(edit);
        edit.Import(Import);
    }

    /// <summary>The using directive that a member of the manager needs where an extension method gives it.</summary>
    public static void ImportExtension(FixTarget target, FileEdit edit, string method)
    {
        var manager = target.SemanticModel.Compilation.GetTypeByMetadataName("Switchboard.IConnectionManager");
        if (manager is { } && manager.GetMembers(method).IsEmpty)
            edit.Import(RuntimeName.For(target, target.Node.SpanStart, Space, "IConnectionManager").Import);
    }

    /// <summary>Whether the manager is <c>ConnectionManager.Default</c>, and no other.</summary>
    public bool IsAmbient => Text.EndsWith(Default, StringComparison.Ordinal);

    /// <summary>Whether the manager is <c>ConnectionManager.Default</c> only where the code is given none.</summary>
    public bool IsOptional => Text.EndsWith(Default + ")", StringComparison.Ordinal);

    /// <summary>Finds the manager of a client at a place, or decides how to bring one there.</summary>
    public static Task<ManagerAccess> FindAsync(FixTarget target, SyntaxNode at, ExpressionSyntax client, CancellationToken cancellationToken) =>
        // Another manager than the one that made it would not know it.
        ClientMaker.IsAmbient(target, client) ? Task.FromResult(Ambient(target, at)) : FindAsync(target, at, cancellationToken);

    /// <summary>Finds the manager at a place, or decides how to bring it there.</summary>
    public static async Task<ManagerAccess> FindAsync(FixTarget target, SyntaxNode at, CancellationToken cancellationToken)
    {
        var place = CodePlace.Of(at);
        if (AtHand(target, at, ManagerInScope.Find(target, at, place), ManagerInScope.FindOptional(target, at, place)) is { } reachable)
            return reachable;

        return await InjectAsync(target, place, cancellationToken).ConfigureAwait(false) ?? Ambient(target, at);
    }

    /// <summary>Finds the manager at a place as <see cref="FindAsync(FixTarget, SyntaxNode, CancellationToken)"/> does, and brings none to a type that uses the ambient one.</summary>
    public static async Task<ManagerAccess> FindUsedAsync(FixTarget target, SyntaxNode at, CancellationToken cancellationToken)
    {
        var found = await FindAsync(target, at, cancellationToken).ConfigureAwait(false);
        return !found.IsAtHand && ClientMaker.UsesAmbient(target, at) ? Ambient(target, at) : found;
    }

    /// <summary>
    /// Finds the manager for a place that puts it into a member or local of its own. Where a constructor is given the manager, that member holds it,
    /// and the text is empty where the constructor sets it in the place of an initialiser.
    /// </summary>
    public static async Task<ManagerAccess> FindForAsync(FixTarget target, SyntaxNode at, ISymbol? holder, CancellationToken cancellationToken)
    {
        var place = CodePlace.Of(at);
        if (IsStandIn(target, at))
            return Ambient(target, at);
        if (AtHand(target, at, ManagerInScope.FindOther(target, at, place, holder), ManagerInScope.FindOptional(target, at, place, holder)) is { } reachable)
            return reachable;

        return holder is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } && await IntoHolderAsync(target, place, holder, cancellationToken).ConfigureAwait(false) is { } held
            ? held
            : await InjectAsync(target, place, cancellationToken).ConfigureAwait(false) ?? Ambient(target, at);
    }

    private static ManagerAccess? AtHand(FixTarget target, SyntaxNode at, string? manager, string? optional)
    {
        if (manager is not null)
            return new ManagerAccess(manager, import: null, introduce: null);
        if (optional is null)
            return null;

        // The type may be given no manager.
        var ambient = Ambient(target, at);
        return new ManagerAccess($"({optional} ?? {ambient.Text})", ambient.Import, introduce: null);
    }

    // manager ?? new ConnectionManager()
    private static bool IsStandIn(FixTarget target, SyntaxNode at) =>
        at.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var given } coalesce
        && coalesce.Right == at
        && target.SemanticModel.GetTypeInfo(given).Type is { } type
        && target.Model.Manager?.IsManager(type) == true;

    private static async Task<ManagerAccess?> IntoHolderAsync(FixTarget target, CodePlace place, ISymbol holder, CancellationToken cancellationToken)
    {
        if (place.Type is not ClassDeclarationSyntax declaration
            || PrimaryParametersOf(declaration) is not null
            || target.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is not { } type
            || FrameworkSymbols.Is(type, target.Model.Frameworks.Component)
            || !(place.IsInitializer || place.Constructor is not null))
            return null;

        var constructors = new ManagerParameters(target, declaration, Ambient(target, declaration));
        var isGiven = place.IsInitializer && constructors.AreThere && AreAllHere(declaration, type);
        if (place.Constructor is not null && constructors.Count != 1 || !isGiven && !await TakesParameterAsync(target, declaration, cancellationToken).ConfigureAwait(false))
            return null;

        var managerType = RuntimeName.For(target, declaration.SpanStart, Space, "IConnectionManager");
        var parameter = Names.Unique(target.SemanticModel, declaration, "connections", "connectionManager");
        if (place.Constructor is { } setting)
        {
            return new ManagerAccess(parameter, managerType.Import, edit =>
                edit.Change(setting.ParameterList, list => Parameters.Add(list, managerType.Text, parameter)));
        }

        return new ManagerAccess("", managerType.Import, edit => constructors.Keep(edit, managerType.Text, parameter, holder.Name));
    }

    /// <summary>Whether whoever makes the type can give its constructors one thing more.</summary>
    private static async Task<bool> TakesParameterAsync(FixTarget target, ClassDeclarationSyntax declaration, CancellationToken cancellationToken) =>
        target.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is { IsStatic: false, IsAbstract: false } type
        && !FrameworkMadeTypes.Contain(target, type)
        && AreAllHere(declaration, type)
        && !await ServiceRegistrations.LackManagerAsync(target.Document.Project.Solution, cancellationToken).ConfigureAwait(false)
        && !await ConstructorCallers.ExistAsync(target.Document.Project.Solution, type, cancellationToken).ConfigureAwait(false);

    private static ManagerAccess Ambient(FixTarget target, SyntaxNode at)
    {
        var name = RuntimeName.For(target, at.SpanStart, Space, "ConnectionManager");
        return new ManagerAccess(name.Text + Default.Substring(Default.IndexOf('.')), name.Import, introduce: null);
    }

    private static async Task<ManagerAccess?> InjectAsync(FixTarget target, CodePlace place, CancellationToken cancellationToken)
    {
        if (place.Type is not ClassDeclarationSyntax declaration
            || target.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is not { IsStatic: false } type
            || !place.ReachesPrimaryParameters && !place.ReachesInstance)
            return null;

        // A parameter that is there needs only be kept.
        var constructors = new ManagerParameters(target, declaration, Ambient(target, declaration));
        if (place.ReachesInstance && constructors.AreThere && AreAllHere(declaration, type))
            return KeptParameter(target, place, declaration, constructors);

        if (type.IsAbstract
            || FrameworkMadeTypes.Contain(target, type)
            || await ServiceRegistrations.LackManagerAsync(target.Document.Project.Solution, cancellationToken).ConfigureAwait(false))
            return null;

        var managerType = RuntimeName.For(target, declaration.SpanStart, Space, "IConnectionManager");
        var primary = PrimaryParametersOf(declaration);
        if (primary is null && FrameworkSymbols.Is(type, target.Model.Frameworks.Component))
            return place.ReachesInstance && place.Constructor is null ? InjectedProperty(target, declaration, managerType) : null;

        if (!AreAllHere(declaration, type) || await ConstructorCallers.ExistAsync(target.Document.Project.Solution, type, cancellationToken).ConfigureAwait(false))
            return null;

        if (primary is not null)
            return place.ReachesPrimaryParameters ? PrimaryParameter(target, declaration, primary, managerType) : null;
        return place.ReachesInstance ? KeptParameter(target, place, declaration, constructors) : null;
    }

    /// <summary>The constructors of the type stand in this part of it, or there are none.</summary>
    private static bool AreAllHere(ClassDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                var syntax = reference.GetSyntax();
                if (syntax != declaration && syntax.Parent != declaration)
                    return false;
            }
        }

        return true;
    }

    // The property that gives the list is younger than the API this is built on; the node is there.
    private static ParameterListSyntax? PrimaryParametersOf(ClassDeclarationSyntax declaration)
    {
        foreach (var child in declaration.ChildNodes())
        {
            if (child is ParameterListSyntax list)
                return list;
        }

        return null;
    }

    private static ManagerAccess PrimaryParameter(FixTarget target, ClassDeclarationSyntax declaration, ParameterListSyntax parameters, RuntimeName type)
    {
        var name = Names.Unique(target.SemanticModel, declaration, "connections", "connectionManager");
        return new ManagerAccess(name, type.Import, edit =>
            edit.Change(parameters, list => Parameters.Add(list, type.Text, name)));
    }

    private static ManagerAccess InjectedProperty(FixTarget target, ClassDeclarationSyntax declaration, RuntimeName type)
    {
        var name = Names.Unique(target.SemanticModel, declaration, "Connections", "ConnectionManager");
        var attribute = RuntimeName.For(target, declaration.SpanStart, "Microsoft.AspNetCore.Components", "InjectAttribute");
        var isNullable = (target.SemanticModel.GetNullableContext(declaration.OpenBraceToken.Span.End) & NullableContext.AnnotationsEnabled) != 0;
        return new ManagerAccess(name, type.Import, edit =>
        {
            edit.Change(declaration, current => InjectedMembers.AddProperty(
                declaration, current, type.Text, name, attribute.Text.Replace("InjectAttribute", "Inject"), isNullable));
            edit.Import(attribute.Import);
        });
    }

    private static ManagerAccess KeptParameter(FixTarget target, CodePlace place, ClassDeclarationSyntax declaration, ManagerParameters constructors)
    {
        var type = RuntimeName.For(target, declaration.SpanStart, Space, "IConnectionManager");
        var style = FieldStyle.Of(declaration);
        var parameter = Names.Unique(target.SemanticModel, declaration, "connections", "connectionManager");
        var field = style.Prefix.Length == 0 && constructors.AreAllCalled(parameter: "connections")
            ? "connections"
            : Names.Unique(target.SemanticModel, declaration, style.Prefix + "connections", style.Prefix + "connectionManager");

        // A field is there for code outside of the constructor.
        if (place.Constructor is { } only && constructors.Count == 1 && constructors.AddTo(only))
            return new ManagerAccess(parameter, type.Import, edit => edit.Change(only.ParameterList, list => Parameters.Add(list, type.Text, parameter)));

        var text = place.Constructor is { } around && constructors.AddTo(around) ? parameter : style.UsesThis ? "this." + field : field;
        return new ManagerAccess(text, type.Import, edit =>
        {
            edit.Change(declaration, current => InjectedMembers.AddField(declaration, current, type.Text, field, style.WritesPrivate));
            constructors.Keep(edit, type.Text, parameter, field);
        });
    }
}
