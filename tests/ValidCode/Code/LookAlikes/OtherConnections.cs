using System.IO.Pipes;
using System.Net.Sockets;
using System.Reactive;

namespace Circus.Other
{
    // Connections that are not realtime clients.
    public sealed class Ticket(IServiceProvider provider)
    {
        private readonly HttpClient _http = new();

        public async Task<int> SellAsync(string host)
        {
            for (var i = 0; i < 3; i++)
            {
                using var tcp = new TcpClient();
                await tcp.ConnectAsync(host, 80);
                tcp.Close();
            }

            await using var pipe = new NamedPipeClientStream(host);
            await pipe.ConnectAsync();

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await Task.WhenAny(socket.ConnectAsync(host, 443), Task.Delay(1000));
            var subject = new Subject<int>();
            subject.Subscribe(Console.WriteLine);
            subject.Subscribe(Console.WriteLine);
            return (await _http.GetStringAsync($"http://{host}")).Length + (provider is null ? 1 : 0);
        }
    }
}

namespace System.Reactive
{
    public sealed class Subject<T> : IObservable<T>
    {
        public IDisposable Subscribe(IObserver<T> observer) => throw new NotSupportedException();

        public IDisposable Subscribe(Action<T> onNext) => new MemoryStream();
    }
}
