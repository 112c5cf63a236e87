using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1002 leaves a connection to SWB1001 that is made in code that runs again, and yet only once.</summary>
public class LazyCreationTests
{
    private const string Remembered = "{|SWB1001:new HubConnectionBuilder().Build()|}";
    private const string Forgotten = "{|SWB1002:new HubConnectionBuilder().Build()|}";

    [Theory]
    [InlineData("_hub = _hub ?? " + Remembered + ";")]
    [InlineData("_hub ??= " + Remembered + ";")]
    [InlineData("Hub = Hub ?? " + Remembered + ";")]
    [InlineData("if (Hub is null) Hub = " + Remembered + ";")]
    [InlineData("before = before ?? " + Remembered + ";")]
    [InlineData("if (before is null) before = " + Remembered + ";")]
    [InlineData("if (_isMade) continue; _isMade = true; _hub = " + Remembered + ";")]
    [InlineData("if (_isMade) { GC.Collect(); continue; } _isMade = true; _hub = " + Remembered + ";")]
    public Task What_is_remembered(string code) => Rule.VerifyAsync(Looping(code));

    [Theory]
    [InlineData("HubConnection? within = null; within = within ?? " + Forgotten + "; Use(within);")]
    [InlineData("HubConnection? within = null; if (within is null) within = " + Forgotten + "; Use(within);")]
    [InlineData("if (_hub is not null) GC.Collect(); _hub = " + Forgotten + ";")]
    [InlineData("if (_hub is not null) { } _hub = " + Forgotten + ";")]
    [InlineData("if (_hub is not null) throw new InvalidOperationException(); Use(" + Forgotten + ");")]
    [InlineData("if (!_isMade) { _isMade = true; Use(" + Forgotten + "); _isMade = false; }")]
    [InlineData("if (!_isMade) { later(() => _isMade = true); Use(" + Forgotten + "); }")]
    [InlineData("if (!_isSetElsewhere) Use(" + Forgotten + ");")]
    [InlineData("if (count > 0) Use(" + Forgotten + ");")]
    public Task What_is_forgotten(string code) => Rule.VerifyAsync(Looping(code));

    // The object that serves a request is made for it, and gone with it.
    [Fact]
    public Task A_controller_remembers_in_statics_only() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Mvc;

        public class RoomsController : ControllerBase
        {
            private static HubConnection? s_hub;

            private HubConnection? _hub;

            public void Get() => _hub = _hub ?? {|SWB1002:new HubConnectionBuilder().Build()|};

            public void GetShared() => s_hub = s_hub ?? {|SWB1001:new HubConnectionBuilder().Build()|};

            public void GetEarly()
            {
                if (s_hub is not null)
                    return;
                s_hub = {|SWB1001:new HubConnectionBuilder().Build()|};
            }

            public void GetLocal()
            {
                HubConnection? hub = null;
                hub = hub ?? {|SWB1002:new HubConnectionBuilder().Build()|};
            }
        }
        """);

    private static string Looping(string code) => $$"""
        public class Rooms(Action<Action> later, int count)
        {
            private HubConnection? _hub;
            private bool _isMade;
            private bool _isSetElsewhere;

            private HubConnection? Hub { get; set; }

            public async Task RunAsync()
            {
                HubConnection? before = null;
                while (true)
                {
                    await Task.Delay(1000);
                    {{code}}
                }
            }

            public void Set() => _isSetElsewhere = true;

            private void Use(HubConnection hub) => later(() => hub.ToString());
        }
        """;
}
