// MQTTnet 5.x.
using System;
using System.Buffers;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
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

namespace MQTTnet
{
    public class MqttApplicationMessage
    {
        public string Topic { get; set; }
    }

    public class MqttClientOptions { }

    public sealed class MqttClientWebSocketOptionsBuilder
    {
        public MqttClientWebSocketOptionsBuilder WithUri(string uri) => default;
    }

    public class MqttClientOptionsBuilder
    {
        public MqttClientOptionsBuilder WithTcpServer(string host, int? port = null) => default;

        public MqttClientOptionsBuilder WithWebSocketServer(Action<MqttClientWebSocketOptionsBuilder> configure) => default;

        public MqttClientOptionsBuilder WithCredentials(string username, string password) => default;

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

    public sealed class MqttApplicationMessageReceivedEventArgs : EventArgs
    {
        public MqttApplicationMessage ApplicationMessage => default;
    }

    public class MqttClientConnectedEventArgs : EventArgs { }

    public class MqttClientConnectingEventArgs : EventArgs { }

    public sealed class MqttClientDisconnectedEventArgs : EventArgs
    {
        public Exception Exception => default;
    }

    public class InspectMqttPacketEventArgs : EventArgs { }

    public interface IMqttClient : IDisposable
    {
        event Func<MqttApplicationMessageReceivedEventArgs, Task> ApplicationMessageReceivedAsync;
        event Func<MqttClientConnectedEventArgs, Task> ConnectedAsync;
        event Func<MqttClientConnectingEventArgs, Task> ConnectingAsync;
        event Func<MqttClientDisconnectedEventArgs, Task> DisconnectedAsync;
        event Func<InspectMqttPacketEventArgs, Task> InspectPacketAsync;

        bool IsConnected { get; }

        MqttClientOptions Options { get; }

        Task<MqttClientConnectResult> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken = default);

        Task DisconnectAsync(MqttClientDisconnectOptions options, CancellationToken cancellationToken = default);

        Task PingAsync(CancellationToken cancellationToken = default);

        Task<MqttClientPublishResult> PublishAsync(MqttApplicationMessage applicationMessage, CancellationToken cancellationToken = default);

        Task<MqttClientSubscribeResult> SubscribeAsync(MqttClientSubscribeOptions options, CancellationToken cancellationToken = default);

        Task<MqttClientUnsubscribeResult> UnsubscribeAsync(MqttClientUnsubscribeOptions options, CancellationToken cancellationToken = default);
    }

    public class MqttClientFactory
    {
        public IMqttClient CreateMqttClient() => default;
    }

    public static class MqttApplicationMessageExtensions
    {
        public static string ConvertPayloadToString(this MqttApplicationMessage applicationMessage) => default;
    }

    public static class MqttClientExtensions
    {
        public static Task DisconnectAsync(
            this IMqttClient client, MqttClientDisconnectOptionsReason reason = MqttClientDisconnectOptionsReason.NormalDisconnection, string reasonString = null,
            uint sessionExpiryInterval = 0, List<MqttUserProperty> userProperties = null, CancellationToken cancellationToken = default) => default;

        public static Task<bool> TryDisconnectAsync(this IMqttClient client, MqttClientDisconnectOptionsReason reason = MqttClientDisconnectOptionsReason.NormalDisconnection, string reasonString = null) => default;

        public static Task ReconnectAsync(this IMqttClient client, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientSubscribeResult> SubscribeAsync(this IMqttClient mqttClient, MqttTopicFilter topicFilter, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientSubscribeResult> SubscribeAsync(
            this IMqttClient mqttClient, string topic, MqttQualityOfServiceLevel qualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientUnsubscribeResult> UnsubscribeAsync(this IMqttClient mqttClient, string topic, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientPublishResult> PublishBinaryAsync(
            this IMqttClient mqttClient, string topic, IEnumerable<byte> payload = null, MqttQualityOfServiceLevel qualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce,
            bool retain = false, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientPublishResult> PublishSequenceAsync(
            this IMqttClient mqttClient, string topic, ReadOnlySequence<byte> payload, MqttQualityOfServiceLevel qualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce,
            bool retain = false, CancellationToken cancellationToken = default) => default;

        public static Task<MqttClientPublishResult> PublishStringAsync(
            this IMqttClient mqttClient, string topic, string payload = null, MqttQualityOfServiceLevel qualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce,
            bool retain = false, CancellationToken cancellationToken = default) => default;
    }
}
