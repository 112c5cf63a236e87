namespace Switchboard;

/// <summary>Marks code whose job is to create connection clients, so that the analyzers do not ask it to go through the connection manager.</summary>
/// <remarks>On a type it covers every member. The attribute has no effect at run time.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
public sealed class ConnectionFactoryAttribute : Attribute;
