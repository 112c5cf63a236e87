using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>Types that a framework makes.</summary>
public sealed class FrameworkMadeTypeTests
{
    [Fact]
    public Task An_attribute_uses_the_ambient_manager() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class FeedAttribute : Attribute
        {
            public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class FeedAttribute : Attribute
        {
            public HubConnection Open(string url) => ConnectionManager.Default.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        """);

    [Fact]
    public Task A_type_with_tests_or_benchmarks_uses_the_ambient_manager() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App
        {
            public class Benchmarks
            {
                public int Count { get; set; }

                [BenchmarkDotNet.Attributes.Benchmark]
                public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
            }

            [NUnit.Framework.TestFixture]
            public class ChatTests
            {
                public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
            }
        }

        namespace BenchmarkDotNet.Attributes
        {
            public class BenchmarkAttribute : Attribute;
        }

        namespace NUnit.Framework
        {
            public class TestFixtureAttribute : Attribute;
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App
        {
            public class Benchmarks
            {
                public int Count { get; set; }

                [BenchmarkDotNet.Attributes.Benchmark]
                public HubConnection Open() => ConnectionManager.Default.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
            }

            [NUnit.Framework.TestFixture]
            public class ChatTests
            {
                public HubConnection Open() => ConnectionManager.Default.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());
            }
        }

        namespace BenchmarkDotNet.Attributes
        {
            public class BenchmarkAttribute : Attribute;
        }

        namespace NUnit.Framework
        {
            public class TestFixtureAttribute : Attribute;
        }

        """);

    [Fact]
    public Task A_window_that_is_given_something_is_given_the_manager() => VerifyAsync(
        """
        using System.Windows;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public partial class MainWindow : Window
        {
            private readonly string _url;

            public MainWindow(string url)
            {
                _url = url;
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
        }

        """,
        """
        using System.Windows;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public partial class MainWindow : Window
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public MainWindow(string url, IConnectionManager connections)
            {
                _url = url;
                _connections = connections;
            }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
        }

        """);

    [Theory]
    [InlineData("System.Windows", "DependencyObject")]
    [InlineData("System.Windows", "Application")]
    [InlineData("System.Windows.Forms", "Control")]
    [InlineData("System.Windows.Forms", "ApplicationContext")]
    [InlineData("System.ServiceProcess", "ServiceBase")]
    [InlineData("Microsoft.Maui.Controls", "Element")]
    [InlineData("Microsoft.UI.Xaml", "DependencyObject")]
    [InlineData("Microsoft.UI.Xaml", "Application")]
    [InlineData("Windows.UI.Xaml", "DependencyObject")]
    [InlineData("Windows.UI.Xaml", "Application")]
    [InlineData("Xamarin.Forms", "Element")]
    [InlineData("Avalonia", "AvaloniaObject")]
    [InlineData("UnityEngine", "MonoBehaviour")]
    [InlineData("UnityEngine", "ScriptableObject")]
    [InlineData("Godot", "GodotObject")]
    [InlineData("Android.App", "Activity")]
    [InlineData("Android.App", "Service")]
    [InlineData("Foundation", "NSObject")]
    [InlineData("System.Web", "HttpApplication")]
    [InlineData("System.Web.UI", "Control")]
    [InlineData("System.Management.Automation", "Cmdlet")]
    public Task What_a_framework_makes_is_given_no_parameter(string space, string name)
    {
        string declared = s_known.Contains($"{space}.{name}") ? "" : $"namespace {space} {{ public class {name}; }}";
        string Source(string import, string client) =>
            $$"""
            using Microsoft.AspNetCore.SignalR.Client;
            {{import}}
            public class Screen : {{space}}.{{name}}
            {
                public HubConnection Open(string url) => {{client}};
            }

            {{declared}}
            """;
        return VerifyAsync(
            Source("", "{|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|}"),
            Source("using Switchboard;\n", "ConnectionManager.Default.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build())"));
    }

    private static readonly string[] s_known =
    [
        "System.Windows.DependencyObject", "System.Windows.Application", "System.Windows.Forms.Control",
        "Microsoft.Maui.Controls.Element", "UnityEngine.MonoBehaviour", "UnityEngine.ScriptableObject",
    ];

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}
