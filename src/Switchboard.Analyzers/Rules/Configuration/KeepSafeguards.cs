using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB5004: an option of the connection manager is set so that it defeats the manager.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeepSafeguardsAnalyzer : ConnectionAnalyzer
{
    /// <summary>The property of a diagnostic that has the default as code, where writing it is a way out.</summary>
    internal const string DefaultProperty = "Default";

    /// <summary>Makes the rule.</summary>
    public KeepSafeguardsAnalyzer()
        : base(Descriptors.KeepSafeguards)
    {
    }

    internal override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation && model.Manager is not null;

    private protected override void Register(CompilationStartAnalysisContext context, ConnectionModel model)
    {
        var options = new Lazy<Dictionary<ISymbol, ManagerOption>>(() => Options(model));
        RegisterOperationAction(
            context,
            model,
            Mentions.Of(ManagerOption.All.Select(static option => option.Name)),
            operation =>
            {
                var assignment = (ISimpleAssignmentOperation)operation.Operation;
                if (OptionAssignments.Target(assignment) is { } target
                    && options.Value.TryGetValue(target.Property, out var option)
                    && model.AnalyzesCreationOf(client: null, Descriptors.KeepSafeguards.Id, assignment.Syntax.SyntaxTree)
                    && ConstantAmounts.Of(assignment.Value) is { } value
                    && Find(new SetOption(option, assignment, value)) is var (problem, isMended))
                {
                    operation.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.KeepSafeguards,
                        assignment.Syntax.GetLocation(),
                        isMended ? ImmutableDictionary<string, string?>.Empty.Add(DefaultProperty, option.DefaultText) : ImmutableDictionary<string, string?>.Empty,
                        option.Name,
                        assignment.Value.Syntax.ToString(),
                        problem,
                        option.DefaultText));
                }
            },
            OperationKind.SimpleAssignment);
    }

    private static Dictionary<ISymbol, ManagerOption> Options(ConnectionModel model)
    {
        var options = new Dictionary<ISymbol, ManagerOption>(SymbolEqualityComparer.Default);
        foreach (var option in ManagerOption.All)
        {
            foreach (var member in model.Frameworks.Type("Switchboard." + option.Type)?.GetMembers(option.Name) ?? ImmutableArray<ISymbol>.Empty)
                options.Add(member, option);
        }

        return options;
    }

    /// <summary>What is wrong with the value, and whether the default mends it.</summary>
    private static (string Problem, bool IsMended)? Find(SetOption set)
    {
        if (!set.Option.Allows(set.Value))
            return ($"which is outside its range of {set.Option.RangeText}, so the manager cannot be made", true);

        return set.Option.Name switch
        {
            "Jitter" when set.Value == 0 && set.Beside("AddedJitter", preset => preset.AddedJitter) == 0 =>
                ("so the clients of a restarted server all come back in the same moment", true),
            "BaseDelay" when set.Beside("MaxDelay", preset => preset.MaxDelay) is { } most && set.Value > most =>
                ($"which is above the 'MaxDelay' of {set.Option.Amount(most)}, so the manager cannot be made", set.Option.Default <= most),
            "MaxDelay" when set.Beside("BaseDelay", preset => preset.BaseDelay) is { } first && set.Value < first =>
                ($"which is below the 'BaseDelay' of {set.Option.Amount(first)}, so the manager cannot be made", set.Option.Default >= first),
            "HeartbeatInterval" when set.Beside("IdleTimeout") is { } idle && IsNotShorter(set.Value, idle) =>
                ($"which is not shorter than the 'IdleTimeout' of {set.Option.Amount(idle)}, so a connection is suspended before it is asked for a sign of life", set.Option.Default < idle),
            "IdleTimeout" when set.Beside("HeartbeatInterval") is { } beat && IsNotShorter(beat, set.Value) =>
                ($"which is not longer than the 'HeartbeatInterval' of {set.Option.Amount(beat)}, so a connection is suspended before it is asked for a sign of life", set.Option.Default > beat),
            _ => null,
        };
    }

    private static bool IsNotShorter(double heartbeat, double idle) => !ManagerOption.IsNever(heartbeat) && !ManagerOption.IsNever(idle) && heartbeat >= idle;

    /// <summary>An option that the code sets, and what it sets beside it.</summary>
    private readonly struct SetOption
    {
        private readonly ISimpleAssignmentOperation _assignment;

        public SetOption(ManagerOption option, ISimpleAssignmentOperation assignment, double value)
        {
            Option = option;
            Value = value;
            _assignment = assignment;
        }

        public ManagerOption Option { get; }

        public double Value { get; }

        /// <summary>
        /// What the other option is where this one is the last to be set; null where that is not known, or where the report stands at the other.
        /// </summary>
        public double? Beside(string other, Func<ReconnectPreset, double>? ofPreset = null)
        {
            if (OptionAssignments.LastBeside(_assignment, Option.Name) is { } last && last != _assignment)
                return null;
            if (OptionAssignments.LastBeside(_assignment, other) is { } beside)
                return other != "AddedJitter" && beside.Syntax.SpanStart > _assignment.Syntax.SpanStart ? null : ConstantAmounts.Of(beside.Value);

            return ofPreset is not null ? Preset() is { } preset ? ofPreset(preset) : null : DefaultOf(other);
        }

        // What a policy begins with is known: it cannot be changed afterwards.
        private ReconnectPreset? Preset()
        {
            switch (OptionAssignments.Initialised(_assignment))
            {
                case IObjectCreationOperation:
                    return ReconnectPreset.Chat;
                case IWithOperation { Operand: IPropertyReferenceOperation { Instance: null, Property: var property } }
                    when SymbolEqualityComparer.Default.Equals(property.ContainingType, OptionAssignments.Target(_assignment)?.Property.ContainingType):
                    foreach (var preset in ReconnectPreset.All)
                    {
                        if (preset.Name == property.Name)
                            return preset;
                    }

                    return null;
                default:
                    return null;
            }
        }

        // Options can be changed in many places, but not those that are made for one manager.
        private double? DefaultOf(string other)
        {
            if (OptionAssignments.Initialised(_assignment) is not IObjectCreationOperation made || made.Consumer() is not IArgumentOperation { Parent: IObjectCreationOperation })
                return null;
            foreach (var option in ManagerOption.All)
            {
                if (option.Name == other)
                    return option.Default;
            }

            return null;
        }
    }
}
