using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB5001: a token, password or secret that opens a connection stands in the code.</summary>
public sealed class HardCodedCredentialAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public HardCodedCredentialAnalyzer()
        : base(Descriptors.HardCodedCredential)
    {
    }

    internal override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var use in facts.Uses)
        {
            if (!facts.Model.AnalyzesCreationOf(client: null, Descriptors.HardCodedCredential.Id, use.Operation.Syntax.SyntaxTree))
                continue;
            foreach (var given in GivenValue.At(use, facts.Model.Values))
            {
                foreach (var (constant, what) in CredentialsIn(facts, given))
                {
                    if (reported.Add(constant.Source.Syntax))
                        report(Diagnostic.Create(Descriptors.HardCodedCredential, constant.Source.Syntax.GetLocation(), what));
                }
            }
        }
    }

    private static IEnumerable<(ConstantText Constant, string What)> CredentialsIn(TypeFacts facts, GivenValue given)
    {
        if (given.Is(ValueRoles.Secret))
        {
            foreach (var constant in facts.Constants.Of(given.Operation))
            {
                if (IsCredential(constant) && !StaysOnMachine(facts, given))
                    yield return (constant, given.NameOf(given.Name));
            }
        }

        if (given.Is(ValueRoles.Provider))
        {
            foreach (var constant in facts.Constants.ReturnedBy(given.Operation))
            {
                if (IsCredential(constant) && !StaysOnMachine(facts, given))
                    yield return (constant, given.NameOf(given.Name));
            }
        }

        if (given.Is(ValueRoles.Address))
        {
            foreach (var constant in facts.Constants.Of(given.Operation))
            {
                if (FindIn(constant.Text, given) is { } part)
                    yield return (constant, given.NameOf(part));
            }
        }
    }

    private static bool IsCredential(ConstantText constant) => constant.IsWhole && !CredentialText.IsPlaceholder(constant.Text);

    // What opens a server on this machine opens no other.
    private static bool StaysOnMachine(TypeFacts facts, GivenValue credential)
    {
        foreach (var given in facts.Configured.Beside(credential.Use))
        {
            if (given.Is(ValueRoles.Address) && LeadsToLoopback(facts, given))
                return true;
        }

        return false;
    }

    private static bool LeadsToLoopback(TypeFacts facts, GivenValue address)
    {
        foreach (var constant in facts.Constants.Of(address.Operation))
        {
            if (CredentialText.LeadsToLoopback(constant.Text))
                return true;
        }

        return false;
    }

    private static string? FindIn(string address, GivenValue given)
    {
        foreach (var (name, value) in CredentialText.In(address, given.Use.Member.SecretQuery))
        {
            if (CredentialText.IsWhole(value) && !CredentialText.IsPlaceholder(value) && !CredentialText.LeadsToLoopback(address))
                return name;
        }

        return null;
    }
}
