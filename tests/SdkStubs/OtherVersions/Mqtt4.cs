// MQTTnet 4.x and MQTTnet.Extensions.ManagedClient 4.x. Their names would be ambiguous beside those of 5.x.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MQTTnet.Client;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Protocol
{
    public enum MqttQualityOfServiceLevel { AtMostOnce, AtLeastOnce, ExactlyOnce }
}

namespace MQTTnet.Packets
{
    public class MqttTopicFilter { }

    public class MqttUserProperty { }
}

namespace MQTTnet.Diagnostics
{
    public interface IMqttNetLogger { }
}

namespace MQTTnet
{
    public class MqttApplicationMessage { }

    public sealed class MqttFactory
    {
        public IMqttClient CreateMqttClient() => default;

        public IMqttClient CreateMqttClient(Diagnostics.IMqttNetLogger logger) => default;
    }
}

namespace MQTTnet.Client
{
    public class MqttClientOptions { }

    public sealed class MqttClientWebSocketOptionsBuilder
    {
        public MqttClientWebSocketOptionsBuilder WithUri(string uri) => default;
    }

    public class MqttClientOptionsBuilder
    {
        public MqttClientOptionsBuilder WithTcpServer(string server, int? port = null) => default;

        public MqttClientOptionsBuilder WithCredentials(string username, string password = null) => default;

        public MqttClientOptions Build() => default;
    }

    public class MqttClientSubscribeOptions { }

    public class MqttClientUnsubscribeOptions { }

    public class MqttClientDisconnectOptions { }

    public enum MqttClientDisconnectOptionsReason { NormalDisconnection = 0 }

    public class MqttClientConnectResult { }

    public class MqttClientPublishResult { }

    public class MqttClientSubscribeResult { }

    public class MqttClientUnsubscribeResult { }

    public interface IMqttClient : IDisposable
    {
        event Func<EventArgs, Task> ApplicationMessageReceivedAsync;
        event Func<EventArgs, Task> ConnectedAsync;
        event Func<EventArgs, Task> ConnectingAsync;
        event Func<EventArgs, Task> DisconnectedAsync;
        event Func<EventArgs, Task> InspectPackage;

        bool IsConnected { get; }

        Task<MqttClientConnectResult> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken = default);

        Task DisconnectAsync(MqttClientDisconnectOptions options, CancellationToken cancellationToken = default);

        Task<MqttClientPublishResult> PublishAsync(MqttApplicationMessage applicationMessage, CancellationToken cancellationToken = default);

        Task<MqttClientSubscribeResult> SubscribeAsync(MqttClientSubscribeOptions options, CancellationToken cancellationToken = default);

        Task<MqttClientUnsubscribeResult> UnsubscribeAsync(MqttClientUnsubscribeOptions options, CancellationToken cancellationToken = default);
    }

    public static class MqttClientExtensions
    {
        public static Task DisconnectAsync(
            this IMqttClient client, MqttClientDisconnectOptionsReason reason = MqttClientDisconnectOptionsReason.NormalDisconnection, string reasonString = null,
            uint sessionExpiryInterval = 0, List<MqttUserProperty> userProperties = null, CancellationToken cancellationToken = default) => default;

        public static Task ReconnectAsync(this IMqttClient client, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientSubscribeResult> SubscribeAsync(this IMqttClient mqttClient, MqttTopicFilter topicFilter, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientSubscribeResult> SubscribeAsync(
            this IMqttClient mqttClient, string topic, MqttQualityOfServiceLevel qualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientUnsubscribeResult> UnsubscribeAsync(this IMqttClient mqttClient, string topic, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientPublishResult> PublishStringAsync(
            this IMqttClient mqttClient, string topic, string payload = null, MqttQualityOfServiceLevel qualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce,
            bool retain = false, CancellationToken cancellationToken = default) => default;
    }
}

namespace MQTTnet.Extensions.ManagedClient
{
    public class ManagedMqttClientOptions { }

    public class ManagedMqttApplicationMessage { }

    public interface IManagedMqttClient : IDisposable
    {
        Task EnqueueAsync(MqttApplicationMessage applicationMessage);

        Task EnqueueAsync(ManagedMqttApplicationMessage applicationMessage);

        Task StartAsync(ManagedMqttClientOptions options);

        Task StopAsync(bool cleanDisconnect = true);

        Task SubscribeAsync(ICollection<MqttTopicFilter> topicFilters);

        Task UnsubscribeAsync(ICollection<string> topics);
    }

    public static class MqttFactoryExtensions
    {
        public static IManagedMqttClient CreateManagedMqttClient(this MqttFactory factory, IMqttClient mqttClient = null) => default;
    }
}
