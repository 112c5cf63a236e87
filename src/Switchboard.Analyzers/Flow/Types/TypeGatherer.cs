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

    private bool UsesConnection(IOperation operation) => operation switch
    {
        IInvocationOperation call => Model.RoleOf(call.TargetMethod) is not null || Model.Manager?.IsManagerCall(call.TargetMethod) == true || Model.IsClient(call.Type) || Model.IsClient(call.Instance?.Type)
            || Model.Manager is not null && Model.SignsOut(call.TargetMethod, call.Syntax.SyntaxTree),
        IObjectCreationOperation creation => Model.IsClient(creation.Type) || Model.RoleOf(creation.Constructor) is not null || Model.Manager?.IsManager(creation.Type) == true,
        IPropertyReferenceOperation property => Model.RoleOf(property.Property) is not null,
        IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } raised } } => Model.RoleOf(raised) is not null,
        IUsingOperation { Resources: IVariableDeclarationGroupOperation group } => DeclaresClient(group),
        IUsingOperation { Resources: { } resource } => Model.IsClient(resource.Type),
        IUsingDeclarationOperation declaration => DeclaresClient(declaration.DeclarationGroup),
        _ => false,
    };

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
