using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Benchmarks;

/// <summary>What a package takes beyond an analyzer that does nothing on the same code, in milliseconds for a thousand lines.</summary>
internal sealed class CostColumn : IColumn
{
    public string Id => nameof(CostColumn);
    public string ColumnName => "ms / 1,000 lines";
    public bool AlwaysShow => true;
    public ColumnCategory Category => ColumnCategory.Custom;
    public int PriorityInCategory => 0;
    public bool IsNumeric => true;
    public UnitType UnitType => UnitType.Dimensionless;
    public string Legend => $"Mean beyond '{Packages.Nothing}' on the same code, by its lines";

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var nothing = summary.BenchmarksCases.FirstOrDefault(other => Package(other) == Packages.Nothing && Rest(other) == Rest(benchmarkCase));
        if (nothing is null || Mean(summary, nothing) is not { } least || Mean(summary, benchmarkCase) is not { } mean)
            return "?";

        var kind = Parameter(benchmarkCase, "Code") as string ?? Code.Corpus;
        var files = Parameter(benchmarkCase, "Files") as int? ?? (kind == Code.Corpus ? 500 : 1_000);
        return ((mean - least) / 1e6 / (Code.Of(kind, files).Lines / 1e3)).ToString("0.000", CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    private static double? Mean(Summary summary, BenchmarkCase benchmarkCase) => summary[benchmarkCase]?.ResultStatistics?.Mean;

    private static string? Package(BenchmarkCase benchmarkCase) => Parameter(benchmarkCase, "Package") as string;

    private static string Rest(BenchmarkCase benchmarkCase) =>
        string.Join(';', benchmarkCase.Parameters.Items.Where(static item => item.Name != "Package").Select(static item => $"{item.Name}={item.Value}"));

    private static object? Parameter(BenchmarkCase benchmarkCase, string name) => benchmarkCase.Parameters.Items.FirstOrDefault(item => item.Name == name)?.Value;

    /// <summary>Shows the column.</summary>
    internal sealed class Shown : ManualConfig
    {
        public Shown() => AddColumn(new CostColumn());
    }
}
