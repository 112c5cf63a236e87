using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>Gives a type a teardown: what its framework or base class calls, or else an interface with its member.</summary>
internal sealed class NewTeardown
{
    private readonly SourceEdits _edits;
    private readonly TypeFacts _facts;
    private readonly TypeDeclarationSyntax _part;
    private readonly LanguageVersion _version;

    public NewTeardown(SourceEdits edits, TypeFacts facts, TypeDeclarationSyntax part)
    {
        _edits = edits;
        _facts = facts;
        _part = part;
        _version = ((CSharpParseOptions)part.SyntaxTree.Options).LanguageVersion;
    }

    private FrameworkSymbols Frameworks => _facts.Model.Frameworks;

    private bool CanBeAsyncDisposable => Frameworks.AsyncDisposable is not null && Frameworks.Type("System.Threading.Tasks.ValueTask") is not null;

    public bool TryAdd(ReleaseLine line)
    {
        if (Frameworks.ClosingMethodOf(_facts.Type) is { } callback)
            return TryAddCallback(callback, line);
        if (MethodOf("DisposeAsync") is { } asynchronous)
            return TryAdopt(asynchronous, line);
        if (MethodOf("Dispose") is { } synchronous)
            return line.NeedsAwait && FrameworkSymbols.Is(_facts.Type, Frameworks.Component) ? TryAddBesideDispose(line, synchronous) : TryAdopt(synchronous, line);

        var prefersAsync = line.NeedsAwait || HasMoreToAwait();
        foreach (var name in prefersAsync ? new[] { "DisposeAsyncCore", "DisposeAsync", "Dispose" } : new[] { "Dispose", "DisposeAsyncCore", "DisposeAsync" })
        {
            if (Overridable(name, isDispose: true) is { } overridden)
                return TryOverride(overridden, line, baseLast: true);
        }

        if (FrameworkSymbols.Is(_facts.Type, Frameworks.AsyncDisposable) || FrameworkSymbols.Is(_facts.Type, Frameworks.Disposable) && !prefersAsync)
            return false;
        if (prefersAsync && CanBeAsyncDisposable)
            return AddDisposeAsync(line, Inherited("Dispose"));
        return !FrameworkSymbols.Is(_facts.Type, Frameworks.Disposable) && AddDispose(line);
    }

    /// <summary>Adds an asynchronous teardown that runs the synchronous one first.</summary>
    public bool TryAddBesideDispose(ReleaseLine line, IMethodSymbol dispose) =>
        MethodOf("DisposeAsync") is null && CanBeAsyncDisposable && !FrameworkSymbols.Is(_facts.Type, Frameworks.AsyncDisposable) && AddDisposeAsync(line, dispose);

    /// <summary>Makes a teardown that nobody calls one that is called.</summary>
    public bool TryAdopt(IMethodSymbol method, ReleaseLine? line)
    {
        if (method is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false, DeclaringSyntaxReferences: { Length: 1 } references }
            || references[0].SyntaxTree != _part.SyntaxTree
            || references[0].GetSyntax() is not MethodDeclarationSyntax syntax)
            return false;

        var isAsync = method.Name == "DisposeAsync";
        var interfaceType = isAsync ? Frameworks.AsyncDisposable : Frameworks.Disposable;
        if (interfaceType is null || FrameworkSymbols.Is(_facts.Type, interfaceType) || isAsync == method.ReturnsVoid)
            return false;
        if (line is not null && !new TeardownBody(_edits, _facts, syntax, method).TryAdd(line))
            return false;

        var name = TypeNames.Write(_edits, _part.SpanStart, interfaceType);
        BlockEdits.Implement(_edits, _part, name);
        if (!isAsync || method.ReturnType.Name == "ValueTask")
            return true;
        if (method.ReturnType.Name != "Task" || Frameworks.Type("System.Threading.Tasks.ValueTask") is not { } valueTask)
            return false;

        var written = TypeNames.Write(_edits, _part.SpanStart, valueTask);
        BlockEdits.Append(_edits, _part, BlockEdits.WriterIn(_edits, _part).Line($"{written} {name}.DisposeAsync() => new {written}(DisposeAsync());").ToString());
        return true;
    }

    /// <summary>A member of this name that takes nothing.</summary>
    public IMethodSymbol? MethodOf(string name)
    {
        foreach (var member in _facts.Type.GetMembers(name))
        {
            if (member is IMethodSymbol { Parameters.IsEmpty: true, IsGenericMethod: false } method)
                return method;
        }

        return null;
    }

    // Several connections are released in one teardown: one that must be awaited decides for all.
    private bool HasMoreToAwait()
    {
        foreach (var holding in Holdings.Of(_facts))
        {
            var type = holding.Member is IFieldSymbol field ? field.Type : ((IPropertySymbol)holding.Member).Type;
            if (ReleaseLine.For(_facts.Model, holding.Member.Name, type, mayBeNull: false) is { NeedsAwait: true })
                return true;
        }

        return false;
    }

    private bool TryAddCallback(string name, ReleaseLine line)
    {
        if (_facts.Type.GetMembers(name).Length > 0)
            return false;
        if (Overridable(name, isDispose: false) is { } overridden)
            return TryOverride(overridden, line, baseLast: false);
        if (!Frameworks.Is(_facts.Type, "UnityEngine.MonoBehaviour"))
            return false;

        var writer = BlockEdits.WriterIn(_edits, _part).Open($"private {(line.NeedsAwait ? "async " : string.Empty)}void {name}()");
        Write(writer, line, line.NeedsAwait);
        return Append(writer.Close());
    }

    private bool TryOverride(IMethodSymbol overridden, ReleaseLine line, bool baseLast)
    {
        var isTask = overridden.ReturnType.Name is "Task" or "ValueTask";
        if (!isTask && !overridden.ReturnsVoid)
            return false;

        var awaits = isTask || line.NeedsAwait && !baseLast && Frameworks.ClosingMethodOf(_facts.Type) != "OnExit";
        var writer = Member().Open(Head(overridden, awaits));
        var argument = string.Concat(overridden.Parameters.Select(static parameter => parameter.Name));
        var callsBase = overridden.IsAbstract ? null : $"{(isTask ? "await " : string.Empty)}base.{overridden.Name}({argument});";

        if (!baseLast && callsBase is not null)
            writer.Line(callsBase);
        if (overridden.Name == "Dispose" && overridden.Parameters.Length == 1)
        {
            writer.Open($"if ({argument})");
            Write(writer, line, awaits);
            writer.Close().Line(string.Empty);
        }
        else
        {
            Write(writer, line, awaits);
        }

        if (baseLast && callsBase is not null)
            writer.Line(callsBase);
        return Append(writer.Close());
    }

    private string Head(IMethodSymbol overridden, bool awaits)
    {
        // In another assembly nothing is internal.
        var isSameAssembly = SymbolEqualityComparer.Default.Equals(overridden.ContainingAssembly, _facts.Type.ContainingAssembly);
        var access = overridden.DeclaredAccessibility == Accessibility.ProtectedOrInternal && !isSameAssembly ? "protected" : SyntaxFacts.GetText(overridden.DeclaredAccessibility);
        var result = overridden.ReturnsVoid ? "void" : TypeNames.Write(_edits, _part.SpanStart, overridden.ReturnType);
        var parameter = string.Concat(overridden.Parameters.Select(given => $"{TypeNames.Write(_edits, _part.SpanStart, given.Type)} {given.Name}"));
        return $"{access} override {(awaits ? "async " : string.Empty)}{result} {overridden.Name}({parameter})";
    }

    /// <summary>The nearest method of a base class with this name that can be overridden.</summary>
    private IMethodSymbol? Overridable(string name, bool isDispose)
    {
        for (var candidate = _facts.Type.BaseType; candidate is not null; candidate = candidate.BaseType)
        {
            IMethodSymbol? found = null;
            foreach (var member in candidate.GetMembers(name))
            {
                // No framework calls a member with more than one parameter at the end.
                if (member is not IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary, Parameters.Length: <= 1 } method || isDispose && !IsDisposeShape(method))
                    continue;
                if (method is { IsSealed: false, DeclaredAccessibility: not (Accessibility.Private or Accessibility.Internal) } && (method.IsVirtual || method.IsAbstract || method.IsOverride)
                    && (found is null || method.Parameters.Length > found.Parameters.Length))
                    found = method;
            }

            if (found is not null)
                return found;
        }

        return null;
    }

    private bool IsDisposeShape(IMethodSymbol method) =>
        method.Parameters.IsEmpty
        || method.Name == "Dispose" && method.Parameters[0].Type.SpecialType == SpecialType.System_Boolean && FrameworkSymbols.Is(_facts.Type, Frameworks.Disposable);

    private IMethodSymbol? Inherited(string name)
    {
        for (var candidate = _facts.Type.BaseType; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var member in candidate.GetMembers(name))
            {
                if (member is IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false, DeclaredAccessibility: Accessibility.Public } method)
                    return method;
            }
        }

        return null;
    }

    private bool AddDisposeAsync(ReleaseLine line, IMethodSymbol? dispose)
    {
        BlockEdits.Implement(_edits, _part, TypeNames.Write(_edits, _part.SpanStart, Frameworks.AsyncDisposable!));
        var result = TypeNames.Write(_edits, _part.SpanStart, Frameworks.Type("System.Threading.Tasks.ValueTask")!);
        var writer = Member();
        if (line.NeedsAwait)
            writer.Open($"public async {result} DisposeAsync()");
        else
            writer.Open($"public {result} DisposeAsync()");

        if (dispose is { MethodKind: MethodKind.Ordinary })
            writer.Line("Dispose();");
        else if (dispose is not null)
            writer.Line($"(({TypeNames.Write(_edits, _part.SpanStart, Frameworks.Disposable!)})this).Dispose();");
        Write(writer, line, line.NeedsAwait);
        if (!line.NeedsAwait)
            writer.Line("return default;");
        return Append(writer.Close());
    }

    private bool AddDispose(ReleaseLine line)
    {
        BlockEdits.Implement(_edits, _part, TypeNames.Write(_edits, _part.SpanStart, Frameworks.Disposable!));
        var writer = Member().Open("public void Dispose()");
        Write(writer, line, awaits: false);
        return Append(writer.Close());
    }

    private void Write(CodeWriter writer, ReleaseLine line, bool awaits)
    {
        if (awaits)
            line.WriteAwaited(writer, _version);
        else
            line.WritePlain(writer, _version);
    }

    /// <summary>A writer for a member that others see, documented where the type is.</summary>
    private CodeWriter Member()
    {
        var writer = BlockEdits.WriterIn(_edits, _part);
        foreach (var trivia in _part.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
                return writer.Line("/// <inheritdoc/>");
        }

        return writer;
    }

    private bool Append(CodeWriter writer)
    {
        BlockEdits.Append(_edits, _part, writer.ToString());
        return true;
    }
}
