using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>SWB1004: registers the client as a singleton.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RegisterAsSingletonFix : ConnectionCodeFixProvider
{
    /// <summary>Makes the provider.</summary>
    public RegisterAsSingletonFix()
        : base("SWB1004")
    {
    }

    private protected override bool NeedsManager => false;

    private protected override Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is not InvocationExpressionSyntax call
            || NameOf(call) is not { } name
            || SingletonOf(name.Identifier.ValueText) is not { } singleton)
            return Task.FromResult(ImmutableArray<ConnectionFix>.Empty);

        var fix = new ConnectionFix($"Register with '{singleton}'", "SWB1004.Singleton", _ =>
        {
            var edit = new FileEdit(target);
            edit.Change(name, current => current.WithIdentifier(SyntaxFactory.Identifier(singleton).WithTriviaFrom(current.Identifier)));
            return Task.FromResult(edit.Apply());
        });
        return Task.FromResult(ImmutableArray.Create(fix));
    }

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static string? SingletonOf(string method)
    {
        foreach (var lifetime in new[] { "Transient", "Scoped" })
        {
            if (method.EndsWith(lifetime, StringComparison.Ordinal))
                return method.Substring(0, method.Length - lifetime.Length) + "Singleton";
        }

        return null;
    }
}
