using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB5003: an address that stands in the code leads over the Internet without encryption.</summary>
public sealed class EncryptTransportAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public EncryptTransportAnalyzer()
        : base(Descriptors.EncryptTransport)
    {
    }

    internal override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var use in facts.Uses)
        {
            foreach (var given in GivenValue.At(use, facts.Model.Values))
            {
                if (!given.Is(ValueRoles.Address) || !facts.Model.AnalyzesCreationOf(client: null, Descriptors.EncryptTransport.Id, given.Operation.Syntax.SyntaxTree))
                    continue;
                foreach (var constant in facts.Constants.Of(given.Operation))
                {
                    if (AddressText.Read(constant.Text) is { EncryptedScheme: { } encrypted, IsPrivate: false } address && reported.Add(constant.Source.Syntax))
                        report(Diagnostic.Create(Descriptors.EncryptTransport, constant.Source.Syntax.GetLocation(), address.Origin, use.MemberName, encrypted));
                }
            }
        }
    }
}
