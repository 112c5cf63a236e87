namespace Switchboard;

/// <summary>Says that whatever this assembly broadcasts must go to one scope: <c>[assembly: RequireConnectionScope]</c>. The analyzers then report a broadcast to everybody.</summary>
/// <remarks>For applications that keep tenants apart. The attribute has no effect at run time.</remarks>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RequireConnectionScopeAttribute : Attribute;
