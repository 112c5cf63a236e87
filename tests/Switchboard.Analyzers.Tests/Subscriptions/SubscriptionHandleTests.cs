using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeWhereCodeRunsAgainAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4002 is quiet where the last subscription ends before the next is made, whatever kept it.</summary>
public class SubscriptionHandleTests
{
    [Theory]
    [InlineData("_array[0]?.Dispose(); _array[0] = hub.On(\"text\", () => { });")]
    [InlineData("_byName[\"a\"].Dispose(); _byName[\"a\"] = hub.On(\"text\", () => { });")]
    [InlineData("foreach (var one in _list) one.Dispose(); _list.Add(hub.On(\"text\", () => { }));")]
    [InlineData("foreach (var one in _maybe ?? []) one.Dispose(); _maybe!.Add(hub.On(\"text\", () => { }));")]
    [InlineData("foreach (var one in _maybe?.ToList() ?? []) one.Dispose(); _maybe!.Add(hub.On(\"text\", () => { }));")]
    [InlineData("(_maybe?[0])?.Dispose(); _maybe!.Add(hub.On(\"text\", () => { }));")]
    [InlineData("var last = _list.Last(); last.Dispose(); _list.Add(hub.On(\"text\", () => { }));")]
    [InlineData("var old = _list.Find(one => one is not null); old?.Dispose(); _list.Add(hub.On(\"text\", () => { }));")]
    [InlineData("_kept?.Dispose(); _kept ??= hub.On(\"text\", () => { });")]
    public Task It_is_ended_first(string code) => Rule.VerifyAsync(Looping(code));

    [Theory]
    [InlineData("_array[0] = {|SWB4002:hub.On(\"text\", () => { })|};")]
    [InlineData("_byName[\"a\"] = {|SWB4002:hub.On(\"text\", () => { })|};")]
    [InlineData("_list.Add({|SWB4002:hub.On(\"text\", () => { })|});")]
    [InlineData("foreach (var one in _list) one.Dispose(); _maybe!.Add({|SWB4002:hub.On(\"text\", () => { })|});")]
    [InlineData("_kept?.Dispose(); _array[0] = {|SWB4002:hub.On(\"text\", () => { })|};")]
    public Task It_is_not(string code) => Rule.VerifyAsync(Looping(code));

    private static string Looping(string code) => $$"""
        public class Rooms(HubConnection hub)
        {
            private readonly IDisposable?[] _array = new IDisposable?[2];
            private readonly Dictionary<string, IDisposable> _byName = new();
            private readonly List<IDisposable> _list = new();
            private List<IDisposable>? _maybe = new();
            private IDisposable? _kept;

            public async Task RunAsync()
            {
                while (true)
                {
                    await Task.Delay(1000);
                    {{code}}
                }
            }

            public string Text => $"{_array} {_byName} {_list} {_maybe = null} {_kept}";
        }
        """;
}
