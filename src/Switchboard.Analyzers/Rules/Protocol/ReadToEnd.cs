using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3010: a part of a message is taken for the whole, or a loop reads on after the other side has closed.</summary>
public sealed class ReadToEndAnalyzer : TypeAnalyzer
{
    /// <summary>The property of a diagnostic that says which of the two it is.</summary>
    internal const string IgnoresClose = "IgnoresClose";

    /// <summary>Makes the rule.</summary>
    public ReadToEndAnalyzer()
        : base(Descriptors.ReadToEnd)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Member.EndProperties.IsEmpty || use.Operation is not IInvocationOperation receive || HasFixedFrames(facts, receive))
                continue;

            var result = FrameResult.Of(facts, receive);
            if (result.Escapes)
                continue;

            if (!result.Asks(use.Member.EndProperties) && MessageBuffers.AreInterpreted(facts, receive))
                Report(facts, use, $"gives a part of a message, which is used without asking for '{use.Member.EndProperties[0]}'; read on until the message ends", report);
            else if (!use.Member.CloseProperties.IsEmpty && ReceiveLoops.FindEndless(facts, use, result) is not null)
                Report(facts, use, $"stands in a loop that does not ask for '{use.Member.CloseProperties[0]}'; leave the loop when the other side closes", report, IgnoresClose);
        }
    }

    private static void Report(TypeFacts facts, ConnectionUse use, string problem, Action<Diagnostic> report, string? kind = null)
    {
        var properties = kind is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(kind, null);
        report(Diagnostic.Create(Descriptors.ReadToEnd, use.Location, properties, use.Symbol.Name, facts.NameOf(use.Receiver), problem));
    }

    private static bool HasFixedFrames(TypeFacts facts, IOperation receive)
    {
        if (facts.Model.Manager is not { } runtime)
            return false;

        for (var function = receive.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (runtime.IsFixedFrame(function is IAnonymousFunctionOperation lambda ? lambda.Symbol : ((ILocalFunctionOperation)function).Symbol))
                return true;
        }

        if (facts.OwnerOf(receive) is { } owner && runtime.IsFixedFrame(owner))
            return true;

        for (var type = facts.Type; type is not null; type = type.ContainingType)
        {
            if (runtime.IsFixedFrame(type))
                return true;
        }

        return false;
    }
}
