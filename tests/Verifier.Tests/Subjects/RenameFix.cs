using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Verifier.Tests.Subjects;

/// <summary>Replaces the name of a reported type, in its declaration only.</summary>
public abstract class RenameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [TypeNameAnalyzer.Rule.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var name = root.FindToken(diagnostic.Location.SourceSpan.Start);
            Register(context, diagnostic, () => root.ReplaceToken(name, Rename(name).WithTriviaFrom(name)));
        }
    }

    protected static string Uppercase(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    protected virtual void Register(CodeFixContext context, Diagnostic diagnostic, Func<SyntaxNode> fix)
        => Register(context, diagnostic, "Rename", fix);

    protected static void Register(CodeFixContext context, Diagnostic diagnostic, string title, Func<SyntaxNode> fix)
        => context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(fix())), equivalenceKey: title), diagnostic);

    protected abstract SyntaxToken Rename(SyntaxToken name);
}

public class UppercaseFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(Uppercase(name.Text));
}

public sealed class IdleFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(name.Text);
}

public sealed class TrailingSpaceFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(Uppercase(name.Text));

    protected override void Register(CodeFixContext context, Diagnostic diagnostic, Func<SyntaxNode> fix)
        => base.Register(context, diagnostic, () => fix().WithTrailingTrivia(SyntaxFactory.Space));
}

/// <summary>Puts a comment on a line of its own at the top, always ended by LF.</summary>
public sealed class LineFeedFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(Uppercase(name.Text));

    protected override void Register(CodeFixContext context, Diagnostic diagnostic, Func<SyntaxNode> fix)
        => base.Register(context, diagnostic, () => fix().WithLeadingTrivia(SyntaxFactory.Comment("// fixed"), SyntaxFactory.LineFeed));
}

/// <summary>Puts a member on a line of its own into the type and leaves its layout to the formatter.</summary>
public sealed class FormattedMemberFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(Uppercase(name.Text));

    protected override void Register(CodeFixContext context, Diagnostic diagnostic, Func<SyntaxNode> fix)
        => base.Register(context, diagnostic, () =>
        {
            var root = fix();
            var type = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent as Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax;
            var member = SyntaxFactory.ParseMemberDeclaration("int Added;")!.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
            return root.ReplaceNode(type!, type!.AddMembers(member));
        });
}

/// <summary>Gives the type a base that does not exist.</summary>
public sealed class BrokenFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(Uppercase(name.Text));

    protected override void Register(CodeFixContext context, Diagnostic diagnostic, Func<SyntaxNode> fix)
        => base.Register(context, diagnostic, () => SyntaxFactory.ParseCompilationUnit(fix().ToFullString().Replace(" { }", " : Missing { }")));
}

/// <summary>Makes one token whose text is two.</summary>
public sealed class MalformedTreeFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(Uppercase(name.Text) + " : object");
}

public sealed class NoFixAllFix : UppercaseFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}

/// <summary>Fix All puts a comment at the top as well.</summary>
public sealed class DifferentFixAllFix : UppercaseFix
{
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var text = (await document.GetTextAsync(context.CancellationToken)).ToString();
        foreach (var diagnostic in diagnostics)
        {
            var start = diagnostic.Location.SourceSpan.Start;
            text = text[..start] + char.ToUpperInvariant(text[start]) + text[(start + 1)..];
        }

        return document.WithText(Microsoft.CodeAnalysis.Text.SourceText.From("// all\n" + text));
    });
}

/// <summary>Offers two actions.</summary>
public sealed class TwoActionFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(Uppercase(name.Text));

    protected override void Register(CodeFixContext context, Diagnostic diagnostic, Func<SyntaxNode> fix)
    {
        Register(context, diagnostic, "Rename", fix);
        Register(context, diagnostic, "Rename and explain", () => fix().WithLeadingTrivia(SyntaxFactory.Comment("// renamed"), SyntaxFactory.LineFeed));
    }
}

/// <summary>Never done: the name only grows.</summary>
public sealed class GrowingFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(name.Text + "x");
}

/// <summary>Goes to and fro.</summary>
public sealed class TogglingFix : RenameFix
{
    protected override SyntaxToken Rename(SyntaxToken name)
        => SyntaxFactory.Identifier(char.IsLower(name.Text[0]) ? Uppercase(name.Text) : name.Text.ToLowerInvariant());
}

/// <summary>Moves the type into a file of its own.</summary>
public sealed class NewFileFix : RenameFix
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = root.FindToken(context.Diagnostics[0].Location.SourceSpan.Start);
        context.RegisterCodeFix(
            CodeAction.Create(
                "Add a file",
                _ =>
                {
                    var renamed = context.Document.WithSyntaxRoot(root.ReplaceToken(name, Rename(name).WithTriviaFrom(name)));
                    return Task.FromResult(renamed.Project.AddDocument("Added.cs", "class Added { }\n").Project.Solution);
                },
                "Add a file"),
            context.Diagnostics);
    }

    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier(Uppercase(name.Text));
}

/// <summary>Makes the unknown type <c>Wrong</c> an <c>object</c>.</summary>
public sealed class CompilerErrorFix : RenameFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0246"];

    protected override SyntaxToken Rename(SyntaxToken name) => SyntaxFactory.Identifier("object");

    protected override void Register(CodeFixContext context, Diagnostic diagnostic, Func<SyntaxNode> fix)
        => base.Register(context, diagnostic, () => SyntaxFactory.ParseCompilationUnit(fix().ToFullString()));
}
