using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>Who makes the objects of a type decides whether its constructor can ask for the manager.</summary>
public sealed class ConstructorCallerTests
{
    private const string Connections =
        "private readonly IConnectionManager _connections;\n\n    public Chat(IConnectionManager connections)\n    {\n        _connections = connections;\n    }\n\n    ";

    [Theory]
    [InlineData("new Chat()")]
    [InlineData("new App.Chat()")]
    [InlineData("new Chat { Name = \"a\" }")]
    [InlineData("Take(new())")]
    [InlineData("Make<Chat>()")]
    [InlineData("Factory<int, Chat>.Make()")]
    [InlineData("Activator.CreateInstance<Chat>()")]
    [InlineData("Activator.CreateInstance(typeof(Chat))")]
    public Task Code_that_makes_them_itself_could_not_give_it(string made) => VerifyAsync(made, "", "ConnectionManager.Default");

    [Theory]
    [InlineData("services.AddSingleton<Chat>()")]
    [InlineData("services.AddSingleton(typeof(Chat))")]
    [InlineData("provider.GetService<Chat>()?.Name")]
    [InlineData("ActivatorUtilities.CreateInstance<Chat>(provider)")]
    [InlineData("Factory<Chat, int>.Make()")]
    [InlineData("Factory<Chat, List<int>>.Make()")]
    [InlineData("new List<Chat>()")]
    [InlineData("{|CS0103:Missing<Chat>|}()")]
    [InlineData("typeof(Chat)")]
    [InlineData("nameof(Chat)")]
    public Task Whoever_only_names_the_type_need_not_give_it(string named) => VerifyAsync(named, Connections, "_connections");

    [Fact]
    public Task A_constructor_in_another_part_is_not_changed()
    {
        const string Other = """
            namespace App;

            public partial class Chat
            {
                public Chat(string name)
                {
                    Name = name;
                }

                public string Name { get; }
            }

            """;
        var test = new SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix>
        {
            TestCode = """
                using Microsoft.AspNetCore.SignalR.Client;

                namespace App;

                public partial class Chat
                {
                    public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
                }

                """,
            FixedCode = """
                using Microsoft.AspNetCore.SignalR.Client;
                using Switchboard;

                namespace App;

                public partial class Chat
                {
                    public HubConnection Open(string url) => ConnectionManager.Default.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
                }

                """,
        };
        test.TestState.Sources.Add(Other);
        test.FixedState.Sources.Add(Other);
        return test.RunAsync();
    }

    private static Task VerifyAsync(string expression, string members, string manager)
    {
        var source = $$"""
            using System;
            using System.Collections.Generic;
            using Microsoft.AspNetCore.SignalR.Client;
            using Microsoft.Extensions.DependencyInjection;

            namespace App;

            public class Chat
            {
                public string? Name { get; set; }

                public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
            }

            public static class Factory<T, TMade>
                where TMade : new()
            {
                public static TMade Make() => new();
            }

            public static class Setup
            {
                public static T Make<T>()
                    where T : new() => new();

                public static void Add(IServiceCollection services) => services.AddSwitchboard();

                public static object Take(Chat chat) => chat;

                public static object? Run(IServiceCollection services, IServiceProvider provider) => {{expression}};
            }

            """;
        return ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, source
            .Replace("using Microsoft.Extensions.DependencyInjection;\n", "using Microsoft.Extensions.DependencyInjection;\nusing Switchboard;\n", StringComparison.Ordinal)
            .Replace("    public string? Name", "    " + members + "public string? Name", StringComparison.Ordinal)
            .Replace("{|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|}", manager + ".GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build())", StringComparison.Ordinal));
    }
}
