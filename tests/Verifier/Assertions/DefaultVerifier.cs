using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Assertions that throw <see cref="VerificationException"/>, so that they fail a test of any framework.</summary>
public class DefaultVerifier : IVerifier
{
    /// <summary>Creates a verifier without a context.</summary>
    public DefaultVerifier()
        : this(ImmutableStack<string>.Empty)
    {
    }

    /// <summary>Creates a verifier whose messages begin with <paramref name="context"/>.</summary>
    protected DefaultVerifier(ImmutableStack<string> context) => Context = context ?? throw new ArgumentNullException(nameof(context));

    /// <summary>What is being checked, the innermost first.</summary>
    protected ImmutableStack<string> Context { get; }

    /// <inheritdoc/>
    public virtual void Empty<T>(string collectionName, IEnumerable<T> collection)
    {
        var items = collection.ToList();
        if (items.Count > 0)
            Fail($"'{collectionName}' should be empty but holds {items.Count}: {string.Join(", ", items)}");
    }

    /// <inheritdoc/>
    public virtual void Equal<T>(T expected, T actual, string? message = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            Fail(message ?? $"Expected '{expected}' but found '{actual}'.");
    }

    /// <inheritdoc/>
    public virtual void True([DoesNotReturnIf(false)] bool assert, string? message = null)
    {
        if (!assert)
            Fail(message ?? "Expected the condition to hold.");
    }

    /// <inheritdoc/>
    public virtual void False([DoesNotReturnIf(true)] bool assert, string? message = null)
    {
        if (assert)
            Fail(message ?? "Expected the condition not to hold.");
    }

    /// <inheritdoc/>
    [DoesNotReturn]
    public virtual void Fail(string? message = null) => throw new VerificationException(CreateMessage(message));

    /// <inheritdoc/>
    public virtual void LanguageIsSupported(string language)
    {
        if (language != LanguageNames.CSharp)
            Fail($"Tests are written in C#; '{language}' is not supported.");
    }

    /// <inheritdoc/>
    public virtual void NotEmpty<T>(string collectionName, IEnumerable<T> collection)
    {
        if (!collection.Any())
            Fail($"'{collectionName}' should not be empty.");
    }

    /// <inheritdoc/>
    public virtual void SequenceEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual, IEqualityComparer<T>? equalityComparer = null, string? message = null)
    {
        if (!expected.SequenceEqual(actual, equalityComparer))
            Fail(message ?? $"Expected [{string.Join(", ", expected)}] but found [{string.Join(", ", actual)}].");
    }

    /// <inheritdoc/>
    public virtual IVerifier PushContext(string context) => new DefaultVerifier(Context.Push(context));

    /// <summary>Puts the context, the outermost first, before <paramref name="message"/>.</summary>
    protected virtual string CreateMessage(string? message)
    {
        var text = new StringBuilder();
        foreach (var context in Context.Reverse())
            text.Append("Context: ").Append(context).Append('\n');
        return text.Append(message).ToString();
    }
}
