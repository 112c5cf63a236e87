using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Subscriptions;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>What has to be written to release one value, where the code can await and where it cannot.</summary>
internal sealed class ReleaseLine
{
    private readonly string _target;
    private readonly string? _guard;
    private readonly string? _awaited;
    private readonly string? _plain;
    private readonly bool _isValueTask;
    private string? _forgotten;

    /// <param name="target">The value that is released.</param>
    /// <param name="guard">What must not be null for it, or null where nothing is in doubt.</param>
    /// <param name="awaited">What follows the target in the asynchronous release.</param>
    /// <param name="isValueTask">Whether the asynchronous release gives a <c>ValueTask</c>.</param>
    /// <param name="plain">What follows the target in the synchronous release.</param>
    private ReleaseLine(string target, string? guard, string? awaited, bool isValueTask, string? plain)
    {
        _target = target;
        _guard = guard;
        _awaited = awaited;
        _isValueTask = isValueTask;
        _plain = plain;
    }

    /// <summary>The value that is released.</summary>
    public string Target => _target;

    /// <summary>Whether the value can only be released asynchronously.</summary>
    public bool NeedsAwait => _plain is null;

    /// <summary>The release, and then null in the field that held the value.</summary>
    public ReleaseLine ThenForget(string field) => new(_target, _guard, _awaited, _isValueTask, _plain) { _forgotten = field };

    /// <summary>The release where the code has asked for null already.</summary>
    public ReleaseLine WithoutGuard() => new(_target, null, _awaited, _isValueTask, _plain) { _forgotten = _forgotten };

    /// <summary>A statement that is the same everywhere.</summary>
    /// <param name="target">What the statement begins with.</param>
    /// <param name="rest">What follows it, without the semicolon.</param>
    /// <param name="guard">What must not be null for it, or null where nothing is in doubt.</param>
    public static ReleaseLine OfStatement(string target, string rest, string? guard) => new(target, guard, null, false, rest);

    /// <summary>A call on the target.</summary>
    /// <param name="target">The value.</param>
    /// <param name="call">The call, with the dot before it.</param>
    /// <param name="method">The method that is called.</param>
    /// <param name="guard">What must not be null for it, or null where nothing is in doubt.</param>
    public static ReleaseLine OfCall(string target, string call, IMethodSymbol method, string? guard) =>
        TaskEnds.IsTask(method.ReturnType)
            ? new ReleaseLine(target, guard, call, method.ReturnType.Name == "ValueTask", null)
            : new ReleaseLine(target, guard, null, false, call);

    /// <summary>How a value of the type is released: disposed, or disconnected or unsubscribed where that is all that can be done.</summary>
    public static ReleaseLine? For(ConnectionModel model, string target, ITypeSymbol type, bool mayBeNull)
    {
        // A task is not the connection that it will give.
        if (TaskEnds.IsTask(type))
            return null;

        var guard = mayBeNull ? target : null;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            guard = target;
            type = nullable.TypeArguments[0];
        }

        // A struct that may be missing is held as a nullable one.
        if (guard is not null && type.IsValueType)
            target += ".Value";

        var awaited = CallOf(type, model.Frameworks.AsyncDisposable, "DisposeAsync");
        var plain = CallOf(type, model.Frameworks.Disposable, "Dispose");
        if (awaited is not null || plain is not null)
            return new ReleaseLine(target, guard, awaited, isValueTask: true, plain);

        var member = Catalogued.Parameterless(type, model, ConnectionRole.Disconnect) ?? Catalogued.Parameterless(type, model, ConnectionRole.Unsubscribe);
        return member is null ? null : OfCall(target, $".{member.Name}()", member, guard);
    }

    // What is implemented under another name cannot be called as it stands.
    private static string? CallOf(ITypeSymbol type, INamedTypeSymbol? disposable, string name)
    {
        if (!FrameworkSymbols.Is(type, disposable))
            return null;
        if (type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter)
            return $".{name}()";

        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var member in candidate.GetMembers(name))
            {
                if (member is IMethodSymbol { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public })
                    return $".{name}()";
            }
        }

        return null;
    }

    /// <summary>Writes the release in code that can await.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="version">The language it is written in.</param>
    /// <param name="configured">What follows each awaited task there, <c>.ConfigureAwait(false)</c> or nothing.</param>
    public void WriteAwaited(CodeWriter writer, LanguageVersion version, string configured = "")
    {
        if (_awaited is null)
        {
            WritePlain(writer, version);
            return;
        }

        if (_forgotten is not null && _guard == _target && version >= LanguageVersion.CSharp8)
        {
            // What is made meanwhile is another one.
            var released = _target.StartsWith("_", StringComparison.Ordinal) ? _target.Substring(1) : "released";
            writer.Open($"if ({_target} is {{ }} {released})").Line($"{_forgotten} = null;").Line($"await {released}{_awaited}{configured};").Close();
            return;
        }

        WriteGuarded(writer, version, $"await {_target}{_awaited}{configured};");
        Forget(writer);
    }

    /// <summary>Writes the release in code that cannot await: a task is waited for.</summary>
    public void WritePlain(CodeWriter writer, LanguageVersion version)
    {
        var rest = _plain ?? _awaited + (_isValueTask ? ".AsTask()" : string.Empty) + ".GetAwaiter().GetResult()";
        if (_guard == _target && rest.EndsWith(")", StringComparison.Ordinal))
            writer.Line($"{_target}?{rest};");
        else
            WriteGuarded(writer, version, $"{_target}{rest};");
        Forget(writer);
    }

    private void Forget(CodeWriter writer)
    {
        if (_forgotten is not null)
            writer.Line($"{_forgotten} = null;");
    }

    private void WriteGuarded(CodeWriter writer, LanguageVersion version, string statement)
    {
        if (_guard is null)
            writer.Line(statement);
        else
            writer.Open(version >= LanguageVersion.CSharp9 ? $"if ({_guard} is not null)" : $"if ({_guard} != null)").Line(statement).Close();
    }
}
