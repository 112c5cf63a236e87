// style: service over a negotiated connection
// sdk: web-pubsub
using System.Net.Http.Json;
using Azure.Messaging.WebPubSub.Clients;
using Switchboard;

namespace Classroom;

[ConnectionFactory]
public sealed class GroupChannels(HttpClient http)
{
    public async Task<WebPubSubClient> OpenAsync()
    {
        var address = await http.GetFromJsonAsync<Uri>("negotiate");
        return new WebPubSubClient(address); // expect: SWB5002
    }

    public async Task<WebPubSubClient> OpenTeacherAsync() =>
        new(new WebPubSubClientCredential(
            new Uri(await http.GetStringAsync("negotiate/teacher")))); // expect: SWB5002

    public WebPubSubClient OpenRenewed() =>
        new(new WebPubSubClientCredential(async _ => new Uri(await http.GetStringAsync("negotiate")))); // quiet: SWB5002 asked again

    public WebPubSubClient OpenAt(Uri access) =>
        new(access); // quiet: SWB5002 an address that may be without a token

    public WebPubSubClient OpenAnonymous() =>
        new(new Uri("wss://classroom.webpubsub.azure.com/client/hubs/lobby")); // quiet: SWB5002 no token
}
