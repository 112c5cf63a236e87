using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>How the constructors of a class come by the manager: each by the parameter that it has, or by one that it gets.</summary>
internal sealed class ManagerParameters
{
    private readonly FixTarget _target;
    private readonly ClassDeclarationSyntax _type;
    private readonly ManagerAccess _ambient;
    private readonly List<ConstructorDeclarationSyntax> _constructors = new();

    public ManagerParameters(FixTarget target, ClassDeclarationSyntax type, ManagerAccess ambient)
    {
        _target = target;
        _type = type;
        _ambient = ambient;
        foreach (var member in type.Members)
        {
            if (member is ConstructorDeclarationSyntax constructor && !constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
                _constructors.Add(constructor);
        }
    }

    public int Count => _constructors.Count;

    /// <summary>Whether every constructor that sets the fields is given a manager now, so that none gets a parameter.</summary>
    public bool AreThere => Count > 0 && _constructors.TrueForAll(constructor => IsChained(constructor) || Of(constructor) is not null);

    /// <summary>Whether the manager is given by a parameter of this name, which nothing but the constructors says: the member can have it too.</summary>
    public bool AreAllCalled(string parameter) =>
        AreThere
        && _constructors.TrueForAll(constructor => IsChained(constructor) || Of(constructor) == parameter)
        && _target.SemanticModel.LookupSymbols(_type.OpenBraceToken.Span.End, name: parameter).IsEmpty
        && !_type.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == parameter && !_constructors.Exists(constructor => constructor.Span.Contains(token.Span)));

    /// <summary>Whether this constructor gets a parameter.</summary>
    public bool AddTo(ConstructorDeclarationSyntax constructor) => Of(constructor) is null && (!IsChained(constructor) || PassesOn(constructor));

    /// <summary>Has every constructor set the member to the manager. <paramref name="parameter"/> is the name where a parameter is added.</summary>
    public void Keep(FileEdit edit, string managerType, string parameter, string member)
    {
        foreach (var constructor in _constructors)
        {
            if (IsChained(constructor))
                PassOn(edit, constructor, managerType, parameter);
            else if (Of(constructor) is { } given)
                SetTo(edit, constructor, given, member);
            else
                edit.Change(constructor, current => InjectedMembers.SetInConstructor(constructor, WithParameter(current, managerType, parameter), _type, parameter, member));
        }

        if (Count == 0)
            edit.Change(_type, current => InjectedMembers.AddConstructor(_type, current, managerType, parameter, member));
    }

    private void SetTo(FileEdit edit, ConstructorDeclarationSyntax constructor, string given, string member)
    {
        ImportAmbient(edit, given);
        edit.Change(constructor, current => InjectedMembers.SetInConstructor(constructor, current, _type, given, member));
    }

    // The constructor that is called has its new parameter where its own list puts it; by name it is found in any place.
    private void PassOn(FileEdit edit, ConstructorDeclarationSyntax constructor, string managerType, string parameter)
    {
        if (!PassesOn(constructor))
            return;

        var given = Of(constructor);
        ImportAmbient(edit, given ?? "");
        edit.Change(constructor, current =>
        {
            var changed = given is null ? WithParameter(current, managerType, parameter) : current;
            var chained = changed.Initializer!;
            return changed.WithInitializer(chained.WithArgumentList(Parameters.PassByName(chained.ArgumentList, parameter, given ?? parameter)));
        });
    }

    /// <summary>Whether the constructor that this one calls gets a parameter.</summary>
    private bool PassesOn(ConstructorDeclarationSyntax chained)
    {
        var called = _target.SemanticModel.GetSymbolInfo(chained.Initializer!).Symbol;
        return _constructors.Find(constructor => SymbolEqualityComparer.Default.Equals(_target.SemanticModel.GetDeclaredSymbol(constructor), called)) is { } declared && AddTo(declared);
    }

    private static ConstructorDeclarationSyntax WithParameter(ConstructorDeclarationSyntax constructor, string managerType, string parameter) =>
        constructor.WithParameterList(Parameters.Add(constructor.ParameterList, managerType, parameter));

    private static bool IsChained(ConstructorDeclarationSyntax constructor) => constructor.Initializer is { ThisOrBaseKeyword.ValueText: "this" };

    /// <summary>What the parameter of the manager gives, or null where there is none. One that may be missing has the ambient manager as its stand-in.</summary>
    private string? Of(ConstructorDeclarationSyntax constructor)
    {
        foreach (var parameter in constructor.ParameterList.Parameters)
        {
            if (_target.SemanticModel.GetDeclaredSymbol(parameter) is { RefKind: RefKind.None } symbol && _target.Model.Manager?.IsManager(symbol.Type) == true)
                return IsOptional(symbol) ? $"{parameter.Identifier.Text} ?? {_ambient.Text}" : parameter.Identifier.Text;
        }

        return null;
    }

    private static bool IsOptional(IParameterSymbol parameter) => parameter.IsOptional || parameter.NullableAnnotation == NullableAnnotation.Annotated;

    // The text of the ambient manager may need a using directive.
    private void ImportAmbient(FileEdit edit, string given)
    {
        if (given.EndsWith(_ambient.Text, StringComparison.Ordinal))
            _ambient.Introduce(edit);
    }
}
