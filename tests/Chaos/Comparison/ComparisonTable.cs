using System.Globalization;
using System.Text;

namespace Switchboard.Chaos;

/// <summary>The results side by side, as Markdown.</summary>
internal static class ComparisonTable
{
    public static string Of(IReadOnlyList<ComparisonResult> results, ComparisonSettings settings)
    {
        var text = new StringBuilder();
        Row(text, "", results, static result => result.Name);
        Row(text, "---", results, static _ => "---:");
        Row(text, "connections opened for 9 components on 3 channels", results, static result => Number(result.Opened));
        Row(text, $"messages lost in {settings.Rounds * settings.Faults.Count} faults", results, static result => $"{Number(result.Lost)} of {Number(result.Expected)}");
        Row(text, "messages doubled", results, static result => Number(result.Doubled));
        Row(text, "time to recover, median", results, static result => Milliseconds(result.MedianRecovery));
        Row(text, "time to recover, 99th percentile", results, static result => Milliseconds(result.SlowestRecoveries));
        Row(text, "connects to a dead server in its down time", results, static result => Number(result.WhileDown));
        Row(text, $"handlers left after {Number(settings.MountCycles)} mounts and unmounts", results, static result => Number(result.HandlersLeft));
        Row(text, $"connections opened by them", results, static result => Number(result.OpenedByMounting));
        Row(text, "managed bytes per idle connection, both ends", results, static result => Number(result.BytesPerConnection));
        return text.ToString();
    }

    private static void Row(StringBuilder text, string title, IReadOnlyList<ComparisonResult> results, Func<ComparisonResult, string> cell) =>
        text.AppendLine($"| {title} | {string.Join(" | ", results.Select(cell))} |");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => $"{Number((long)time.TotalMilliseconds)} ms";
}
