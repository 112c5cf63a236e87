using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1001: what makes a client for the manager stands in a variable, or in an object of its own.</summary>
public class KeptFactoryTests
{
    [Fact]
    public Task A_delegate_in_a_variable() => Rule.VerifyAsync(
        """
        public class Chat(IConnectionManager connections)
        {
            private static readonly Func<HubConnection> s_make = () => new HubConnectionBuilder().Build();
            private readonly Func<HubConnection> _make = static () => new HubConnectionBuilder().Build();
            private readonly Func<HubConnection> _other = () => {|SWB1001:new HubConnectionBuilder().Build()|};

            private Func<HubConnection> Make { get; } = () => new HubConnectionBuilder().Build();

            public void Open(bool secure)
            {
                Func<HubConnection> make = () => new HubConnectionBuilder().Build();
                connections.GetOrCreate("static", s_make);
                connections.GetOrCreate("field", _make);
                connections.GetOrCreate("property", Make);
                connections.GetOrCreate("local", make);
                connections.GetOrCreate<HubConnection>("either", secure ? () => new HubConnectionBuilder().Build() : () => new HubConnectionBuilder().Build());
                _other();
            }
        }
        """);

    [Fact]
    public Task A_factory_object() => Rule.VerifyAsync(
        """
        public class HubFactory(string url)
        {
            public HubConnection Create() => new HubConnectionBuilder().WithUrl(url).Build();

            public HubConnection CreateOther() => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};

            public void Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|}.StartAsync();
        }

        public class RoomFactory
        {
            public async Task<HubConnection> CreateRoomAsync()
            {
                await Task.Yield();
                return new HubConnectionBuilder().Build();
            }
        }

        public class Chat(IConnectionManager connections, HubFactory factory)
        {
            public HubConnection Hub => connections.GetOrCreate("chat", factory.Create);

            public HubConnection Other => factory.CreateOther();
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services) =>
                services.AddSingleton(services => services.GetRequiredService<RoomFactory>().CreateRoomAsync());
        }
        """);

    [Fact]
    public Task A_method_that_a_base_class_has_for_those_that_register() => Rule.VerifyAsync(
        """
        public abstract class Module
        {
            protected static HubConnection Create(IServiceProvider provider) => new HubConnectionBuilder().Build();

            protected internal static HubConnection Open(IServiceProvider provider) => new HubConnectionBuilder().Build();

            protected static HubConnection Make(IServiceProvider provider) => {|SWB1001:new HubConnectionBuilder().Build()|};
        }

        public class Chat : Module
        {
            public void Add(IServiceCollection services)
            {
                services.AddTransient(Create);
                services.AddSingleton(Open);
                services.ToString();
                Make(null!);
            }
        }

        // Of the same name alone.
        public static class Others
        {
            public static HubConnection Create(IServiceProvider provider) => {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);
}
