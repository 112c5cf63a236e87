using System.Globalization;
using System.Reflection;
using Switchboard.Analyzers.Model;
using Xunit;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>What SWB5004 knows of the manager's options is what the runtime library says of them.</summary>
public class ManagerOptionTests
{
    public static TheoryData<string> Names => [.. ManagerOption.All.Select(option => $"{option.Type}.{option.Name}")];

    public static TheoryData<string> Presets => [.. ReconnectPreset.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_default_is_that_of_the_runtime(string name)
    {
        var option = Option(name);

        Assert.Equal(option.Default, Amount(Property(option).GetValue(New(option))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_range_is_that_of_the_runtime(string name)
    {
        var option = Option(name);
        var step = option.IsDuration ? 0.001 : option.Default % 1 == 0 && option.Most > 100 ? 1 : 0.001;
        var isWhole = Property(option).PropertyType != typeof(double) && !option.IsDuration;
        var edges = new[] { option.Least - step, option.Least, option.Least + step, option.Most - step, option.Most, option.Most + step, -1 };

        foreach (var value in edges.Where(value => !isWhole || value % 1 == 0))
            Assert.True(option.Allows(value) == IsTaken(option, value), $"{name} = {value.ToString(CultureInfo.InvariantCulture)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whether_a_duration_may_be_infinite_is_said_by_the_runtime(string name)
    {
        var option = Option(name);
        if (!option.IsDuration)
            return;

        Assert.Equal(option.AllowsNever, IsTaken(option, Timeout.InfiniteTimeSpan.TotalSeconds));
        Assert.Equal(option.AllowsNever, option.Allows(Timeout.InfiniteTimeSpan.TotalSeconds));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_is_that_of_the_runtime(string name)
    {
        var preset = ReconnectPreset.All.Single(preset => preset.Name == name);
        var policy = (ReconnectPolicy)typeof(ReconnectPolicy).GetProperty(name)!.GetValue(null)!;

        Assert.Equal((preset.BaseDelay, preset.MaxDelay, preset.AddedJitter), (policy.BaseDelay.TotalSeconds, policy.MaxDelay.TotalSeconds, policy.AddedJitter.TotalSeconds));
    }

    [Fact]
    public void Every_preset_of_the_runtime_is_known()
    {
        var presets = typeof(ReconnectPolicy).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(ReconnectPolicy))
            .Select(property => property.Name);

        Assert.Equal(presets.Order(StringComparer.Ordinal), ReconnectPreset.All.Select(preset => preset.Name).Order(StringComparer.Ordinal));
        Assert.Equal(new ReconnectPolicy(), ReconnectPolicy.Chat);
    }

    [Theory]
    [InlineData("ConnectionManagerOptions.ConnectTimeout", "TimeSpan.FromSeconds(15)", "more than 0 up to 10 min")]
    [InlineData("ConnectionManagerOptions.IdleTimeout", "TimeSpan.FromMinutes(5)", "1 s to 1 day")]
    [InlineData("ConnectionManagerOptions.MaxConnections", "10", "1 to 1000000")]
    [InlineData("ReconnectPolicy.Jitter", "0.5", "0 to 1")]
    [InlineData("ReconnectPolicy.BaseDelay", "TimeSpan.FromSeconds(1)", "more than 0 up to 1 day")]
    public void Default_and_range_as_code_and_words(string name, string defaultText, string rangeText)
    {
        var option = Option(name);

        Assert.Equal((defaultText, rangeText), (option.DefaultText, option.RangeText));
    }

    [Theory]
    [InlineData(0.5, "0.5 s")]
    [InlineData(60, "1 min")]
    [InlineData(90, "90 s")]
    [InlineData(86400, "1 day")]
    public void An_amount_of_time_in_words(double seconds, string words) =>
        Assert.Equal(words, Option("ConnectionManagerOptions.IdleTimeout").Amount(seconds));

    private static ManagerOption Option(string name) => ManagerOption.All.Single(option => $"{option.Type}.{option.Name}" == name);

    private static object New(ManagerOption option) => Activator.CreateInstance(Property(option).DeclaringType!)!;

    private static PropertyInfo Property(ManagerOption option) =>
        typeof(ConnectionManagerOptions).Assembly.GetType("Switchboard." + option.Type, throwOnError: true)!.GetProperty(option.Name)!;

    private static double Amount(object? value) => value is TimeSpan duration ? duration.TotalSeconds : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static bool IsTaken(ManagerOption option, double value)
    {
        var property = Property(option);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        object converted = option.IsDuration ? TimeSpan.FromSeconds(value) : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        try
        {
            var changed = New(option);
            property.SetValue(changed, converted);
            if (changed is ConnectionManagerOptions options)
                new ConnectionManager(options).Dispose();
            return true;
        }
        catch (Exception refused) when (refused is ArgumentException or TargetInvocationException { InnerException: ArgumentException })
        {
            return false;
        }
    }
}
