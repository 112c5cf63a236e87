using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Switchboard;

/// <summary>One connection of a diagnosis. Disposing it ends whatever still waits on it.</summary>
internal sealed class ProbeConnection : IDisposable
{
    private const int LongestStatusLine = 1024;

    private readonly Socket _socket;
    private Stream? _stream;

    public ProbeConnection(IPAddress address) => _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>What the platform objects to in the certificate.</summary>
    public SslPolicyErrors CertificateErrors { get; private set; }

    /// <summary>The certificate has ended or has not begun.</summary>
    public bool IsOutOfDate { get; private set; }

    public async Task ConnectAsync(IPAddress address, int port)
    {
        await _socket.ConnectAsync(address, port).ConfigureAwait(false);
        _stream = new NetworkStream(_socket, ownsSocket: true);
    }

    public async Task EncryptAsync(string host)
    {
        var encrypted = new SslStream(_stream!, leaveInnerStreamOpen: false, Validate);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(host).ConfigureAwait(false);
    }

    /// <summary>Sends a request and reads the status of the answer.</summary>
    /// <exception cref="EndOfStreamException">The connection is closed without an answer.</exception>
    /// <exception cref="InvalidDataException">The answer is not one of HTTP.</exception>
    public async Task<int> AskAsync(string request)
    {
        byte[] sent = Encoding.ASCII.GetBytes(request);
        await _stream!.WriteAsync(sent, 0, sent.Length).ConfigureAwait(false);
        await _stream.FlushAsync().ConfigureAwait(false);
        byte[] line = new byte[LongestStatusLine];
        int length = 0;
        while (length < line.Length)
        {
            int read = await _stream.ReadAsync(line, length, line.Length - length).ConfigureAwait(false);
            if (read == 0)
                throw length == 0 ? new EndOfStreamException() : new InvalidDataException();
            length += read;
            int end = Array.IndexOf(line, (byte)'\n', 0, length);
            if (end >= 0)
                return StatusOf(Encoding.ASCII.GetString(line, 0, end));
        }
        throw new InvalidDataException();
    }

    public void Dispose()
    {
        // Not the stream first: an encrypted one says goodbye, and that may wait for the other side.
        _socket.Dispose();
        _stream?.Dispose();
    }

    private static int StatusOf(string line) =>
        line.StartsWith("HTTP/1.", StringComparison.Ordinal) && line.Length >= 12 && line[8] == ' '
        && int.TryParse(line.Substring(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int status)
            ? status
            : throw new InvalidDataException();

    private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        CertificateErrors = errors;
        IsOutOfDate = chain is not null && chain.ChainStatus.Any(static status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid));
        return errors == SslPolicyErrors.None;
    }
}
