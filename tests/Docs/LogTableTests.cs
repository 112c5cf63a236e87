using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Switchboard;

namespace Docs;

/// <summary>The log lines in docs/troubleshooting.md are those that are written.</summary>
public sealed class LogTableTests
{
    [Fact]
    public void Every_line_is_in_the_table_as_it_is_written()
    {
        string[][] written = [.. typeof(ConnectionManager).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .OrderBy(message => message.EventId)
            .Select(message => (string[])[message.EventId.ToString(CultureInfo.InvariantCulture), message.Level.ToString(), $"`{message.Message}`"])];

        Assert.Equal(written, new DocsPage("troubleshooting.md").Table("Log lines").Select(row => row[..3]));
    }
}
