using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.Flow;

/// <summary>A local that is declared with something just made, or a field that is given it, as the syntax tells it.</summary>
internal readonly struct MadeLocal
{
    private MadeLocal(string made, TextSpan scope)
    {
        Made = made;
        Scope = scope;
    }

    /// <summary>The type that was made, or nothing where the code does not say it.</summary>
    public string Made { get; }

    /// <summary>Where the local can be used, or the field has just been given it.</summary>
    public TextSpan Scope { get; }

    public static MadeLocal? Of(VariableDeclaratorSyntax declarator, ExpressionSyntax value)
    {
        var scope = declarator.Parent?.Parent switch
        {
            LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax { Parent: { } program } } => program,
            LocalDeclarationStatementSyntax { Parent: { } block } => block,
            UsingStatementSyntax statement => statement,
            _ => null,
        };
        var made = value is ImplicitObjectCreationExpressionSyntax ? TypeName((declarator.Parent as VariableDeclarationSyntax)?.Type) : MadeBy(value);
        return scope is not null && made is not null ? new MadeLocal(made, scope.Span) : null;
    }

    public static MadeLocal? Of(AssignmentExpressionSyntax assignment) =>
        assignment is { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block }, Right: var value } && MadeBy(value) is { } made ? new MadeLocal(made, block.Span) : null;

    /// <summary>What the expression makes: the type after 'new', nothing after a call that is named for making something, null for all others.</summary>
    public static string? MadeBy(ExpressionSyntax value) => value switch
    {
        AwaitExpressionSyntax { Expression: var awaited } => MadeBy(awaited),
        ParenthesizedExpressionSyntax { Expression: var inner } => MadeBy(inner),
        ObjectCreationExpressionSyntax { Type: var type } => TypeName(type),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var task } } => MadeBy(task),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: SimpleNameSyntax name } } when Makes(name) => "",
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } when Makes(name) => "",
        _ => null,
    };

    private static string? TypeName(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax { ElementType: var inner } => TypeName(inner),
        QualifiedNameSyntax { Right: var name } => name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool Makes(SimpleNameSyntax method)
    {
        var name = method.Identifier.ValueText;
        return Begins(name, "Build") || Begins(name, "Create") || Begins(name, "Connect") || Begins(name, "Open") || Begins(name, "Make");
    }

    private static bool Begins(string name, string verb) => name.StartsWith(verb, StringComparison.Ordinal);
}
