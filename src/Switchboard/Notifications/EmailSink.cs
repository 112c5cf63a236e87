using System.Net.Mail;

namespace Switchboard;

/// <summary>Mails that an endpoint is down, and that it is back, as plain text.</summary>
public sealed class EmailSink : INotificationSink
{
    private readonly Func<SmtpClient> _createClient;
    private readonly string _from;
    private readonly string[] _to;

    /// <summary>Makes a sink.</summary>
    /// <param name="createClient">Makes the client of the mail server, with its credentials. Called for each mail, and disposed after it.</param>
    /// <param name="from">The address of the sender.</param>
    /// <param name="to">The addresses of the receivers, at least one.</param>
    /// <exception cref="ArgumentException">There is no receiver.</exception>
    /// <exception cref="FormatException">An address is not one.</exception>
    public EmailSink(Func<SmtpClient> createClient, string from, params string[] to)
    {
        ArgumentNullException.ThrowIfNull(createClient);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (to.Length == 0)
            throw new ArgumentException("The mail has no receiver; give at least one address.", nameof(to));
        _createClient = createClient;
        _from = from;
        _to = [.. to];
        // A bad address is found now, not in the outage.
        Compose("", "").Dispose();
    }

    /// <inheritdoc/>
    /// <exception cref="SmtpException">The mail server did not take the mail.</exception>
    public async Task NotifyAsync(Incident incident, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incident);
        cancellationToken.ThrowIfCancellationRequested();
        using SmtpClient client = _createClient() ?? throw new InvalidOperationException("The function that makes the mail client returned none.");
        using MailMessage mail = Compose(OneLine(IncidentText.Subject(incident)), IncidentText.Of(incident));
#if NET
        await client.SendMailAsync(mail, cancellationToken).ConfigureAwait(false);
#else
        using (cancellationToken.Register(static client => ((SmtpClient)client!).SendAsyncCancel(), client))
            await client.SendMailAsync(mail).ConfigureAwait(false);
#endif
    }

    private MailMessage Compose(string subject, string body)
    {
        var mail = new MailMessage { From = new MailAddress(_from), Subject = subject, Body = body, IsBodyHtml = false };
        foreach (string receiver in _to)
            mail.To.Add(new MailAddress(receiver));
        return mail;
    }

    // A line break would end the header.
    private static string OneLine(string text) => string.Concat(text.Select(static character => char.IsControl(character) ? ' ' : character));
}
