using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Switchboard.TestReferences;

/// <summary>
/// Sets of references that test input compiles against. Each SDK's set is what it adds to <see cref="NetCore"/> and <see cref="AspNetCore"/>.
/// All are made on first use and kept; safe to use from several threads.
/// </summary>
public static class Sdk
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_netCore = new(() => InstalledAssemblies.Framework("Microsoft.NETCore.App"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_aspNetCore = new(() => InstalledAssemblies.Framework("Microsoft.AspNetCore.App"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_signalR = new(CreateSignalR);
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_socketIO = new(() => InstalledAssemblies.Named("SocketIOClient"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_rabbitMQ = new(() => InstalledAssemblies.Named("RabbitMQ.Client"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_stubs = new(() => InstalledAssemblies.Named("SdkStubs"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_switchboard = new(() => InstalledAssemblies.Named("Switchboard", "Switchboard.SignalR"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_testFramework = new(CreateTestFramework);
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_socketIO4 = new(() => Stub("SocketIO4.cs", "SocketIOClient"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_rabbitMQ6 = new(() => Stub("RabbitMQ6.cs", "RabbitMQ.Client"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_mqtt4 = new(() => Stub("Mqtt4.cs", "MQTTnet"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_signalR11 = new(() => Stub("SignalR11.cs", "Microsoft.AspNetCore.SignalR.Client.Core"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_all = new(() =>
        [.. NetCore, .. AspNetCore, .. SignalR, .. SocketIO, .. RabbitMQ, .. Stubs, .. Switchboard]);

    /// <summary>The reference assemblies of .NET 10.</summary>
    public static ImmutableArray<MetadataReference> NetCore => s_netCore.Value;

    /// <summary>The reference assemblies of ASP.NET Core 10: Blazor, the SignalR server, hosting and dependency injection too.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore => s_aspNetCore.Value;

    /// <summary>The real SignalR client 10.0, with the transport options it configures.</summary>
    public static ImmutableArray<MetadataReference> SignalR => s_signalR.Value;

    /// <summary>The real SocketIOClient 3.0.</summary>
    public static ImmutableArray<MetadataReference> SocketIO => s_socketIO.Value;

    /// <summary>The real RabbitMQ.Client 7.1.</summary>
    public static ImmutableArray<MetadataReference> RabbitMQ => s_rabbitMQ.Value;

    /// <summary>StackExchange.Redis 3.x, one of the <see cref="Stubs"/>.</summary>
    public static ImmutableArray<MetadataReference> Redis => Stubs;

    /// <summary>The client SDKs that do not restore everywhere, and the shapes of WPF, Windows Forms, MAUI and Unity that lifetime rules look at.</summary>
    public static ImmutableArray<MetadataReference> Stubs => s_stubs.Value;

    /// <summary>The runtime assemblies of this repository.</summary>
    public static ImmutableArray<MetadataReference> Switchboard => s_switchboard.Value;

    /// <summary>xUnit. A compilation that references it is test code to the rules, so <see cref="All"/> leaves it out.</summary>
    public static ImmutableArray<MetadataReference> TestFramework => s_testFramework.Value;

    /// <summary>Everything above but <see cref="TestFramework"/>.</summary>
    public static ImmutableArray<MetadataReference> All => s_all.Value;

    /// <summary>SocketIOClient 4.0, instead of <see cref="SocketIO"/>.</summary>
    public static ImmutableArray<MetadataReference> SocketIO4 => s_socketIO4.Value;

    /// <summary>RabbitMQ.Client 6.4, instead of <see cref="RabbitMQ"/>.</summary>
    public static ImmutableArray<MetadataReference> RabbitMQ6 => s_rabbitMQ6.Value;

    /// <summary>MQTTnet 4 with its managed client, instead of <see cref="Stubs"/>.</summary>
    public static ImmutableArray<MetadataReference> Mqtt4 => s_mqtt4.Value;

    /// <summary>What SignalR 11.0 adds to HubConnection, instead of <see cref="SignalR"/>.</summary>
    public static ImmutableArray<MetadataReference> SignalR11 => s_signalR11.Value;

    private static ImmutableArray<MetadataReference> CreateSignalR()
    {
        var client = AssemblyName.GetAssemblyName(InstalledAssemblies.Find("Microsoft.AspNetCore.SignalR.Client"));
        var options = StubAssembly.Compile("HttpConnections.cs", "Microsoft.AspNetCore.Http.Connections.Client", [.. NetCore, .. AspNetCore], client);
        return [.. InstalledAssemblies.Named("Microsoft.AspNetCore.SignalR.Client.Core", "Microsoft.AspNetCore.SignalR.Client"), options];
    }

    private static ImmutableArray<MetadataReference> CreateTestFramework()
    {
        // It is compiled against the facade of IAsyncDisposable.
        var assemblies = InstalledAssemblies.BeginningWith("xunit.v3.").AddRange(InstalledAssemblies.BeginningWith("Microsoft.Bcl.AsyncInterfaces"));
        return assemblies.IsEmpty
            ? throw new InvalidOperationException("The running program references no xUnit; add xunit.v3 to its project.")
            : assemblies;
    }

    private static ImmutableArray<MetadataReference> Stub(string file, string assemblyName) => [StubAssembly.Compile(file, assemblyName, [.. NetCore, .. AspNetCore])];
}
