// style: simulator of many devices
// sdk: mqtt
// program: yes
// switchboard: no
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MQTTnet;

namespace Simulator
{
    public static class Program
    {
        private static readonly MqttClientFactory Factory = new MqttClientFactory();
        private static readonly Random Random = new Random(42);

        public static async Task Main(string[] args)
        {
            int devices = args.Length > 0 ? int.Parse(args[0]) : 10;
            var clients = new List<IMqttClient>();

            for (int i = 0; i < devices; i++)
            {
                var client = Factory.CreateMqttClient(); // expect: SWB1002
                await client.ConnectAsync(Options("device-" + i)); // quiet: SWB2001 kept in a list
                clients.Add(client);
            }

            using (var monitor = Factory.CreateMqttClient()) // expect: SWB1001
            {
                monitor.ApplicationMessageReceivedAsync += e => // quiet: SWB2004 owned
                {
                    Console.Write(".");
                    return Task.CompletedTask;
                };
                await monitor.ConnectAsync(Options("monitor"));
                await monitor.SubscribeAsync("simulator/#");
                await RunAsync(clients, TimeSpan.FromMinutes(1));
                await monitor.DisconnectAsync(); // quiet: SWB3001 owned
            }

            foreach (var client in clients)
                client.Dispose();
        }

        private static async Task RunAsync(List<IMqttClient> clients, TimeSpan duration)
        {
            var end = DateTime.UtcNow + duration;
            while (DateTime.UtcNow < end)
            {
                foreach (var client in clients)
                {
                    if (!client.IsConnected)
                        continue;
                    await client.PublishStringAsync("simulator/value", Random.NextDouble().ToString());
                }

                await Task.Delay(1000);
            }
        }

        public static async Task<bool> ProbeAsync(string host)
        {
            var client = Factory.CreateMqttClient(); // expect: SWB1001, SWB2001
            await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer(host).Build());
            if (!client.IsConnected)
                return false;

            client.Dispose();
            return true;
        }

        private static MqttClientOptions Options(string name)
        {
            return new MqttClientOptionsBuilder()
                .WithTcpServer("localhost", 1883)
                .WithCredentials(name, name)
                .Build();
        }
    }
}
