using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB5002: a token is handed over as it is now, where the SDK could ask for one whenever it needs it.</summary>
public sealed class TokenReadOnceAnalyzer : TypeAnalyzer
{
    private const int DeepestChain = 4;

    /// <summary>Makes the rule.</summary>
    public TokenReadOnceAnalyzer()
        : base(Descriptors.TokenProvider)
    {
    }

    internal override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var use in facts.Uses)
        {
            ReportHollowProvider(facts, use, report);
            if (use.Member.ProviderMember is not { } provider || !facts.Model.AnalyzesCreationOf(client: null, Descriptors.TokenProvider.Id, use.Operation.Syntax.SyntaxTree))
                continue;
            foreach (var given in GivenValue.At(use, facts.Model.Values))
            {
                if (TokenIn(facts, given) is { } token && !HasProvider(facts, use) && facts.Repetition.Of(use.Operation) is null)
                    report(Diagnostic.Create(Descriptors.TokenProvider, given.Operation.Syntax.GetLocation(), token, provider));
            }
        }
    }

    // () => Task.FromResult(token), where 'token' was asked for once, outside: a provider that gives the same for ever.
    private static void ReportHollowProvider(TypeFacts facts, ConnectionUse use, Action<Diagnostic> report)
    {
        foreach (var given in GivenValue.At(use, facts.Model.Values))
        {
            if (given.Is(ValueRoles.Provider)
                && given.Operation.Unwrap() is IAnonymousFunctionOperation provider
                && OnlyResult(provider) is ILocalReferenceOperation { Local: var local } result
                && !local.IsDeclaredIn(provider.Syntax)
                && facts.WritesOf(local) is { Count: 1 }
                && IsFetched(facts, result)
                && facts.Model.AnalyzesCreationOf(client: null, Descriptors.TokenProvider.Id, use.Operation.Syntax.SyntaxTree)
                && facts.Repetition.Of(use.Operation) is null)
                report(Diagnostic.Create(Descriptors.TokenProvider, result.Syntax.GetLocation(), given.NameOf(given.Name), given.Name));
        }
    }

    // What the function gives, without the task around it.
    private static IOperation? OnlyResult(IAnonymousFunctionOperation function)
    {
        if (function.Body is not { Operations: { Length: 1 } statements } || statements[0] is not IReturnOperation { ReturnedValue: { } returned })
            return null;

        var value = returned.Unwrap();
        return (value.BehindFinishedTask() ?? value).Unwrap();
    }

    /// <summary>The token that is given as a value or in an address, as a message speaks of it; null where none is.</summary>
    private static string? TokenIn(TypeFacts facts, GivenValue given)
    {
        var texts = facts.Constants.Of(given.Operation);
        if (given.Is(ValueRoles.Expiring))
        {
            // An address that was given may be without a token; one that was asked for brings it along.
            return IsReadOnce(given.Operation) && !AreAllWhole(texts) && (!given.Is(ValueRoles.Address) || IsFetched(facts, given.Operation)) ? given.NameOf(given.Name) : null;
        }

        if (!given.Is(ValueRoles.Address))
            return null;

        foreach (var text in texts)
        {
            foreach (var (name, value) in CredentialText.In(text.Text, given.Use.Member.SecretQuery))
            {
                if (name != CredentialText.Password && !CredentialText.IsWhole(value))
                    return given.NameOf(name);
            }
        }

        return null;
    }

    // A constant is another rule's; of what does not bind nothing is known.
    private static bool IsReadOnce(IOperation value)
    {
        if (value.Unwrap() is ILiteralOperation or IDefaultValueOperation)
            return false;

        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is IInvalidOperation || operation.Type is IErrorTypeSymbol)
                return false;
        }

        return true;
    }

    private static bool IsFetched(TypeFacts facts, IOperation value, int depth = 0)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation)
                return true;
            if (operation is ILocalReferenceOperation local && depth < DeepestChain && facts.WritesOf(local.Local) is { Count: 1 } writes && IsFetched(facts, writes[0], depth + 1))
                return true;
        }

        return false;
    }

    private static bool AreAllWhole(IReadOnlyList<ConstantText> texts)
    {
        foreach (var text in texts)
        {
            if (!text.IsWhole)
                return false;
        }

        return texts.Count > 0;
    }

    // The first token is given, and a provider for those that follow.
    private static bool HasProvider(TypeFacts facts, ConnectionUse use)
    {
        foreach (var given in facts.Configured.Beside(use))
        {
            if (given.Is(ValueRoles.Provider) && !given.Operation.IsNull())
                return true;
        }

        return false;
    }
}
