#if !NET
// What the compiler and this library expect of the framework and .NET Standard 2.0 does not have.
using System.Runtime.CompilerServices;

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;

    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
    {
        public string ParameterName { get; } = parameterName;
    }
}

namespace Switchboard
{
    internal static class ArgumentChecks
    {
        extension(ArgumentNullException)
        {
            public static void ThrowIfNull(
                [System.Diagnostics.CodeAnalysis.NotNull] object? argument,
                [CallerArgumentExpression(nameof(argument))] string? name = null)
            {
                if (argument is null)
                    throw new ArgumentNullException(name);
            }
        }
    }

    internal static class TaskTiming
    {
        extension(Task)
        {
            public static Task Delay(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken) =>
                TimeProviderTaskExtensions.Delay(time, delay, cancellationToken);
        }

        public static Task WaitAsync(this Task task, CancellationToken cancellationToken) =>
            TimeProviderTaskExtensions.WaitAsync(task, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullAttribute : Attribute;

    [AttributeUsage(AttributeTargets.GenericParameter)]
    internal sealed class DynamicallyAccessedMembersAttribute(DynamicallyAccessedMemberTypes types) : Attribute
    {
        public DynamicallyAccessedMemberTypes Types { get; } = types;
    }

    internal enum DynamicallyAccessedMemberTypes
    {
        PublicConstructors = 3,
    }
}
#endif
