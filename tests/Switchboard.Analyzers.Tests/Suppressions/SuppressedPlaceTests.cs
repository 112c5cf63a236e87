using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Suppressions;
using Xunit;

namespace Switchboard.Analyzers.Tests.Suppressions;

/// <summary>Each id at each kind of place, whoever reports it: silenced on a managed client, and on nothing else.</summary>
public class SuppressedPlaceTests
{
    private const string Types = """
        public sealed class Managed
        {
            private readonly IConnectionManager _connections;
            private ClientWebSocket? managedField;
            private ClientWebSocket? ownField;
            private ClientWebSocket? arrowField;
            private ClientWebSocket? accessorField;
            private ClientWebSocket? eventField;
            private ClientWebSocket? ownEventField;

            public Managed(IConnectionManager connections)
            {
                _connections = connections;
                managedField = connections.GetOrCreate("one", () => new ClientWebSocket());
                ownField = new ClientWebSocket();
                ManagedProperty = connections.GetOrCreate("two", () => new ClientWebSocket());
                OwnProperty = new ClientWebSocket();
            }

            public ClientWebSocket ManagedProperty { get; }

            public ClientWebSocket OwnProperty { get; }

            public object this[int index] => arrowField = _connections.GetOrCreate("arrow", () => new ClientWebSocket());

            public object this[string key]
            {
                get { return accessorField = _connections.GetOrCreate(key, () => new ClientWebSocket()); }
            }

            public event Action Opened
            {
                add { eventField = _connections.GetOrCreate("event", () => new ClientWebSocket()); }
                remove { ownEventField = new ClientWebSocket(); }
            }

            public void Use(ClientWebSocket given)
            {
                var managedLocal = _connections.GetOrCreate("three", () => new ClientWebSocket());
                var ownLocal = new ClientWebSocket();
                managedField = _connections.GetOrCreate("four", () => new ClientWebSocket());
                ownField = new ClientWebSocket();
                _connections.GetOrCreate("five", () => new ClientWebSocket()).Abort();
                Console.WriteLine(managedLocal.State + ownLocal.State.ToString() + given.State);
            }
        }

        public sealed class OnlyManaged
        {
            private readonly ClientWebSocket _socket;

            public OnlyManaged(IConnectionManager connections) => _socket = connections.GetOrCreate("six", () => new ClientWebSocket());
        }

        public sealed class Nothing
        {
            private readonly int _count;
        }
        """;

    public static TheoryData<string> Ids() => [.. new ManagedClientSuppressor().SupportedSuppressions.Select(suppression => suppression.SuppressedDiagnosticId)];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task The_field(string id) => Silenced(id, "managedField;");

    [Theory]
    [InlineData("arrowField;")]
    [InlineData("accessorField;")]
    [InlineData("eventField;")]
    public Task A_field_that_an_indexer_or_an_event_fills(string text) => Silenced("CA2213", text);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task The_property(string id) => Silenced(id, "ManagedProperty {");

    [Theory]
    [MemberData(nameof(Ids))]
    public Task The_assignment(string id) => Silenced(id, "managedField = _connections.GetOrCreate(\"four\", () => new ClientWebSocket())");

    [Theory]
    [MemberData(nameof(Ids))]
    public Task The_call_of_the_manager(string id) => Silenced(id, "_connections.GetOrCreate(\"three\", () => new ClientWebSocket())");

    [Theory]
    [MemberData(nameof(Ids))]
    public Task A_call_whose_client_is_used_at_once(string id) => Silenced(id, "_connections.GetOrCreate(\"five\", () => new ClientWebSocket())");

    [Theory]
    [MemberData(nameof(Ids))]
    public Task The_local(string id) => Silenced(id, "managedLocal =");

    [Theory]
    [MemberData(nameof(Ids))]
    public Task A_type_whose_clients_are_all_managed(string id) => Silenced(id, "class OnlyManaged");

    [Theory]
    [InlineData("ownField;")]
    [InlineData("ownEventField;")]
    [InlineData("OwnProperty {")]
    [InlineData("ownLocal =")]
    [InlineData("ownField = new ClientWebSocket();\n        ManagedProperty")]
    [InlineData("ClientWebSocket given")]
    [InlineData("class Managed\n")]
    [InlineData("class Nothing")]
    [InlineData("_count;")]
    [InlineData("public void Use")]
    [InlineData("OwnProperty = new ClientWebSocket()")]
    public async Task What_is_not_managed(string text)
    {
        foreach (var id in new[] { "CA1001", "CA2000", "CA2213", "IDISP001", "IDISP003", "S2930" })
            Assert.False(await IsSilencedAsync(id, text), $"{id} is silenced at '{text}'.");
    }

    [Fact]
    public async Task Another_id_on_a_managed_client() => Assert.False(await IsSilencedAsync("CA1816", "managedField;"));

    [Fact]
    public void Every_suppression_says_why_and_has_an_id_of_its_own()
    {
        var suppressions = new ManagedClientSuppressor().SupportedSuppressions;

        Assert.Equal(10, suppressions.Length);
        Assert.All(suppressions, suppression => Assert.Equal("SWBSuppress" + suppression.SuppressedDiagnosticId, suppression.Id));
        Assert.All(suppressions, suppression => Assert.Contains("belongs to the connection manager", suppression.Justification.ToString(null), StringComparison.Ordinal));
    }

    private static async Task Silenced(string id, string text) => Assert.True(await IsSilencedAsync(id, text), $"{id} is not silenced at '{text}'.");

    private static async Task<bool> IsSilencedAsync(string id, string text)
    {
        // The name itself, or the whole expression: what the analyzers of the packages point at.
        var trimmed = text.TrimEnd(';', '{', '=', ' ', '\n');
        var context = text[trimmed.Length..];
        var at = Types.ReplaceLineEndings("\n").IndexOf(trimmed + context, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{text}' is not there.");
        return await SuppressionRun.IsSilencedAsync(Types.ReplaceLineEndings("\n"), id, at, trimmed.Length);
    }
}
