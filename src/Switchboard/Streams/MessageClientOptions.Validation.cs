using System.Globalization;

namespace Switchboard;

public sealed partial class MessageClientOptions
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(100);

    private static T Within<T>(T value, T least, T most, string option) where T : struct, IComparable<T>, IFormattable =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw OutOfRange(option, value, $"from {Text(least)} to {Text(most)}");

    private static TimeSpan WithinOrNever(TimeSpan value, string option) =>
        value == Timeout.InfiniteTimeSpan || (value >= s_shortest && value <= s_day)
            ? value
            : throw OutOfRange(option, value, $"from {Text(s_shortest)} to {Text(s_day)}, or Timeout.InfiniteTimeSpan for never");

    private static ArgumentOutOfRangeException OutOfRange(string option, IFormattable value, string range) =>
        new(option, $"{nameof(MessageClientOptions)}.{option} is {Text(value)}; it must be {range}.");

    // The message names the scheme only: an address may carry a secret.
    private static Uri? Address(Uri? value, bool isSocket, string option)
    {
        if (value is null || (value.IsAbsoluteUri && (isSocket ? value.Scheme is "ws" or "wss" : value.Scheme is "http" or "https")))
            return value;
        string found = value.IsAbsoluteUri ? $"has the scheme {value.Scheme}" : "is relative";
        throw new ArgumentException($"{nameof(MessageClientOptions)}.{option} {found}; it must be an absolute address with the scheme {(isSocket ? "ws or wss" : "http or https")}.", option);
    }

    private static string Named(string value, string option)
    {
        ArgumentNullException.ThrowIfNull(value, option);
        return value.Trim().Length > 0 ? value : throw new ArgumentException($"{nameof(MessageClientOptions)}.{option} is empty; give it a name.", option);
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
