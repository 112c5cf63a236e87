using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeWhereCodeRunsAgainAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4002: pages that keep what they subscribe to in some way and let go of it in the counterpart, and handlers that are others on every turn.</summary>
public class SubscribeCounterpartTests
{
    [Theory]
    [InlineData("protected override void OnAppearing() => _bag.Add(hub.On<string>(\"m\", Show)); protected override void OnDisappearing() => _bag.Clear();")]
    [InlineData("protected override void OnAppearing() => hub.On<string>(\"m\", Show).DisposeWith(_bag); protected override void OnDisappearing() => _bag.Clear();")]
    [InlineData("protected override void OnAppearing() => _all = new[] { hub.On<string>(\"m\", Show), hub.On<string>(\"n\", Show) }; protected override void OnDisappearing() { foreach (var one in _all) one.Dispose(); }")]
    [InlineData("protected override void OnAppearing() => (_one, _two) = (hub.On<string>(\"m\", Show), hub.On<string>(\"n\", Show)); protected override void OnDisappearing() { _one?.Dispose(); _two?.Dispose(); }")]
    [InlineData("protected override void OnAppearing() => _bag.Add(hub.On<string>(\"m\", Show)); protected override void OnDisappearing() => Leave(); private void Leave() => Release(); private void Release() => _bag.Clear();")]
    [InlineData("protected override void OnAppearing() { _stop = new(); _stop.Token.Register(hub.On<string>(\"m\", Show).Dispose); } protected override void OnDisappearing() => _stop.Cancel();")]
    public Task Let_go_in_the_counterpart(string members) => Rule.VerifyAsync(Page(members));

    [Theory]
    [InlineData("protected override void OnAppearing() => _bag.Add([|hub.On<string>(\"m\", Show)|]);")]
    [InlineData("protected override void OnAppearing() => _bag.Add([|hub.On<string>(\"m\", Show)|]); protected override void OnDisappearing() => _title = \"\";")]
    [InlineData("protected override void OnAppearing() => [|hub.On<string>(\"m\", text => _title = text)|]; protected override void OnDisappearing() => _title = \"\";")]
    [InlineData("protected override void OnAppearing() { _title = \"here\"; [|hub.On<string>(\"m\", Show)|]; } protected override void OnDisappearing() => _title = \"\";")]
    public Task Kept_for_ever(string members) => Rule.VerifyAsync(Page(members));

    [Fact]
    public Task A_client_that_every_run_makes_anew() => Rule.VerifyAsync(
        """
        public class Page : Microsoft.Maui.Controls.ContentPage
        {
            private HubConnection? _hub;
            private HubConnection? _kept;

            protected override void OnAppearing()
            {
                _hub = new HubConnectionBuilder().Build();
                _hub.On("message", () => { });
                _kept ??= new HubConnectionBuilder().Build();
                [|_kept.On("message", () => { })|];
            }

            protected override async void OnDisappearing()
            {
                if (_hub is { } hub)
                    await hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_helper_that_is_given_a_client_made_anew() => Rule.VerifyAsync(
        """
        public class Room : Microsoft.AspNetCore.Components.ComponentBase
        {
            private HubConnection? _hub;
            private HubConnection? _other;

            protected override async Task OnParametersSetAsync()
            {
                _hub = new HubConnectionBuilder().Build();
                Wire(_hub);
                WireField();
                await _hub.StartAsync();
                _other ??= new HubConnectionBuilder().Build();
                WireOther(_other);
            }

            private static void Wire(HubConnection hub) => hub.On("message", () => { });

            private void WireField() => _hub!.On("other", () => { });

            private static void WireOther(HubConnection hub) => [|hub.On("message", () => { })|];
        }
        """);

    [Fact]
    public Task A_handler_that_takes_itself_away() => Rule.VerifyAsync(
        """
        using System.Windows;

        public class Screen : System.Windows.Controls.UserControl
        {
            private readonly HubConnection _hub;

            public Screen(HubConnection hub)
            {
                _hub = hub;
                Loaded += OnLoaded;
                Loaded += OnLoadedAgain;
                RoutedEventHandler once = (_, _) => { };
                once = (_, _) => { Loaded -= once; _hub.On("once", () => { }); };
                Loaded += once;
            }

            private void OnLoaded(object? sender, RoutedEventArgs e)
            {
                Loaded -= OnLoaded;
                _hub.On("message", () => { });
            }

            private void OnLoadedAgain(object? sender, RoutedEventArgs e)
            {
                Loaded -= OnLoaded;
                [|_hub.On("other", () => { })|];
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var handler in handlers) hub.On<string>(\"message\", handler.Handle);")]
    [InlineData("foreach (var handler in handlers) hub.On<string>(\"message\", text => handler.Handle(text));")]
    [InlineData("foreach (var handler in handlers) hub.Closed += handler.OnClosed;")]
    [InlineData("for (var i = 0; i < handlers.Count; i++) hub.Closed += handlers[i].OnClosed;")]
    public Task Another_handler_on_every_turn(string body) => Rule.VerifyAsync(Fan(body));

    [Theory]
    [InlineData("foreach (var handler in handlers) [|hub.On<string>(\"message\", text => Console.WriteLine(text))|];")]
    [InlineData("while (true) { var handler = handlers[0]; [|hub.On<string>(\"message\", handler.Handle)|]; await Task.Delay(1); }")]
    [InlineData("foreach (var handler in handlers) [|io.On(\"message\", _ => handler.Handle(\"\"))|];")]
    public Task The_same_handler_or_one_that_takes_the_place_of_the_last(string body) => Rule.VerifyAsync(Fan(body));

    private static string Page(string members) => $$"""
        public sealed class Bag
        {
            private readonly List<IDisposable> _all = new();

            public void Add(IDisposable one) => _all.Add(one);

            public void Clear() => _all.ForEach(one => one.Dispose());
        }

        public static class BagExtensions
        {
            public static void DisposeWith(this IDisposable one, Bag bag) => bag.Add(one);
        }

        public class Page(HubConnection hub) : Microsoft.Maui.Controls.ContentPage
        {
            private readonly Bag _bag = new();
            private IDisposable[] _all = [];
            private IDisposable? _one, _two;
            private CancellationTokenSource _stop = new();
            private string _title = "";

            {{members}}

            private void Show(string text) => Console.WriteLine(_title + text + _all.Length + _one + _two + _stop + _bag);
        }
        """;

    private static string Fan(string body) => $$"""
        public interface IHandler
        {
            void Handle(string text);
            Task OnClosed(Exception? error);
        }

        public class Fan
        {
            public async Task ListenAsync(HubConnection hub, SocketIOClient.SocketIO io, List<IHandler> handlers)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;
}
