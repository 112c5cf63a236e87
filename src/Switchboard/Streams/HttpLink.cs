using System.Net.Http.Headers;

namespace Switchboard;

/// <summary>A transport that receives by HTTP and sends by POST.</summary>
internal abstract class HttpLink(AccessToken? token, MessageClientOptions options, HttpExchange http, MessageInbox inbox) : MessageLink(inbox)
{
    protected AccessToken? Token => token;
    protected MessageClientOptions Options => options;
    protected HttpExchange Http => http;

    protected override async Task SendAsync(ArraySegment<byte> payload, bool isText)
    {
        if (options.SendAddress is not { } address)
            throw new NotSupportedException($"The transport {Transport} only receives; set MessageClientOptions.SendAddress to where messages are posted to.");
        using HttpRequestMessage request = http.Request(HttpMethod.Post, address, token);
        request.Content = new ByteArrayContent(payload.Array!, payload.Offset, payload.Count);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(isText ? options.SendContentType : "application/octet-stream");
        if (isText)
            request.Content.Headers.ContentType.CharSet = "utf-8";
        using HttpResponseMessage response = await http.SendAsync(request, Ending).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw HttpFault.From(response, options.TimeProvider);
    }
}
