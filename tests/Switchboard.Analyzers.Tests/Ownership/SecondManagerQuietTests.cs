using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SecondManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1003 is quiet about the manager that is the application's own, and where nothing says that it is not.</summary>
public class SecondManagerQuietTests
{
    [Fact]
    public Task A_registration() => Rule.VerifyAsync(
        """
        public static class Startup
        {
            public static void Configure(IServiceCollection services)
            {
                services.AddSingleton<IConnectionManager>(_ => new ConnectionManager(new ConnectionManagerOptions { MaxConnections = 8 }));
                services.AddKeyedSingleton<IConnectionManager>("feeds", (_, _) => new ConnectionManager());
                services.AddSingleton<IConnectionManager>(new ConnectionManager());
                services.Add(ServiceDescriptor.Singleton<IConnectionManager>(_ => new ConnectionManager()));
            }
        }
        """);

    [Fact]
    public Task An_instance_that_is_registered_later() => Rule.VerifyAsync(
        """
        public class Startup
        {
            private readonly ConnectionManager _connections = new();

            public void Configure(IServiceCollection services)
            {
                var feeds = new ConnectionManager();
                services.AddSingleton<IConnectionManager>(_connections);
                services.AddKeyedSingleton<IConnectionManager>("feeds", feeds);
            }
        }
        """);

    [Fact]
    public Task A_factory_method_of_a_registration() => Rule.VerifyAsync(
        """
        public static class Startup
        {
            public static void Configure(IServiceCollection services) => services.AddSingleton(Create);

            private static IConnectionManager Create(IServiceProvider services) => new ConnectionManager(timeProvider: services.GetService<TimeProvider>());
        }
        """);

    [Fact]
    public Task A_method_that_makes_one_for_whoever_asks() => Rule.VerifyAsync(
        """
        public class Managers
        {
            public IConnectionManager Create() => new ConnectionManager();

            internal static ConnectionManager CreateFor(TimeProvider clock)
            {
                var connections = new ConnectionManager(timeProvider: clock);
                connections.StatusChanged += (_, _) => { };
                return connections;
            }
        }
        """);

    [Fact]
    public Task The_one_of_a_program() => Rule.VerifyProgramAsync(
        """
        await using var connections = new ConnectionManager(new ConnectionManagerOptions { MaxConnections = 2 });
        await using var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().Build());
        """);

    [Fact]
    public Task The_one_of_Main_and_of_what_it_calls() => Rule.VerifyAsync(
        """
        public static class Program
        {
            public static async Task Main()
            {
                using var first = new ConnectionManager();
                await RunAsync();
            }

            private static async Task RunAsync()
            {
                await using var connections = new ConnectionManager();
                Use(connections);

                static void Use(IConnectionManager given) => Console.WriteLine(given);
            }
        }
        """);

    [Fact]
    public Task A_static() => Rule.VerifyAsync(
        """
        public static class Connections
        {
            private static readonly Lazy<ConnectionManager> s_lazy = new(() => new ConnectionManager());
            private static ConnectionManager? s_late;

            public static IConnectionManager Instance { get; } = new ConnectionManager();

            public static IConnectionManager Lazy => s_lazy.Value;

            public static IConnectionManager Late => s_late ??= new ConnectionManager();
        }

        public class Legacy
        {
            public static readonly ConnectionManager Connections;

            static Legacy() => Connections = new ConnectionManager();
        }
        """);

    [Fact]
    public Task A_static_that_is_what_is_registered() => Rule.VerifyAsync(
        ("Hub.cs", "public static class Connections { public static readonly IConnectionManager Instance = new ConnectionManager(); }"),
        ("Startup.cs",
            """
            public static class Startup
            {
                public static void Configure(IServiceCollection services)
                {
                    services.AddSingleton<IConnectionManager>(Connections.Instance);
                    services.AddSwitchboard();
                }
            }
            """));

    [Fact]
    public Task The_application_of_a_user_interface() => Rule.VerifyAsync(
        """
        public class App : System.Windows.Application
        {
            private ConnectionManager? _connections;

            public static IConnectionManager? Current { get; private set; }

            public void Open()
            {
                _connections = new ConnectionManager();
                Current = _connections;
            }
        }
        """);

    [Fact]
    public Task A_type_whose_job_it_is() => Rule.VerifyAsync(
        """
        [ConnectionFactory]
        public class Modules
        {
            private readonly ConnectionManager _connections = new();
        }

        public class Plugin
        {
            private IConnectionManager? _connections;

            [ConnectionFactory]
            public void Load() => _connections = new ConnectionManager();
        }
        """);

    [Fact]
    public Task A_type_that_the_options_name() => new Rule
    {
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.Switchboard.additional_connection_factories = T:Plugin\n",
    }.CheckAsync("public class Plugin { private readonly ConnectionManager _connections = new(); }");

    [Fact]
    public Task A_container_that_the_options_name() => new Rule
    {
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.Switchboard.additional_registration_methods = M:Container.Register\n",
    }.CheckAsync(
        """
        public class Container
        {
            public void Register<T>(Func<T> factory) { }

            public void Fill() => Register<IConnectionManager>(() => new ConnectionManager());
        }
        """);

    [Fact]
    public Task A_manager_of_the_users_own() => Rule.VerifyAsync(
        """
        public class Counted
        {
            private readonly Acme.ConnectionManager _connections = new();
            private readonly IConnectionManager _shared = ConnectionManager.Default;
        }

        namespace Acme
        {
            public class ConnectionManager;
        }
        """);

    [Fact]
    public Task Half_typed_code() => Rule.VerifyAsync(
        """
        public class ChatService
        {
            private readonly ConnectionManager _connections = new ConnectionManager({|CS0103:clok|});
            private readonly {|CS0246:ConectionManager|} _other = new {|CS0246:ConectionManager|}();
        }
        """);

    [Fact]
    public Task Generated_code()
    {
        var test = new Rule();
        test.TestState.Sources.Add(("Chat.g.cs", "public class Chat { private readonly ConnectionManager _connections = new(); }"));
        return test.RunAsync();
    }

    [Fact]
    public Task Test_code() => new Rule { IsTestCode = true }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly ConnectionManager _connections = new();

            [Xunit.Fact]
            public async Task Connects()
            {
                await using var connections = new ConnectionManager();
            }
        }
        """);

    [Fact]
    public Task Without_the_runtime_library() => new Rule { ReferencesSwitchboard = false }.CheckAsync(
        """
        public class ChatService
        {
            private readonly ConnectionManager _connections = new();
        }

        public class ConnectionManager;
        """);

    [Fact]
    public Task A_lambda_of_which_nothing_is_known() => Rule.VerifyProgramAsync(
        """
        Command.OnRun(async () =>
        {
            await using var connections = new ConnectionManager();
            Console.WriteLine(connections);
        });

        public static class Command
        {
            public static void OnRun(Func<Task> action) { }
        }
        """);
}
