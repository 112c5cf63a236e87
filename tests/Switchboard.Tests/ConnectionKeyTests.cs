namespace Switchboard.Tests;

public sealed class ConnectionKeyTests
{
    [Theory]
    [InlineData("chat", "chat")]
    [InlineData("wss://host/feed?access_token=secret", "wss://host/feed?…")]
    [InlineData("wss://host?access_token=a/b@c", "wss://host?…")]
    [InlineData("wss://anna:secret@host:81/feed", "wss://host:81/feed")]
    [InlineData("wss://anna:p@ss@host", "wss://host")]
    [InlineData("wss://host/feed#secret", "wss://host/feed?…")]
    [InlineData("wss://host/@anna", "wss://host/@anna")]
    [InlineData("wss://", "wss://")]
    public void Its_text_has_no_secret(string name, string text) => Assert.Equal(text, new ConnectionKey(name).ToString());

    [Fact]
    public void Its_text_has_user_and_scope() =>
        Assert.Equal("chat (user anna, scope acme)", new ConnectionKey("chat", "anna", "acme").ToString());

    [Fact]
    public void A_text_and_an_address_are_keys()
    {
        ConnectionKey text = "wss://host/feed";
        ConnectionKey address = new Uri("wss://host/feed");

        Assert.Equal(text, address);
        Assert.Equal(new Uri("wss://host/feed"), text.Endpoint);
        Assert.Null(new ConnectionKey("chat").Endpoint);
    }

    [Fact]
    public void Addresses_that_differ_in_their_query_are_different_keys() =>
        Assert.NotEqual(new ConnectionKey("wss://host/feed?room=1"), new ConnectionKey("wss://host/feed?room=2"));

    [Fact]
    public void Empty_parts_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ConnectionKey(" "));
        Assert.Throws<ArgumentException>(() => new ConnectionKey("chat", user: ""));
        Assert.Throws<ArgumentException>(() => new ConnectionKey("chat", scope: " "));
        Assert.Throws<ArgumentException>(() => new ConnectionKey(new Uri("feed", UriKind.Relative)));
        Assert.Throws<ArgumentNullException>(() => new ConnectionKey((string)null!));
        Assert.Throws<ArgumentException>(() => new ConnectionKey("chat") with { Name = "" });
    }
}
