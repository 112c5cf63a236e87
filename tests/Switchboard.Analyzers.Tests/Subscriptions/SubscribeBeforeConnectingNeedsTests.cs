using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeBeforeConnectingAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4003 is quiet where the handler, or a method that it calls, needs what came after the connect.</summary>
public class SubscribeBeforeConnectingNeedsTests
{
    [Theory]
    [InlineData("_rooms = await _hub.InvokeAsync<List<string>>(\"Rooms\"); _hub.On<string>(\"Room\", Add);")]
    [InlineData("_rooms = await _hub.InvokeAsync<List<string>>(\"Rooms\"); _hub.On<string>(\"Room\", room => Add(room));")]
    [InlineData("await LoadAsync(); _hub.On<string>(\"Room\", room => _rooms!.Add(room));")]
    [InlineData("await LoadAsync(); _hub.On<string>(\"Room\", Add);")]
    [InlineData("await PrepareAsync(); _hub.On<string>(\"Room\", AddTwice);")]
    [InlineData("_hub.On<string>(Own(), Tell);")]
    [InlineData("_hub.On<string>(Named, Tell);")]
    [InlineData("_hub.On<string>(Mine(), Tell); string Mine() => Own();")]
    [InlineData("_hub.On<string>(Mine(), Tell); string Mine() => \"to-\" + _hub.ConnectionId;")]
    public Task What_came_in_between(string body) => Rule.VerifyAsync(Type(body));

    [Theory]
    [InlineData("await LoadAsync(); {|SWB4003:_hub.On<string>(\"Room\", Tell)|};")]
    [InlineData("{|SWB4003:_hub.On<string>(\"Room\", Add)|}; await LoadAsync();")]
    [InlineData("{|SWB4003:_hub.On<string>(\"Room\", room => Console.WriteLine(_hub.ConnectionId))|};")]
    [InlineData("{|SWB4003:_hub.On<string>(\"Room\", TellMine)|};")]
    [InlineData("_handle = {|SWB4003:_hub.On<string>(\"Room\", room => _handle?.Dispose())|};")]
    public Task Nothing_of_it(string body) => Rule.VerifyAsync(Type(body));

    private static string Type(string body) => $$"""
        public class Lobby
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private List<string>? _rooms;
            private IDisposable? _handle;

            private string Named => "to-" + _hub.ConnectionId;

            public async Task OpenAsync()
            {
                await _hub.StartAsync();
                {{body}}
            }

            private Task PrepareAsync() => LoadAsync();

            private async Task LoadAsync()
            {
                _rooms = await _hub.InvokeAsync<List<string>>("Rooms");
                if (_rooms.Count == 0)
                    await LoadAsync();
            }

            private string Own() => "to-" + _hub.ConnectionId;

            private void AddTwice(string room)
            {
                Add(room);
                Add(room);
            }

            private void Add(string room)
            {
                _rooms!.Add(room);
                if (room.Length == 0)
                    AddTwice(room);
            }

            private void TellMine(string room) => Console.WriteLine(Own() + room);

            private void Tell(string room) => Console.WriteLine(room);
        }
        """;
}
