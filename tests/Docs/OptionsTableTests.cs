using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Switchboard;

namespace Docs;

/// <summary>The options table of docs/manager.md says what the code says.</summary>
public sealed partial class OptionsTableTests
{
    private static readonly PropertyInfo[] s_options = typeof(ConnectionManagerOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static Dictionary<string, string[]> Rows() =>
        new DocsPage("manager.md").Table("Options").ToDictionary(row => row[0].Trim('`'), StringComparer.Ordinal);

    public static TheoryData<string> Names() => new(s_options.Select(option => option.Name));

    [Fact]
    public void The_table_has_every_option_and_no_other() =>
        Assert.Equal(s_options.Select(option => option.Name).Order(StringComparer.Ordinal), Rows().Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_default_in_the_table_is_that_of_the_code(string name)
    {
        object? value = s_options.Single(option => option.Name == name).GetValue(new ConnectionManagerOptions());

        // The one default that is not a constant.
        string expected = name == nameof(ConnectionManagerOptions.TrackOrigins) ? "`true` while a debugger is attached" : Text(value);
        Assert.Equal(expected, Rows()[name][1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_range_in_the_table_is_that_of_the_code(string name)
    {
        PropertyInfo option = s_options.Single(option => option.Name == name);
        object? tooSmall = (Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType) switch
        {
            Type type when type == typeof(int) => int.MinValue,
            Type type when type == typeof(TimeSpan) => TimeSpan.MinValue,
            _ => null,
        };
        if (tooSmall is null)
        {
            Assert.Equal("", Rows()[name][2]);
            return;
        }
        var options = new ConnectionManagerOptions();
        option.SetValue(options, tooSmall);

        string message = Assert.Throws<ArgumentException>(() => new ConnectionManager(options)).Message;

        Assert.Equal(RangeIn(message), Rows()[name][2]);
    }

    // "…; it must be more than 00:00:00 and at most 1.00:00:00." is "up to 1 day" in the table.
    private static string RangeIn(string message) => Value()
        .Replace(Regex.Match(message, @"it must be (?:from )?(.*?)\.( \(Parameter|$)").Groups[1].Value, match => TextOf(match.Value))
        .Replace("more than 0 and at most", "up to")
        .Replace(", or Timeout.InfiniteTimeSpan for never", ", or never");

    [GeneratedRegex(@"(\d+\.)?\d\d:\d\d:\d\d(\.\d+)?|\d+")]
    private static partial Regex Value();

    private static string TextOf(string value) => value.Contains(':')
        ? Text(TimeSpan.Parse(value, CultureInfo.InvariantCulture))
        : Text(int.Parse(value, CultureInfo.InvariantCulture));

    private static string Text(object? value) => value switch
    {
        null => "`null`",
        bool flag => flag ? "`true`" : "`false`",
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        TimeSpan { TotalDays: >= 1 } time => Count(time.TotalDays, time.TotalDays > 1 ? "days" : "day"),
        TimeSpan { TotalHours: >= 1 } time => Count(time.TotalHours, "h"),
        TimeSpan { TotalMinutes: >= 1 } time => Count(time.TotalMinutes, "min"),
        TimeSpan { TotalSeconds: >= 1 } time => Count(time.TotalSeconds, "s"),
        TimeSpan { Ticks: > 0 } time => Count(time.TotalMilliseconds, "ms"),
        TimeSpan => "0",
        Enum choice => $"`{choice}`",
        IList<IConnectStrategy> strategies => string.Join(", ", strategies.Select(strategy => $"`{strategy.Name}`")),
        _ when ReferenceEquals(value, ReconnectPolicy.Chat) => "`ReconnectPolicy.Chat`",
        _ => throw new NotSupportedException($"Say how the default {value} is written in the table."),
    };

    private static string Count(double amount, string unit) => $"{amount.ToString(CultureInfo.InvariantCulture)} {unit}";
}
