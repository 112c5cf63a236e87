using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>The local or parameter that is taken for the manager.</summary>
public sealed class ManagerInScopeTests
{
    [Fact]
    public Task A_local_is_used_once_it_has_a_value() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static HubConnection Before(IServiceProvider provider)
            {
                var manager = provider.GetRequiredService<IConnectionManager>();
                return {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
            }

            public static HubConnection After(IServiceProvider provider)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
                var manager = provider.GetRequiredService<IConnectionManager>();
                return hub;
            }

            public static HubConnection Unassigned(IServiceProvider provider)
            {
                IConnectionManager manager;
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://c").Build()|};
                manager = provider.GetRequiredService<IConnectionManager>();
                return hub;
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static HubConnection Before(IServiceProvider provider)
            {
                var manager = provider.GetRequiredService<IConnectionManager>();
                return manager.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
            }

            public static HubConnection After(IServiceProvider provider)
            {
                var hub = ConnectionManager.Default.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());
                var manager = provider.GetRequiredService<IConnectionManager>();
                return hub;
            }

            public static HubConnection Unassigned(IServiceProvider provider)
            {
                IConnectionManager manager;
                var hub = ConnectionManager.Default.GetOrCreate("https://c", () => new HubConnectionBuilder().WithUrl("https://c").Build());
                manager = provider.GetRequiredService<IConnectionManager>();
                return hub;
            }
        }

        """);

    [Fact]
    public Task The_variable_of_a_loop_is_used_in_it() => VerifyAsync(
        """
        using System;
        using System.Collections.Generic;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static void OpenAll(IEnumerable<IConnectionManager> managers)
            {
                foreach (var manager in managers)
                    Console.WriteLine({|SWB1002:new HubConnectionBuilder().WithUrl("https://a").Build()|});
            }

            public static void OpenNamed(Dictionary<string, IConnectionManager> managers)
            {
                foreach (var (name, manager) in managers)
                    Console.WriteLine({|SWB1002:new HubConnectionBuilder().WithUrl(name).Build()|});
            }
        }

        """,
        """
        using System;
        using System.Collections.Generic;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static void OpenAll(IEnumerable<IConnectionManager> managers)
            {
                foreach (var manager in managers)
                    Console.WriteLine(manager.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build()));
            }

            public static void OpenNamed(Dictionary<string, IConnectionManager> managers)
            {
                foreach (var (name, manager) in managers)
                    Console.WriteLine(manager.GetOrCreate(name, () => new HubConnectionBuilder().WithUrl(name).Build()));
            }
        }

        """);

    [Fact]
    public Task The_variable_of_a_pattern_is_used_where_it_matched() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static HubConnection Inside(IServiceProvider provider)
            {
                if (provider.GetService<IConnectionManager>() is { } manager)
                    return {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
                throw new InvalidOperationException();
            }

            public static HubConnection Past(IServiceProvider provider)
            {
                if (provider.GetService<IConnectionManager>() is not { } manager)
                    throw new InvalidOperationException();
                return {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
            }

            public static HubConnection Perhaps(IServiceProvider provider)
            {
                if (provider.GetService<IConnectionManager>() is { } manager)
                    Console.WriteLine(manager);
                return {|SWB1001:new HubConnectionBuilder().WithUrl("https://c").Build()|};
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static HubConnection Inside(IServiceProvider provider)
            {
                if (provider.GetService<IConnectionManager>() is { } manager)
                    return manager.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
                throw new InvalidOperationException();
            }

            public static HubConnection Past(IServiceProvider provider)
            {
                if (provider.GetService<IConnectionManager>() is not { } manager)
                    throw new InvalidOperationException();
                return manager.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());
            }

            public static HubConnection Perhaps(IServiceProvider provider)
            {
                if (provider.GetService<IConnectionManager>() is { } manager)
                    Console.WriteLine(manager);
                return ConnectionManager.Default.GetOrCreate("https://c", () => new HubConnectionBuilder().WithUrl("https://c").Build());
            }
        }

        """);

    [Fact]
    public Task What_may_be_null_is_used_only_where_it_was_asked() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static HubConnection Given(IConnectionManager? manager) => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};

            public static HubConnection Checked(IConnectionManager? manager)
            {
                ArgumentNullException.ThrowIfNull(manager);
                return {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
            }

            public static HubConnection Found(IServiceProvider provider)
            {
                var manager = provider.GetService(typeof(IConnectionManager)) as IConnectionManager;
                return {|SWB1001:new HubConnectionBuilder().WithUrl("https://c").Build()|};
            }
        }

        public static class Page
        {
            public static IConnectionManager? Manager { get; set; }

            public static HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://d").Build()|};

            public static HubConnection? OpenOrNot()
            {
                if (Manager is null)
                    return null;
                return {|SWB1001:new HubConnectionBuilder().WithUrl("https://e").Build()|};
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static HubConnection Given(IConnectionManager? manager) => ConnectionManager.Default.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());

            public static HubConnection Checked(IConnectionManager? manager)
            {
                ArgumentNullException.ThrowIfNull(manager);
                return manager.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());
            }

            public static HubConnection Found(IServiceProvider provider)
            {
                var manager = provider.GetService(typeof(IConnectionManager)) as IConnectionManager;
                return ConnectionManager.Default.GetOrCreate("https://c", () => new HubConnectionBuilder().WithUrl("https://c").Build());
            }
        }

        public static class Page
        {
            public static IConnectionManager? Manager { get; set; }

            public static HubConnection Open() => ConnectionManager.Default.GetOrCreate("https://d", () => new HubConnectionBuilder().WithUrl("https://d").Build());

            public static HubConnection? OpenOrNot()
            {
                if (Manager is null)
                    return null;
                return Manager.GetOrCreate("https://e", () => new HubConnectionBuilder().WithUrl("https://e").Build());
            }
        }

        """);

    [Fact]
    public Task A_file_that_does_not_speak_of_null_is_believed() => VerifyAsync(
        """
        #nullable disable
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static HubConnection Open(IServiceProvider provider)
            {
                var manager = provider.GetService<IConnectionManager>();
                return {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
            }
        }

        """,
        """
        #nullable disable
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static HubConnection Open(IServiceProvider provider)
            {
                var manager = provider.GetService<IConnectionManager>();
                return manager.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
            }
        }

        """);

    [Fact]
    public Task A_static_function_reaches_only_what_it_has_itself() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static object All(IConnectionManager manager, IConnectionManager[] more)
            {
                var first = more[0];
                Func<IConnectionManager, HubConnection> given = static other => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
                Func<IConnectionManager[], HubConnection> found = static all =>
                {
                    var own = all[0];
                    return {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
                };
                static HubConnection Local() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://c").Build()|};
                return (given, found, Local(), first);
            }

            public static Func<HubConnection> Captured(IConnectionManager manager) => () => {|SWB1001:new HubConnectionBuilder().WithUrl("https://d").Build()|};

            public static HubConnection ByReference(ref IConnectionManager manager) => {|SWB1001:new HubConnectionBuilder().WithUrl("https://e").Build()|};
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static object All(IConnectionManager manager, IConnectionManager[] more)
            {
                var first = more[0];
                Func<IConnectionManager, HubConnection> given = static other => other.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
                Func<IConnectionManager[], HubConnection> found = static all =>
                {
                    var own = all[0];
                    return own.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());
                };
                static HubConnection Local() => ConnectionManager.Default.GetOrCreate("https://c", () => new HubConnectionBuilder().WithUrl("https://c").Build());
                return (given, found, Local(), first);
            }

            public static Func<HubConnection> Captured(IConnectionManager manager) => () => manager.GetOrCreate("https://d", () => new HubConnectionBuilder().WithUrl("https://d").Build());

            public static HubConnection ByReference(ref IConnectionManager manager) => ConnectionManager.Default.GetOrCreate("https://e", () => new HubConnectionBuilder().WithUrl("https://e").Build());
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}
