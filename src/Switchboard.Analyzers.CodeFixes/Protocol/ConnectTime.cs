using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>The time that a race gives a connect, written as the token source that cancels it.</summary>
internal sealed class ConnectTime
{
    private readonly string _time;
    private readonly string? _clock;

    // Those that ended the connect, or the wait for it, before.
    private readonly List<string> _tokens;

    private ConnectTime(string time, string? clock, List<string> tokens)
    {
        _time = time;
        _clock = clock;
        _tokens = tokens;
    }

    /// <summary>The time of the race; null where it cannot be written without changing what else ends the connect.</summary>
    public static ConnectTime? Of(TypeFacts facts, ConnectRace race)
    {
        var timed = race.End.Kind == TaskEndKind.Raced ? ConnectRaces.DelayIn(facts, race.Race) : race.Race;
        if (timed is null || Waits.TimeOf(timed) is not { } time)
            return null;

        string? clock = null;
        var tokens = new List<string>();
        if (TokenPassing.Of(race.Connect).CallersToken is { } own)
            tokens.Add(own);
        foreach (var argument in timed.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.Explicit || argument.Value == time)
                continue;
            if (argument.Parameter is { Type.Name: "TimeProvider" })
                clock = TextOf(argument.Value);
            else if (TokenSources.IsToken(argument.Parameter?.Type) && !TokenPassing.IsNone(argument.Value) && !tokens.Contains(TextOf(argument.Value)))
                tokens.Add(TextOf(argument.Value));
        }

        return clock is not null && tokens.Count > 0 ? null : new ConnectTime(TextOf(time), clock, tokens);
    }

    /// <summary>The statements that make the source.</summary>
    public IEnumerable<string> Lines(SourceEdits edits, int position, string name)
    {
        var type = TypeNames.Write(edits, position, "System.Threading.CancellationTokenSource");
        if (_tokens.Count == 0)
        {
            yield return $"using var {name} = new {type}({_time}{(_clock is null ? "" : ", " + _clock)});";
            yield break;
        }

        yield return $"using var {name} = {type}.CreateLinkedTokenSource({string.Join(", ", _tokens)});";
        yield return $"{name}.CancelAfter({_time});";
    }

    /// <summary>The condition under which it was the time that ended the connect.</summary>
    public string IsOver(string name)
    {
        if (_tokens.Count == 0)
            return $"{name}.IsCancellationRequested";
        return string.Join(" && ", _tokens.Select(static token => $"!{token}.IsCancellationRequested"));
    }

    private static string TextOf(IOperation value) => value.Syntax.ToString();
}
