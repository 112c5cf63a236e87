using Switchboard.Analyzers.Model;
using Xunit;

namespace Switchboard.Analyzers.Tests.Configuration;

public class AddressTextTests
{
    [Theory]
    [InlineData("ws://chat.example.com/hub", "ws", "chat.example.com", null)]
    [InlineData("HTTP://Chat.Example.com:8080", "http", "Chat.Example.com", 8080)]
    [InlineData("  wss://user:secret@chat.example.com:443/hub", "wss", "chat.example.com", 443)]
    [InlineData("ws://[2001:db8::7]:9000/", "ws", "2001:db8::7", 9000)]
    [InlineData("coap+ws://chat.example.com/", "coap+ws", "chat.example.com", null)]
    [InlineData("x-chat://chat.example.com/", "x-chat", "chat.example.com", null)]
    [InlineData("org.chat://chat.example.com/", "org.chat", "chat.example.com", null)]
    [InlineData("https://chat.example.com.", "https", "chat.example.com", null)]
    [InlineData("ws://chat.example.com?user=a@b", "ws", "chat.example.com", null)]
    [InlineData("ws://chat.example.com#a", "ws", "chat.example.com", null)]
    [InlineData("ws://chat.example.com/\uFFFF", "ws", "chat.example.com", null)]
    [InlineData("ws://chat.example.com:\uFFFF/hub", "ws", "chat.example.com", null)]
    [InlineData("ws://me:\uFFFF@chat.example.com/hub", "ws", "chat.example.com", null)]
    [InlineData("ws://\uFFFF:\uFFFF@chat.example.com:8080/hub", "ws", "chat.example.com", 8080)]
    public void Scheme_host_and_port_are_read(string text, string scheme, string host, int? port)
    {
        var address = AddressText.Read(text);

        Assert.NotNull(address);
        Assert.Equal((scheme, host, port), (address.Scheme, address.Host, address.Port));
    }

    [Theory]
    [InlineData("")]
    [InlineData("chat.example.com")]
    [InlineData("/hub")]
    [InlineData("://chat.example.com")]
    [InlineData("a b://chat.example.com")]
    [InlineData("ws://")]
    [InlineData("ws://{host}/hub")]
    [InlineData("ws://<server>")]
    [InlineData("ws://chat.\uFFFF")]
    [InlineData("ws://chat.\uFFFF/hub")]
    [InlineData("\uFFFF://chat.example.com")]
    [InlineData("see http://chat.example.com")]
    public void What_does_not_say_the_whole_host_is_no_address(string text) => Assert.Null(AddressText.Read(text));

    [Theory]
    [InlineData("localhost", true, true)]
    [InlineData("LOCALHOST", true, true)]
    [InlineData("chat.localhost", true, true)]
    [InlineData("127.0.0.1", true, true)]
    [InlineData("127.3.2.1", true, true)]
    [InlineData("0.0.0.0", true, true)]
    [InlineData("[::1]", true, true)]
    [InlineData("[::ffff:127.0.0.1]", true, true)]
    [InlineData("broker", false, true)]
    [InlineData("printer.local", false, true)]
    [InlineData("chat.prod.internal", false, true)]
    [InlineData("chat.default.svc", false, true)]
    [InlineData("nas.home.arpa", false, true)]
    [InlineData("chat.test", false, true)]
    [InlineData("chat.default", false, true)]
    [InlineData("chat.service.consul", false, true)]
    [InlineData("server.tail1234.ts.net", false, true)]
    [InlineData("_http.chat", false, true)]
    [InlineData("10.0.2.2", false, true)]
    [InlineData("172.16.0.1", false, true)]
    [InlineData("172.31.255.1", false, true)]
    [InlineData("192.168.178.20", false, true)]
    [InlineData("169.254.1.1", false, true)]
    [InlineData("100.64.0.7", false, true)]
    [InlineData("[fe80::1]", false, true)]
    [InlineData("[::ffff:10.0.2.2]", false, true)]
    [InlineData("[::ffff:8.8.8.8]", false, false)]
    [InlineData("[fd12::1]", false, true)]
    [InlineData("chat.example.com", false, false)]
    [InlineData("local.example.com", false, false)]
    [InlineData("notlocal.com", false, false)]
    [InlineData("my_host.example.com", false, false)]
    [InlineData("172.32.0.1", false, false)]
    [InlineData("192.169.0.1", false, false)]
    [InlineData("100.128.0.1", false, false)]
    [InlineData("8.8.8.8", false, false)]
    [InlineData("[2a00:1450::1]", false, false)]
    public void Loopback_and_private_networks_are_told_from_the_Internet(string host, bool isLoopback, bool isPrivate)
    {
        var address = AddressText.Read($"ws://{host}/hub");

        Assert.NotNull(address);
        Assert.Equal((isLoopback, isPrivate), (address.IsLoopback, address.IsPrivate));
    }

    [Theory]
    [InlineData("ws://a.b", "wss")]
    [InlineData("Http://a.b", "https")]
    [InlineData("wss://a.b", null)]
    [InlineData("nats://a.b", null)]
    public void Only_ws_and_http_have_an_encrypted_twin(string text, string? scheme) => Assert.Equal(scheme, AddressText.Read(text)!.EncryptedScheme);

    [Fact]
    public void A_message_shows_neither_user_nor_path() => Assert.Equal("ws://[2a00::1]", AddressText.Read("ws://me:secret@[2a00::1]:80/hub?token=x")!.Origin);
}
