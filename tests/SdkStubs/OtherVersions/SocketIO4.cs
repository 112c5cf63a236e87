// SocketIOClient 4.0.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace SocketIOClient.Common.Messages
{
    public interface IDataMessage { }
}

namespace SocketIOClient
{
    using Common.Messages;

    public class SocketIOOptions { }

    public interface IEventContext
    {
        T GetValue<T>(int index);
    }

    public interface ISocketIO : IDisposable
    {
        bool Connected { get; }

        Task ConnectAsync();

        Task ConnectAsync(CancellationToken cancellationToken);

        Task DisconnectAsync();

        Task DisconnectAsync(CancellationToken cancellationToken);

        void On(string eventName, Func<IEventContext, Task> handler);

        void Once(string eventName, Func<IEventContext, Task> handler);

        void OnAny(Func<string, IEventContext, Task> handler);

        void PrependAny(Func<string, IEventContext, Task> handler);

        void OffAny(Func<string, IEventContext, Task> handler);

        Task EmitAsync(string eventName);

        Task EmitAsync(string eventName, CancellationToken cancellationToken);

        Task EmitAsync(string eventName, IEnumerable<object> data);

        Task EmitAsync(string eventName, IEnumerable<object> data, CancellationToken cancellationToken);

        Task EmitAsync(string eventName, Func<IDataMessage, Task> ack);
    }

    public class SocketIO : ISocketIO
    {
        public SocketIO(Uri uri) { }

        public SocketIO(Uri uri, Action<IServiceCollection> configure) { }

        public SocketIO(Uri uri, SocketIOOptions options, Action<IServiceCollection> configure = null) { }

        public event EventHandler OnConnected;
        public event EventHandler<string> OnDisconnected;
        public event EventHandler<string> OnError;
        public event EventHandler OnPing;
        public event EventHandler<TimeSpan> OnPong;
        public event EventHandler<int> OnReconnectAttempt;
        public event EventHandler<Exception> OnReconnectError;

        public bool Connected => default;

        public Task ConnectAsync() => default;

        public Task ConnectAsync(CancellationToken cancellationToken) => default;

        public Task DisconnectAsync() => default;

        public Task DisconnectAsync(CancellationToken cancellationToken) => default;

        public void On(string eventName, Func<IEventContext, Task> handler) { }

        public void Once(string eventName, Func<IEventContext, Task> handler) { }

        public void OnAny(Func<string, IEventContext, Task> handler) { }

        public void PrependAny(Func<string, IEventContext, Task> handler) { }

        public void OffAny(Func<string, IEventContext, Task> handler) { }

        public Task EmitAsync(string eventName) => default;

        public Task EmitAsync(string eventName, CancellationToken cancellationToken) => default;

        public Task EmitAsync(string eventName, IEnumerable<object> data) => default;

        public Task EmitAsync(string eventName, IEnumerable<object> data, CancellationToken cancellationToken) => default;

        public Task EmitAsync(string eventName, Func<IDataMessage, Task> ack) => default;

        public void Dispose() { }
    }
}
