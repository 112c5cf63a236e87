using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>A value that the code gives to a parameter or property of an SDK that the catalog speaks of.</summary>
internal sealed class GivenValue
{
    private GivenValue(ValueRoles roles, string name, ConnectionUse use, IOperation operation)
    {
        Roles = roles;
        Name = name;
        Use = use;
        Operation = operation;
    }

    public ValueRoles Roles { get; }

    /// <summary>The name of the parameter or property.</summary>
    public string Name { get; }

    /// <summary>Where it is given.</summary>
    public ConnectionUse Use { get; }

    public IOperation Operation { get; }

    public bool Is(ValueRoles role) => (Roles & role) != 0;

    /// <summary>The value, or a part of it, as a message speaks of it.</summary>
    public string NameOf(string part) => part == Use.MemberName ? $"'{part}'" : $"'{part}' of '{Use.MemberName}'";

    /// <summary>The values that are given in one place of the code.</summary>
    public static IReadOnlyList<GivenValue> At(ConnectionUse use, ConnectionValues values)
    {
        var given = new List<GivenValue>();
        switch (use.Operation)
        {
            case IInvocationOperation call:
                AddArguments(call.Arguments, use, values, given);
                break;
            case IObjectCreationOperation creation:
                AddArguments(creation.Arguments, use, values, given);
                break;
            case IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property when assignment.Target == property:
                if (values.RolesOf(property.Property) is not ValueRoles.None and var roles)
                    given.Add(new GivenValue(roles, property.Property.Name, use, assignment.Value));
                break;
        }

        return given;
    }

    private static void AddArguments(IEnumerable<IArgumentOperation> arguments, ConnectionUse use, ConnectionValues values, List<GivenValue> into)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && values.RolesOf(parameter) is not ValueRoles.None and var roles)
                into.Add(new GivenValue(roles, parameter.Name, use, argument.Value));
        }
    }
}
