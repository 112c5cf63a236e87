using System.Net.Mail;
using System.Text;

namespace Switchboard.Tests;

public sealed class EmailSinkTests
{
    [Fact]
    public async Task An_incident_is_mailed_as_plain_text_to_everybody()
    {
        List<string> commands = [];
        List<string> mail = [];
        await using (LoopbackServer server = LoopbackServer.Serving((stream, ending) => ReceiveMailAsync(stream, commands, mail, ending)))
        {
            var sink = new EmailSink(() => new SmtpClient("127.0.0.1", server.Port), "switchboard@example.com", "anna@example.com", "boris@example.com");
            await sink.NotifyAsync(SinkTests.Down with { Endpoint = "wss://host\r\nBcc: eve@example.com" }, CancellationToken.None).Soon();
        }

        Assert.Contains("MAIL FROM:<switchboard@example.com>", commands);
        Assert.Equal(["RCPT TO:<anna@example.com>", "RCPT TO:<boris@example.com>"], commands.Where(static command => command.StartsWith("RCPT", StringComparison.Ordinal)));
        int body = mail.IndexOf("");
        Assert.Contains("Subject: wss://host  Bcc: eve@example.com is down", mail.Take(body));
        Assert.DoesNotContain(mail.Take(body), static line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(mail.Take(body), static line => line.StartsWith("Content-Type: text/plain", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("since 2026-01-01 12:00:00Z, after 10 attempts.", string.Concat(mail.Skip(body)).Replace("=", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_the_mail_is_an_error()
    {
        await using LoopbackServer server = LoopbackServer.Serving(static (stream, ending) =>
            stream.WriteAsync("554 no mail today\r\n"u8.ToArray(), ending).AsTask());
        var sink = new EmailSink(() => new SmtpClient("127.0.0.1", server.Port), "switchboard@example.com", "anna@example.com");

        await Assert.ThrowsAsync<SmtpException>(() => sink.NotifyAsync(SinkTests.Down, CancellationToken.None).Soon());
    }

    [Fact]
    public async Task A_mail_that_is_given_up_ends()
    {
        TaskCompletionSource connected = Waiting.Gate();
        await using LoopbackServer server = LoopbackServer.Serving(async (_, ending) =>
        {
            connected.TrySetResult();
            await Task.Delay(Timeout.Infinite, ending);
        });
        var sink = new EmailSink(() => new SmtpClient("127.0.0.1", server.Port), "switchboard@example.com", "anna@example.com");
        using var impatience = new CancellationTokenSource();
        Task mailed = sink.NotifyAsync(SinkTests.Down, impatience.Token);
        await connected.Task.Soon();

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mailed.Soon());
    }

    [Fact]
    public void A_bad_address_is_found_when_the_sink_is_made()
    {
        Assert.Throws<FormatException>(() => new EmailSink(static () => new SmtpClient(), "nobody", "anna@example.com"));
        Assert.Throws<FormatException>(() => new EmailSink(static () => new SmtpClient(), "switchboard@example.com", "nobody"));
        Assert.Throws<ArgumentException>(() => new EmailSink(static () => new SmtpClient(), "switchboard@example.com"));
    }

    private static async Task ReceiveMailAsync(Stream stream, List<string> commands, List<string> mail, CancellationToken ending)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(ending) is { } command)
        {
            commands.Add(command);
            if (command == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync(ending) is { } line && line != ".")
                    mail.Add(line);
            }
            await writer.WriteLineAsync(command == "QUIT" ? "221 bye" : "250 fine");
        }
    }
}
