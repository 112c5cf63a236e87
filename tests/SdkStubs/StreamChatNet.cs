// stream-chat-net 2.21.
using System;
using System.Threading.Tasks;
using StreamChat.Models;

namespace StreamChat.Models
{
    public class ClientOptions
    {
        public TimeSpan Timeout { get; set; }
    }

    public class ChannelGetRequest { }

    public class MessageRequest
    {
        public string Text { get; set; }
    }
}

namespace StreamChat.Clients
{
    public interface IChannelClient
    {
        Task<object> GetOrCreateAsync(string channelType, string channelId, string createdBy, params string[] members);

        Task<object> GetOrCreateAsync(string channelType, string channelId, ChannelGetRequest channelRequest);
    }

    public interface IMessageClient
    {
        Task<object> SendMessageAsync(string channelType, string channelId, string userId, string text);
    }

    public interface IUserClient
    {
        string CreateToken(string userId);

        string CreateToken(string userId, DateTimeOffset? expiration = null, DateTimeOffset? issuedAt = null);
    }

    public interface IStreamClientFactory
    {
        IChannelClient GetChannelClient();

        IMessageClient GetMessageClient();

        IUserClient GetUserClient();
    }

    public class StreamClientFactory : IStreamClientFactory
    {
        public StreamClientFactory() { }

        public StreamClientFactory(string apiKey, string apiSecret) { }

        public StreamClientFactory(string apiKey, string apiSecret, Action<ClientOptions> configurator) { }

        public IChannelClient GetChannelClient() => default;

        public IMessageClient GetMessageClient() => default;

        public IUserClient GetUserClient() => default;
    }
}
