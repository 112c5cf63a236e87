using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Tests;

public sealed class JsonWebTokenExpiryTests
{
    [Theory]
    [InlineData("""{"exp":1767225600}""", "2026-01-01T00:00:00Z")]
    [InlineData("""{"sub":"anna","exp":1767225600,"roles":["a",{"exp":1}]}""", "2026-01-01T00:00:00Z")]
    [InlineData("""{"inner":{"exp":1},"exp":1767225600}""", "2026-01-01T00:00:00Z")]
    [InlineData("""{"exp":1767225600.75}""", "2026-01-01T00:00:00Z")]
    [InlineData("""{"exp":1.7672256e9}""", "2026-01-01T00:00:00Z")]
    [InlineData("""{"exp":1,"exp":1767225600}""", "2026-01-01T00:00:00Z")]
    [InlineData("""{"\u0065xp":1767225600}""", "2026-01-01T00:00:00Z")]
    [InlineData("""{"exp":0}""", "1970-01-01T00:00:00Z")]
    [InlineData("""{"exp":-1.5}""", "1969-12-31T23:59:58Z")]
    [InlineData("""{"exp":-62135596800}""", "0001-01-01T00:00:00Z")]
    [InlineData("""{"exp":253402300799}""", "9999-12-31T23:59:59Z")]
    public void The_end_of_a_token_is_its_exp_claim(string claims, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), JsonWebTokenExpiry.Read(Token(claims)));

    [Theory]
    [InlineData("""{"sub":"anna"}""")]
    [InlineData("""{"exp":"1767225600"}""")]
    [InlineData("""{"exp":null}""")]
    [InlineData("""{"exp":[1767225600]}""")]
    [InlineData("""{"EXP":1767225600}""")]
    [InlineData("""{"inner":{"exp":1767225600}}""")]
    [InlineData("""{"exp":1767225600000}""")]
    [InlineData("""{"exp":253402300800}""")]
    [InlineData("""{"exp":-62135596801}""")]
    [InlineData("""{"exp":1e400}""")]
    [InlineData("""{"exp":-1e400}""")]
    [InlineData("""{"exp":1767225600""")]
    [InlineData("""{"exp":1767225600} {}""")]
    [InlineData("""{"\ud800":1,"exp":1767225600}""")]
    [InlineData("[1767225600]")]
    [InlineData("1767225600")]
    [InlineData("")]
    public void Claims_without_a_time_that_a_calendar_has_say_nothing(string claims) => Assert.Null(JsonWebTokenExpiry.Read(Token(claims)));

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("header.{\"exp\":1}.signature")]
    [InlineData("header.eyJleHAiOjF9")]
    [InlineData("a.eyJleHAiOjF9.c.d.e")]
    public void Another_kind_of_token_says_nothing(string token) => Assert.Null(JsonWebTokenExpiry.Read(token));

    [Fact]
    public void No_text_makes_it_throw()
    {
        Prop.ForAll<string?>(static text =>
        {
            _ = JsonWebTokenExpiry.Read(text ?? "");
            _ = JsonWebTokenExpiry.Read($"a.{text}.c");
            _ = JsonWebTokenExpiry.Read(Token(text ?? ""));
            _ = JsonWebTokenExpiry.Read(Token($"{{\"exp\":{text}}}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void No_number_makes_it_throw_and_each_one_in_the_calendar_is_read()
    {
        Prop.ForAll<long>(static number =>
        {
            DateTimeOffset? end = JsonWebTokenExpiry.Read(Token($"{{\"exp\":{number}}}"));
            DateTimeOffset? expected = number is >= -62_135_596_800 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(number) : null;
            Assert.Equal(expected, end);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(int.MaxValue));
    }

    [Fact]
    public void A_token_knows_its_own_end_and_a_stated_end_goes_before_it()
    {
        string text = Token("""{"exp":1767225600}""");
        DateTimeOffset stated = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new AccessToken(text).ExpiresAt);
        Assert.Equal(stated, new AccessToken(text, stated).ExpiresAt);
        Assert.Null(new AccessToken("opaque").ExpiresAt);
    }

    [Fact]
    public void The_text_of_a_token_does_not_have_it()
    {
        Assert.Equal("AccessToken (redacted)", new AccessToken("secret").ToString());
        Assert.Equal("AccessToken (redacted, expires 2026-01-01 00:00:00Z)", new AccessToken(Token("""{"exp":1767225600}""")).ToString());
    }

    private static string Token(string claims) =>
        $"eyJhbGciOiJub25lIn0.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.c2ln";
}
