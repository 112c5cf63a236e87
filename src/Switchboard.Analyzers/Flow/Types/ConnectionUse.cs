using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>One place in a type where a member of the catalog is used.</summary>
internal sealed class ConnectionUse
{
    public ConnectionUse(ConnectionMember member, ISymbol symbol, IOperation operation, IOperation? receiver, MemberBody body)
    {
        Member = member;
        Symbol = symbol;
        Operation = operation;
        Receiver = receiver;
        Body = body;
    }

    public ConnectionMember Member { get; }

    public ConnectionRole Role => Member.Role;

    /// <summary>The member of the SDK that is used.</summary>
    public ISymbol Symbol { get; }

    public IOperation Operation { get; }

    /// <summary>The client, or the part or channel of one, that it is used on.</summary>
    public IOperation? Receiver { get; }

    public MemberBody Body { get; }

    /// <summary>The value of the channel's argument, where the catalog names its parameter.</summary>
    public IOperation? Channel =>
        Member.ChannelParameter is { } parameter && Operation is IInvocationOperation invocation ? invocation.Argument(parameter) : null;

    /// <summary>The name of the channel, where it is a constant.</summary>
    public string? ConstantChannel => Constant(Channel);

    /// <summary>The channel as a message names it.</summary>
    public string ChannelText => ConstantChannel is { } name ? $"'{name}'" : $"'{Symbol.Name}'";

    /// <summary>The member as a message names it: a constructor by its type.</summary>
    public string MemberName => Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Symbol.ContainingType.Name : Symbol.Name;

    /// <summary>From the first token of the receiver to the end of the call.</summary>
    public Location Location => Operation.WholeCall().GetLocation();

    // RedisChannel.Literal("news") names its channel as well as "news" does.
    private static string? Constant(IOperation? value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IConversionOperation conversion => Constant(conversion.Operand),
        IInvocationOperation { TargetMethod.IsStatic: true, Arguments: { Length: 1 } arguments } => Constant(arguments[0].Value.Unwrap()),
        _ => null,
    };
}

/// <summary>The code of one member: a method body, an accessor, an initialiser.</summary>
internal sealed class MemberBody
{
    public MemberBody(ISymbol owner, IOperation root)
    {
        Owner = owner;
        Root = root;
    }

    /// <summary>The method, or the field or property that is initialised.</summary>
    public ISymbol Owner { get; }

    public IOperation Root { get; }
}
