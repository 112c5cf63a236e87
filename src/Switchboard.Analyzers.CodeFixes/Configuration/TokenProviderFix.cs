using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Configuration;

/// <summary>SWB5002: gives the SDK the function that gets the token, where the code has one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class TokenProviderFix : TypeCodeFixProvider
{
    private const string Key = "SWB5002.Provider";

    /// <summary>Makes the provider.</summary>
    public TokenProviderFix()
        : base("SWB5002")
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { AskInside, AssignProvider, PassProvider, TakeOutOfAddress };

    // var token = await GetAsync(); … () => Task.FromResult(token)  →  async () => await GetAsync()
    private static PlannedFix? AskInside(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (edits.Target.Node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not { } provider
            || edits.Target.Node is not ExpressionSyntax value
            || Comments.AreIn(provider)
            || ProviderAt(facts, provider, edits.Target.SemanticModel, cancellationToken) is not { } name
            || AskedAgain.Behind(value, edits, facts, cancellationToken) is not { Declaration: not null } asked
            || ProviderLambda.Write(edits, asked, edits.Target.SemanticModel.GetTypeInfo(provider, cancellationToken).ConvertedType, cancellationToken) is not { } lambda)
            return null;

        edits.Replace(provider.Span, lambda);
        return Plan(edits, asked, name);
    }

    // The property or parameter that takes the function.
    private static string? ProviderAt(TypeFacts facts, AnonymousFunctionExpressionSyntax function, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? taker = function.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Right == function => model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol,
            ArgumentSyntax argument when model.GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter: { } parameter } => parameter,
            _ => null,
        };
        return taker is not null && (facts.Model.Values.RolesOf(taker) & ValueRoles.Provider) != 0 ? taker.Name : null;
    }

    // Token = await GetAsync()  →  GetToken = async () => await GetAsync()
    private static PlannedFix? AssignProvider(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        var model = edits.Target.SemanticModel;
        if (ValueAt(edits.Target.Node) is not { Parent: AssignmentExpressionSyntax assignment } value
            || assignment.Right != value
            || NameOf(assignment.Left) is not { } name
            || model.GetSymbolInfo(name, cancellationToken).Symbol is not IPropertySymbol property
            || ProviderOf(facts, property) is not { } provider
            || FindProperty(property.ContainingType, provider) is not { } target
            || AskedAgain.Behind(value, edits, facts, cancellationToken) is not { } asked
            || LosesComment(value, asked)
            || ProviderLambda.Write(edits, asked, target.Type, cancellationToken) is not { } lambda)
            return null;

        edits.Replace(name.Span, provider);
        edits.Replace(value.Span, lambda);
        return Plan(edits, asked, provider);
    }

    // new Client(new Uri(await GetAsync()))  →  new Client(new Credential(async _ => new Uri(await GetAsync())))
    private static PlannedFix? PassProvider(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        var model = edits.Target.SemanticModel;
        if (ValueAt(edits.Target.Node) is not { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } argument } value
            || model.GetSymbolInfo(creation, cancellationToken).Symbol is not IMethodSymbol constructor
            || ProviderOf(facts, constructor) is not { } provider
            || FindProviderType(constructor.ContainingType, provider) is not { } providerType
            || AskedAgain.Behind(value, edits, facts, cancellationToken) is not { } asked
            || LosesComment(argument, asked))
            return null;

        foreach (var candidate in providerType.InstanceConstructors)
        {
            if (candidate.Parameters.Length != 1 || ProviderLambda.Write(edits, asked, candidate.Parameters[0].Type, cancellationToken) is not { } lambda)
                continue;

            edits.Replace(
                argument.Span,
                SymbolEqualityComparer.Default.Equals(providerType, constructor.ContainingType) ? lambda : $"new {TypeNames.Write(edits, value.SpanStart, providerType)}({lambda})");
            return Plan(edits, asked, provider);
        }

        return null;
    }

    // WithUrl($"{root}/hub?access_token={await GetAsync()}")  →  WithUrl($"{root}/hub", options => options.AccessTokenProvider = async () => await GetAsync())
    private static PlannedFix? TakeOutOfAddress(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        var model = edits.Target.SemanticModel;
        if (edits.Target.Node is not InterpolatedStringExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } } } address
            || address.Contents.Count < 2
            || address.Contents[address.Contents.Count - 1] is not InterpolationSyntax { AlignmentClause: null, FormatClause: null } token
            || address.Contents[address.Contents.Count - 2] is not InterpolatedStringTextSyntax before
            || EndWithoutName(before) is not { } end
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || ProviderOf(facts, method) is not { } provider
            || FindOption(method, provider) is not { } target
            || AskedAgain.Behind(token.Expression, edits, facts, cancellationToken) is not { } asked
            || ProviderLambda.Write(edits, asked, target.Type, cancellationToken) is not { } lambda)
            return null;

        var options = Names.Unique(model, call, "options", "httpOptions");
        edits.Replace(TextSpan.FromBounds(end, token.Span.End), "");
        edits.Insert(address.Span.End, $", {options} => {options}.{provider} = {lambda}");
        if (address.Contents.Count == 2 && address.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) && before.TextToken.Text.IndexOfAny(new[] { '{', '}' }) < 0)
            edits.Replace(new TextSpan(address.SpanStart, 1), "");
        return Plan(edits, asked, provider);
    }

    // A diagnostic stands on what is behind token! and (token).
    private static ExpressionSyntax? ValueAt(SyntaxNode node)
    {
        var value = node as ExpressionSyntax;
        while (value?.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
            value = (ExpressionSyntax)value.Parent;
        return value;
    }

    // What stands in the expression goes with it.
    private static bool LosesComment(SyntaxNode replaced, AskedAgain asked) =>
        Comments.AreIn(replaced) && !(asked.Declaration is null && Comments.AreIn(asked.Expression));

    private static PlannedFix Plan(SourceEdits edits, AskedAgain asked, string provider)
    {
        if (asked.Declaration is { } declaration)
            edits.RemoveStatement(declaration);
        return new PlannedFix($"Give '{provider}' a function that asks for the token again", Key);
    }

    // Where the text ends once the name of the token's part is taken from it.
    private static int? EndWithoutName(InterpolatedStringTextSyntax text)
    {
        var mark = text.TextToken.Text.LastIndexOfAny(new[] { '?', '&' });
        return mark >= 0 && text.TextToken.Text.IndexOf('=', mark) == text.TextToken.Text.Length - 1 ? text.SpanStart + mark : null;
    }

    private static string? ProviderOf(TypeFacts facts, ISymbol member) => facts.Model.RoleOf(member)?.ProviderMember;

    private static SimpleNameSyntax? NameOf(ExpressionSyntax left) => left switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static IPropertySymbol? FindProperty(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IPropertySymbol { SetMethod: not null } property)
                    return property;
            }
        }

        return null;
    }

    private static INamedTypeSymbol? FindProviderType(INamedTypeSymbol created, string name)
    {
        if (created.Name == name)
            return created;

        foreach (var constructor in created.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Type is INamedTypeSymbol type && type.Name == name)
                    return type;
            }
        }

        return null;
    }

    // The overload that takes a function over options which have the provider.
    private static IPropertySymbol? FindOption(IMethodSymbol method, string provider)
    {
        foreach (var overload in method.ContainingType.GetMembers(method.Name))
        {
            if (overload is IMethodSymbol { Parameters: { Length: > 1 } parameters }
                && parameters[parameters.Length - 1].Type is INamedTypeSymbol { Name: "Action", TypeArguments.Length: 1 } configure
                && FindProperty(configure.TypeArguments[0], provider) is { } property)
                return property;
        }

        return null;
    }
}
