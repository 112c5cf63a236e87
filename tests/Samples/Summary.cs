using System.Globalization;
using System.Text.RegularExpressions;

namespace Switchboard.Samples.Tests;

/// <summary>The figures at the end of a run.</summary>
internal sealed partial record Summary(int Opened, string PerEndpoint, int LeftOpen, int ShownTwice)
{
    public static Summary Of(string output)
    {
        Match match = Lines().Match(output);
        Assert.True(match.Success, $"The run printed no summary:\n{output}");
        return new Summary(Number(match, "opened"), match.Groups["endpoints"].Value, Number(match, "open"), Number(match, "twice"));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        connections opened: +(?<opened>\d+) \((?<endpoints>.+)\)\r?
        connections left open: +(?<open>\d+)\r?
        messages shown twice: +(?<twice>\d+)
        """)]
    private static partial Regex Lines();
}
