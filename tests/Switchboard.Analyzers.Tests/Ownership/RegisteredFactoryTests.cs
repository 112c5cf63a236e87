using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.RegisterAsSingletonAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1004 and what the factory of a registration asks for.</summary>
public class RegisteredFactoryTests
{
    [Theory]
    [InlineData("services.AddScoped(provider => new HubConnectionBuilder().WithUrl(provider.GetRequiredService<NavigationManager>().ToAbsoluteUri(\"/chat\")).Build());")]
    [InlineData("services.AddScoped(provider => { var script = provider.GetService<IJSRuntime>(); return new HubConnectionBuilder().WithUrl(script!.ToString()!).Build(); });")]
    [InlineData("services.AddScoped<Session>(); services.AddScoped(provider => new HubConnectionBuilder().WithUrl(provider.GetRequiredService<Session>().Url).Build());")]
    public Task A_factory_that_asks_for_what_only_a_scope_has(string registration) => Rule.VerifyAsync(Circuit(registration));

    [Theory]
    [InlineData("{|SWB1004:services.AddTransient(provider => new HubConnectionBuilder().WithUrl(provider.GetRequiredService<NavigationManager>().ToAbsoluteUri(\"/chat\")).Build())|};")]
    [InlineData("{|SWB1004:services.AddScoped(provider => new HubConnectionBuilder().WithUrl(provider.GetRequiredService<Session>().Url).Build())|};")]
    [InlineData("services.AddSingleton<Session>(); {|SWB1004:services.AddScoped(provider => new HubConnectionBuilder().WithUrl(provider.GetRequiredService<Session>().Url).Build())|};")]
    public Task A_factory_that_asks_for_what_everybody_has(string registration) => Rule.VerifyAsync(Circuit(registration));

    [Fact]
    public Task A_factory_that_asks_an_extension_which_may_keep_clients_for_others() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddTransient(provider => provider.SharedHub());

            public static HubConnection SharedHub(this IServiceProvider provider) => throw new NotSupportedException();
        }
        """);

    private static string Circuit(string registration) =>
        $$"""
        using Microsoft.AspNetCore.Components;
        using Microsoft.JSInterop;

        public class Session
        {
            public string Url { get; set; } = "https://x.example.com";
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{registration}}
            }
        }
        """;
}
