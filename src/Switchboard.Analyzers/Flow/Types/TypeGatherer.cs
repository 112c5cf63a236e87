using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Collects the code of one type while the compiler hands it out, and tells whether any of it uses a connection.</summary>
internal sealed class TypeGatherer
{
    private readonly List<MemberBody> _bodies = new();

    public TypeGatherer(INamedTypeSymbol type, ConnectionModel model)
    {
        Type = type;
        Model = model;
    }

    public INamedTypeSymbol Type { get; }

    public ConnectionModel Model { get; }

    public IReadOnlyList<MemberBody> Bodies => _bodies;

    /// <summary>Whether the type has to do with connections at all.</summary>
    public bool UsesConnection(CancellationToken cancellationToken)
    {
        // A type that only holds a manager may have to call it.
        if (Model.Manager?.IsHeldBy(Type) == true)
            return true;

        foreach (var body in _bodies)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var operation in body.Root.DescendantsAndSelf())
            {
                if (UsesConnection(operation))
                    return true;
            }
        }

        return false;
    }

    // By kind: most operations are none of these.
    private bool UsesConnection(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation => IsConnectionCall((IInvocationOperation)operation),
        OperationKind.ObjectCreation => IsConnectionCreation((IObjectCreationOperation)operation),
        OperationKind.PropertyReference => Model.RoleOf(((IPropertyReferenceOperation)operation).Property) is not null,
        OperationKind.EventAssignment => operation is IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } raised } } && Model.RoleOf(raised) is not null,
        OperationKind.Using => ((IUsingOperation)operation).Resources is { } resources
            && (resources is IVariableDeclarationGroupOperation group ? DeclaresClient(group) : Model.IsClient(resources.Type)),
        OperationKind.UsingDeclaration => DeclaresClient(((IUsingDeclarationOperation)operation).DeclarationGroup),
        _ => false,
    };

    private bool IsConnectionCall(IInvocationOperation call) =>
        Model.RoleOf(call.TargetMethod) is not null || Model.IsClient(call.Type) || Model.IsClient(call.Instance?.Type)
        || Model.Manager is { } manager && (manager.IsManagerCall(call.TargetMethod) || Model.SignsOut(call.TargetMethod, call.Syntax.SyntaxTree));

    private bool IsConnectionCreation(IObjectCreationOperation creation) =>
        Model.IsClient(creation.Type) || Model.RoleOf(creation.Constructor) is not null || Model.Manager?.IsManager(creation.Type) == true;

    private bool DeclaresClient(IVariableDeclarationGroupOperation group)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                if (Model.IsClient(declarator.Symbol.Type))
                    return true;
            }
        }

        return false;
    }

    public void Add(ISymbol owner, ImmutableArray<IOperation> blocks)
    {
        lock (_bodies)
        {
            foreach (var block in blocks)
                _bodies.Add(new MemberBody(owner, block));
        }
    }
}
