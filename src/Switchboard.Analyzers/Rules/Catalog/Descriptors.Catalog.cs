using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidCatalogLine = new(
        "SWB9001",
        "Invalid line in a connection catalog",
        "{0}",
        "Switchboard.Catalog",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A line of a *.clients.txt file cannot be used, so the analyzers know nothing of what it describes. The other lines of the file still work.",
        helpLinkUri: "https://github.com/switchboard-dotnet/switchboard/blob/main/docs/rules/SWB9001.md");
}
