// RabbitMQ.Client 6.4.
using System;
using System.Collections.Generic;

namespace RabbitMQ.Client
{
    public interface IBasicProperties { }

    public interface IBasicConsumer { }

    public interface IModel : IDisposable
    {
        bool IsOpen { get; }

        string BasicConsume(string queue, bool autoAck, string consumerTag, bool noLocal, bool exclusive, IDictionary<string, object> arguments, IBasicConsumer consumer);

        void BasicCancel(string consumerTag);

        void BasicPublish(string exchange, string routingKey, bool mandatory, IBasicProperties basicProperties, ReadOnlyMemory<byte> body);

        void Close();

        void Close(ushort replyCode, string replyText);

        void Abort();
    }

    public static class IModelExensions
    {
        public static string BasicConsume(this IModel model, string queue, bool autoAck, IBasicConsumer consumer) => default;

        public static void BasicPublish(this IModel model, string exchange, string routingKey, IBasicProperties basicProperties = null, ReadOnlyMemory<byte> body = default) { }
    }

    public interface IConnection : IDisposable
    {
        event EventHandler<EventArgs> CallbackException;
        event EventHandler<EventArgs> ConnectionBlocked;
        event EventHandler<EventArgs> ConnectionShutdown;
        event EventHandler<EventArgs> ConnectionUnblocked;

        bool IsOpen { get; }

        IModel CreateModel();

        void Close();

        void Close(TimeSpan timeout);

        void Abort();
    }

    public interface IConnectionFactory
    {
        IConnection CreateConnection();

        IConnection CreateConnection(string clientProvidedName);
    }

    public sealed class ConnectionFactory : IConnectionFactory
    {
        public string HostName { get; set; }

        public string Password { get; set; }

        public IConnection CreateConnection() => default;

        public IConnection CreateConnection(string clientProvidedName) => default;
    }
}
