// style: old helper with manual reconnect
// sdk: socketio
// switchboard: no
using System;
using System.Threading.Tasks;
using SocketIOClient;

namespace Bridge
{
    public delegate void LineHandler(string line);

    public class ReconnectingClient
    {
        private readonly string address;
        private readonly object sync = new object();
        private SocketIO io; // expect: SWB2002
        private bool closing;

        public ReconnectingClient(string address)
        {
            this.address = address;
            io = Create(address);
        }

        public event LineHandler Line;

        public bool Connected
        {
            get { lock (sync) return io != null && io.Connected; }
        }

        private static SocketIO Create(string address)
        {
            var options = new SocketIOOptions { Reconnection = false };
            return new SocketIO(address, options); // expect: SWB1001
        }

        public async Task OpenAsync()
        {
            io.OnDisconnected += Io_OnDisconnected; // quiet: SWB2004 owned
            io.On("line", response => Line?.Invoke(response.GetValue<string>()));
            await io.ConnectAsync();
        }

        private async void Io_OnDisconnected(object sender, string reason)
        {
            if (closing)
                return;

            await Task.Delay(3000);
            io = Create(address); // expect: SWB2002
            io.On("line", response => Line?.Invoke(response.GetValue<string>())); // quiet: SWB4002 a client just built
            await io.ConnectAsync(); // expect: SWB3006
        }

        public Task SayAsync(string text)
        {
            return io.EmitAsync("say", text);
        }

        public async Task ShutAsync()
        {
            closing = true;
            await io.DisconnectAsync(); // quiet: SWB3001 owned
        }
    }
}
