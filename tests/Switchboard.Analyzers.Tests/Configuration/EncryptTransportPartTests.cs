using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.EncryptTransportAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5003 reads an address that is put together or handed on.</summary>
public class EncryptTransportPartTests
{
    [Fact]
    public Task An_address_around_a_uri() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _interpolated = new HubConnectionBuilder().WithUrl({|SWB5003:$"{new Uri("http://chat.example.com")}hub"|}).Build();

            private readonly HubConnection _relative = new HubConnectionBuilder().WithUrl({|SWB5003:new Uri(new Uri("http://chat.example.com"), "hub") + "?room=1"|}).Build();
        }
        """);

    // Where a formatted part stands in the host, nobody knows which host it is.
    [Fact]
    public Task An_address_with_a_formatted_part() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private const int Port = 80;

            public HubConnection InThePath(int room) => new HubConnectionBuilder().WithUrl({|SWB5003:$"http://chat.example.com/{room:D4}"|}).Build();

            public HubConnection BeforeTheHost(string password) => new HubConnectionBuilder().WithUrl({|SWB5003:$"http://me:{password}@chat.example.com/hub"|}).Build();

            public HubConnection AsThePort() => new HubConnectionBuilder().WithUrl({|SWB5003:$"http://chat.example.com:{Port:D4}/hub"|}).Build();

            public HubConnection InTheHost(int shard) => new HubConnectionBuilder().WithUrl($"http://chat{shard:D2}.example.com").Build();

            public HubConnection Aligned(int shard) => new HubConnectionBuilder().WithUrl($"http://chat{shard,2}.example.com").Build();
        }
        """);

    [Fact]
    public Task A_helper_that_is_also_handed_on_as_a_delegate() => Rule.VerifyAsync(
        """
        public class Chat
        {
            public HubConnection Main() => Open({|SWB5003:"http://chat.example.com"|});

            public List<HubConnection> Others(List<string> addresses) => addresses.Select(Open).ToList();

            private HubConnection Open(string address) => new HubConnectionBuilder().WithUrl(address).Build();
        }
        """);

    [Fact]
    public Task An_address_that_another_text_is_extended_by() => Rule.VerifyAsync(
        """
        public class Chat
        {
            public HubConnection Open(string log)
            {
                var address = {|SWB5003:"http://chat.example.com"|};
                log += address;
                Console.WriteLine(log);
                return new HubConnectionBuilder().WithUrl(address).Build();
            }
        }
        """);

    [Fact]
    public Task A_field_that_keeps_what_it_has() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private string? _address;

            public HubConnection Open()
            {
                _address = _address ?? {|SWB5003:"http://chat.example.com"|};
                return new HubConnectionBuilder().WithUrl(_address).Build();
            }
        }
        """);
}
