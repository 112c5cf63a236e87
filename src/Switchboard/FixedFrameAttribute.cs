namespace Switchboard;

/// <summary>
/// Marks code that reads a protocol whose messages are small and of a fixed size, so that one receive gives a whole message and the
/// analyzers do not ask it to read on until the end of the message.
/// </summary>
/// <remarks>On a type it covers every member. The attribute has no effect at run time.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
public sealed class FixedFrameAttribute : Attribute;
