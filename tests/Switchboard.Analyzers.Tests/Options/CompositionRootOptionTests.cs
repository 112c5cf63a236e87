using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Options;

/// <summary><c>additional_connection_factories</c> and <c>additional_registration_methods</c>: composition roots that the rules cannot know.</summary>
public class CompositionRootOptionTests
{
    private const string Container = """

        namespace Acme.Container
        {
            public class Builder
            {
                public Builder Register<T>(Func<IResolver, T> factory) => this;
                public Builder RegisterInstance<T>(T instance) => this;
                public Builder RegisterAny(Delegate factory) => this;
            }

            public interface IResolver;

            public interface IRegistry
            {
                void Add<T>(Func<T> factory);
            }

            public static class BuilderExtensions
            {
                public static Builder RegisterLazy<T>(this Builder builder, Func<T> factory) => builder;
            }

            public class Registration<T>
            {
                public Registration(Func<T> factory) { }
            }

            public interface IModule<T>
            {
                T Load();
            }

            [AttributeUsage(AttributeTargets.All)]
            public class ProvidesAttribute : Attribute;
        }
        """;

    [Theory]
    [InlineData("M:Acme.Container.Builder.Register``1(System.Func{Acme.Container.IResolver,``0})")]
    [InlineData("M:Acme.Container.Builder.Register")]
    [InlineData("T:Acme.Container.Builder")]
    public Task The_delegate_of_a_registration(string id) => Check(
        "additional_registration_methods = " + id,
        """
        public static class Startup
        {
            public static void Configure(Acme.Container.Builder builder) => builder.Register(_ => new HubConnectionBuilder().Build());
        }
        """);

    [Fact]
    public Task Without_the_option_the_delegate_is_any_code() => new Rule().CheckAsync(
        """
        public static class Startup
        {
            public static void Configure(Acme.Container.Builder builder) => builder.Register(_ => {|SWB1001:new HubConnectionBuilder().Build()|});
        }
        """ + Container);

    [Fact]
    public Task An_instance_that_is_registered() => Check(
        "additional_registration_methods = M:Acme.Container.Builder.RegisterInstance",
        """
        public static class Startup
        {
            public static void Configure(Acme.Container.Builder builder)
            {
                var hub = new HubConnectionBuilder().Build();
                builder.RegisterInstance(hub).RegisterInstance(new HubConnectionBuilder().Build());
            }
        }
        """);

    [Fact]
    public Task A_private_method_that_is_registered() => Check(
        "additional_registration_methods = M:Acme.Container.Builder.Register",
        """
        public static class Startup
        {
            public static void Configure(Acme.Container.Builder builder) => builder.Register(Create);

            private static HubConnection Create(Acme.Container.IResolver resolver) => new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task An_extension_method() => Check(
        "additional_registration_methods = M:Acme.Container.BuilderExtensions.RegisterLazy",
        """
        using Acme.Container;

        public static class Startup
        {
            public static void Configure(Builder builder)
            {
                builder.RegisterLazy(() => new HubConnectionBuilder().Build());
                BuilderExtensions.RegisterLazy(builder, () => new HubConnectionBuilder().Build());
            }
        }
        """);

    [Fact]
    public Task A_generic_method_that_implements_a_registration() => Check(
        "additional_registration_methods = M:Acme.Container.IRegistry.Add",
        """
        public class Registry : Acme.Container.IRegistry
        {
            public void Add<T>(Func<T> factory) { }

            public void Run<T>(Func<T> factory) { }
        }

        public static class Startup
        {
            public static void Configure(Registry registry)
            {
                registry.Add(() => new HubConnectionBuilder().Build());
                registry.Run(() => {|SWB1001:new HubConnectionBuilder().Build()|});
            }
        }
        """);

    [Fact]
    public Task A_method_that_takes_any_delegate() => Check(
        "additional_registration_methods = M:Acme.Container.Builder.RegisterAny",
        """
        public static class Startup
        {
            public static void Configure(Acme.Container.Builder builder) => builder.RegisterAny((IServiceProvider services) => new HubConnectionBuilder().Build());
        }
        """);

    [Fact]
    public Task The_making_of_a_registration() => Check(
        "additional_registration_methods = T:Acme.Container.Registration`1",
        """
        public static class Startup
        {
            public static object Make() => new Acme.Container.Registration<HubConnection>(() => new HubConnectionBuilder().Build());
        }
        """);

    [Fact]
    public Task Another_method_of_the_container_is_none() => Check(
        "additional_registration_methods = M:Acme.Container.Builder.RegisterInstance",
        """
        public static class Startup
        {
            public static void Configure(Acme.Container.Builder builder) => builder.Register(_ => {|SWB1001:new HubConnectionBuilder().Build()|});
        }
        """);

    [Theory]
    [InlineData("M:Startup.CreateHub")]
    [InlineData("M:Startup.CreateHub(System.String)")]
    [InlineData("T:Startup")]
    public Task A_factory(string id) => Check(
        "additional_connection_factories = " + id,
        """
        public static class Startup
        {
            public static HubConnection CreateHub(string name) => new HubConnectionBuilder().WithUrl("https://chat/" + name).Build();
        }
        """);

    [Fact]
    public Task The_other_overload_is_no_factory() => Check(
        "additional_connection_factories = M:Startup.CreateHub(System.String)",
        """
        public static class Startup
        {
            public static HubConnection CreateHub(string name) => new HubConnectionBuilder().WithUrl("https://chat/" + name).Build();

            public static HubConnection CreateHub() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://chat")|}.Build();
        }
        """.Replace("|}.Build()", ".Build()|}", StringComparison.Ordinal));

    [Fact]
    public Task A_type_that_implements_a_factory_interface() => Check(
        "additional_connection_factories = T:Acme.Container.IModule`1",
        """
        public class HubModule : Acme.Container.IModule<HubConnection>
        {
            public HubConnection Load() => Make();

            private static HubConnection Make() => new HubConnectionBuilder().Build();

            private class Inner
            {
                public HubConnection Hub = new HubConnectionBuilder().Build();
            }
        }
        """);

    [Fact]
    public Task The_member_that_implements_a_factory_method() => Check(
        "additional_connection_factories = M:Acme.Container.IModule`1.Load",
        """
        public class HubModule : Acme.Container.IModule<HubConnection>
        {
            private readonly HubConnection _own = {|SWB1001:new HubConnectionBuilder().Build()|};

            public HubConnection Load() => new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task A_method_that_overrides_a_factory_method() => Check(
        "additional_connection_factories = M:Module.Load",
        """
        public abstract class Module
        {
            public abstract HubConnection Load();
        }

        public class HubModule : Module
        {
            public override HubConnection Load() => new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task What_an_attribute_marks() => Check(
        "additional_connection_factories = T:Acme.Container.ProvidesAttribute",
        """
        public class Startup
        {
            [Acme.Container.Provides]
            public HubConnection Hub() => new HubConnectionBuilder().Build();

            public HubConnection Other() => {|SWB1001:new HubConnectionBuilder().Build()|};
        }

        [Acme.Container.Provides]
        public class Hubs
        {
            public HubConnection Hub() => new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task One_of_several() => Check(
        "additional_connection_factories = T:Absent.Type|not an id|M:Startup.Create",
        """
        public static class Startup
        {
            public static HubConnection Create() => new HubConnectionBuilder().Build();
        }
        """);

    private static Task Check(string option, string source) =>
        new Rule { EditorConfig = $"root = true\n[*.cs]\ndotnet_code_quality.Switchboard.{option}\n" }.CheckAsync(source + Container);
}
