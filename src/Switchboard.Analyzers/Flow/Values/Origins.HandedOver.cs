using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <content>What is given to a type that has made it, or that takes it over.</content>
internal sealed partial class Origins
{
    // Nobody but the program calls a constructor that others cannot see: who does may have made the client for it. So may another constructor.
    private Origin OfConstruction(IMethodSymbol constructor, IParameterSymbol parameter)
    {
        var isOpen = constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal && !Registrations.In(_facts.Model.Compilation).IsGivenNew(constructor.ContainingType.Name, parameter.Type);
        var origin = isOpen ? Origin.Given : Origin.Nothing;
        foreach (var chaining in _facts.Chainings)
        {
            if (SymbolEqualityComparer.Default.Equals(chaining.TargetMethod.OriginalDefinition, constructor))
                origin = WithArgument(origin, chaining.Arguments, parameter);
        }

        foreach (var creation in _facts.Creations)
        {
            if (SymbolEqualityComparer.Default.Equals(creation.Constructor?.OriginalDefinition, constructor) && (!isOpen || IsGivenOwn(creation.Arguments, parameter)))
                origin = WithArgument(origin, creation.Arguments, parameter);
        }

        return IsShared(origin) || origin == Origin.Managed ? origin : Origin.Unknown;
    }

    private Origin WithArgument(Origin origin, ImmutableArray<IArgumentOperation> arguments, IParameterSymbol parameter) =>
        arguments.ValueOf(parameter) is { } given ? Combine(origin, Of(given, 1)) : Origin.Unknown;

    private bool IsGivenOwn(ImmutableArray<IArgumentOperation> arguments, IParameterSymbol parameter) =>
        arguments.ValueOf(parameter) is { } given && Of(given, 1) is Origin.Owned or Origin.ProcessLived;

    // A pool and a factory take back what they have given out, and what is in a collection of the type may be its own.
    private bool MayComeBack(IParameterSymbol parameter)
    {
        foreach (var reference in _facts.ReferencesOf(parameter))
        {
            if (IsOfCollection(reference))
                return true;
        }

        foreach (var use in _facts.Uses)
        {
            if (use.Role == ConnectionRole.Create && use.Operation.Type is { } made && SymbolEqualityComparer.Default.Equals(made.BehindTask(), parameter.Type))
                return GivesOut(parameter.Type);
        }

        return false;
    }

    // _all.TryAdd(key, hub), _all.Remove(hub), _all[key] = hub
    private static bool IsOfCollection(IOperation value)
    {
        var collection = value.Consumer() switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => call.Instance,
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } => target.Instance,
            _ => null,
        };
        return collection?.Unwrap() is IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Type.AllInterfaces: var interfaces } && IsEnumerable(interfaces);
    }

    private static bool IsEnumerable(IEnumerable<INamedTypeSymbol> interfaces)
    {
        foreach (var candidate in interfaces)
        {
            if (candidate.SpecialType == SpecialType.System_Collections_IEnumerable)
                return true;
        }

        return false;
    }

    private bool GivesOut(ITypeSymbol client)
    {
        foreach (var member in _facts.Type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private } method
                && SymbolEqualityComparer.Default.Equals(method.ReturnType.BehindTask(), client))
                return true;
        }

        return false;
    }
}
