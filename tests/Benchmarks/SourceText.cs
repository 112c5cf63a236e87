namespace Benchmarks;

/// <summary>One file of each kind; "Number" becomes another word in every copy.</summary>
internal static class SourceText
{
    public const string Ordinary = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading.Tasks;

        namespace Shop.Number;

        public record Line(string Product, int Count, decimal Price);

        public class Order
        {
            private readonly List<Line> _lines = new();

            public string Customer { get; set; } = "";

            public event EventHandler? Changed;

            public decimal Total => _lines.Sum(line => line.Count * line.Price);

            public void Add(string product, int count, decimal price)
            {
                if (count <= 0)
                    throw new ArgumentOutOfRangeException(nameof(count));
                var existing = _lines.FindIndex(line => line.Product == product);
                if (existing >= 0)
                    _lines[existing] = _lines[existing] with { Count = _lines[existing].Count + count };
                else
                    _lines.Add(new Line(product, count, price));
                Changed?.Invoke(this, EventArgs.Empty);
            }

            public async Task WriteAsync(string path)
            {
                using var writer = new StreamWriter(path);
                foreach (var line in _lines.OrderBy(line => line.Product, StringComparer.Ordinal))
                    await writer.WriteLineAsync($"{line.Product};{line.Count};{line.Price}");
                await writer.FlushAsync();
            }
        }

        public class OrderBook
        {
            private readonly Dictionary<string, Order> _orders = new(StringComparer.Ordinal);

            public Order this[string customer] => _orders.TryGetValue(customer, out var order) ? order : _orders[customer] = new Order { Customer = customer };

            public IEnumerable<string> Best(int count) =>
                _orders.Values.OrderByDescending(order => order.Total).Take(count).Select(order => order.Customer);

            public void Report(TextWriter output)
            {
                foreach (var (customer, order) in _orders)
                    output.WriteLine("{0,-20}{1,10:N2}", customer, order.Total);
                output.WriteLine(string.Join(", ", Best(3)));
            }
        }
        """;

    public const string Usage = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace Chat.Number;

        public class Page : IAsyncDisposable
        {
            private readonly HubConnection _hub;
            private readonly IDisposable _messages;

            public Page(HubConnection hub)
            {
                _hub = hub;
                _messages = hub.On<string>("message", Console.WriteLine);
                hub.Closed += OnClosed;
            }

            public Task SendAsync(string text) => _hub.SendAsync("send", text);

            public ValueTask DisposeAsync()
            {
                _messages.Dispose();
                _hub.Closed -= OnClosed;
                return default;
            }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }

        public class Feed
        {
            private HubConnection? _hub;

            public async Task OpenAsync(string url, CancellationToken token)
            {
                _hub = new HubConnectionBuilder().WithUrl(url).Build();
                _hub.On<string>("price", Console.WriteLine);
                _hub.On<string>("price", Console.Write);
                await _hub.StartAsync(token);
            }

            public async Task<int> AskAsync(string url)
            {
                var hub = new HubConnectionBuilder().WithUrl(url).Build();
                await hub.StartAsync();
                if (hub.State != HubConnectionState.Connected)
                    return 0;
                var answer = await hub.InvokeAsync<int>("ask");
                await hub.DisposeAsync();
                return answer;
            }
        }
        """;
}
