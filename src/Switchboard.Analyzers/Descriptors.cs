using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers;

/// <summary>Every diagnostic of the package, in one place.</summary>
internal static class Descriptors
{
    private const string HelpRoot = "https://github.com/switchboard-dotnet/switchboard/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor CreateThroughManager = Create(
        "SWB1001",
        "Create connections through the connection manager",
        "'{0}' is created here, outside the connection manager; get it with 'GetOrCreate' or 'AcquireAsync' so that it is shared and closed",
        Category.Ownership,
        DiagnosticSeverity.Warning,
        "Every part of an application that creates its own connection client opens its own connection. The connection manager keeps one per key, shares it and closes it.");

    public static readonly DiagnosticDescriptor ConnectionPerCall = Create(
        "SWB1002",
        "Do not open a connection per call",
        "'{0}' is created {1}, so every run opens another connection; get one shared connection from the connection manager",
        Category.Ownership,
        DiagnosticSeverity.Warning,
        "A connection takes several round trips to open and counts against the limits of the server. Code that runs often must reuse one.");

    public static readonly DiagnosticDescriptor RegisterAsSingleton = Create(
        "SWB1004",
        "Register connection clients as singletons",
        "'{0}' is registered as {1}, so every resolution opens another connection; register it as a singleton",
        Category.Ownership,
        DiagnosticSeverity.Warning,
        "A connection client registered as transient or scoped is a connection per resolution. A connection is meant to be shared.");

    public static readonly DiagnosticDescriptor ReleaseConnection = Create(
        "SWB2001",
        "Release the connection",
        "'{0}' is not released on every path to the end of this method; dispose it, or hand it on",
        Category.Lifetime,
        DiagnosticSeverity.Warning,
        "A connection that goes out of scope without being released stays open until the server gives up on it.");

    public static readonly DiagnosticDescriptor DisposeOwned = Create(
        "SWB2002",
        "Dispose the connection you own",
        "'{0}' {1}; {2}",
        Category.Lifetime,
        DiagnosticSeverity.Warning,
        "The type that creates a connection is the one that must close it: nobody else knows when it is done.");

    public static readonly DiagnosticDescriptor KeepSubscription = Create(
        "SWB2003",
        "Keep the subscription and dispose it",
        "The subscription to {0} on the shared connection '{1}' is never removed, so it outlives '{2}'; keep its handle and dispose it in teardown",
        Category.Lifetime,
        DiagnosticSeverity.Warning,
        "A handler on a shared connection keeps its subscriber alive and keeps being called: three visits to a page are three messages.");

    public static readonly DiagnosticDescriptor RemoveEventHandler = Create(
        "SWB2004",
        "Remove the event handler",
        "The handler of '{0}' on the shared connection '{1}' is never removed, so it outlives '{2}'; remove it in teardown",
        Category.Lifetime,
        DiagnosticSeverity.Warning,
        "An event of a shared connection holds on to every handler that was added and not removed, and calls it.");

    public static readonly DiagnosticDescriptor DoNotDisconnect = Create(
        "SWB3001",
        "Do not disconnect manually",
        "'{0}' disconnects '{1}', {2}; release it through the connection manager instead",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "Whoever disconnects a connection that others use takes it from under their feet. The connection manager closes it when its last user is gone.");

    public static readonly DiagnosticDescriptor DoNotConnect = Create(
        "SWB3002",
        "Do not connect manually",
        "'{0}' connects '{1}', which {2}; use 'ConnectAsync' of the connection manager, which connects once for all",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "A shared connection that several places connect is connected twice, or while it is being closed. The connection manager connects once and lets the others wait.");

    public static readonly DiagnosticDescriptor LetManagerReconnect = Create(
        "SWB3006",
        "Let the manager reconnect",
        "'{0}' is reconnected by hand {1}; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "A reconnect of the application's own has no jitter, no limit and no idea why the connection was lost, fights the SDK's own reconnect, and opens again what was closed on purpose. The connection manager does it for all connections alike.");

    public static readonly DiagnosticDescriptor ConnectOnce = Create(
        "SWB3007",
        "Do not connect twice",
        "'{0}' connects '{1}' again {2}, although it is connected; connect it once, or with 'ConnectAsync' of the connection manager, which connects once for all",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "Most clients throw when they are connected while they are connected or connecting; the others open a second connection or drop the first.");

    public static readonly DiagnosticDescriptor ReconnectUnmanagedHub = Create(
        "SWB3008",
        "Let an unmanaged hub reconnect",
        "'{0}' is built without automatic reconnect, so it stays closed once its connection is lost; add '{1}', or get it from the connection manager",
        Category.Protocol,
        DiagnosticSeverity.Info,
        "A connection that is kept for long will be lost some day. A client whose SDK can reconnect, and that nobody manages, should be told to.");

    public static readonly DiagnosticDescriptor SubscribeOnce = Create(
        "SWB4001",
        "Do not subscribe to the same channel twice",
        "{0} on '{1}' is subscribed to twice in this type, {2}; share one subscription",
        Category.Subscriptions,
        DiagnosticSeverity.Warning,
        "A second subscription to the same channel delivers every message twice, replaces the first or throws, depending on the SDK.");

    public static readonly DiagnosticDescriptor SubscribeWhereCodeRunsAgain = Create(
        "SWB4002",
        "Do not subscribe where code runs again",
        "The subscription to {0} on '{1}' is made {2}, so every run subscribes again; subscribe once",
        Category.Subscriptions,
        DiagnosticSeverity.Warning,
        "A subscription made in a loop, a reconnect handler or a repeated life-cycle method adds one more handler on every run.");

    public static readonly DiagnosticDescriptor InvalidCatalogLine = Create(
        "SWB9001",
        "Invalid line in a connection catalog",
        "{0}",
        Category.Catalog,
        DiagnosticSeverity.Warning,
        "A line of a *.clients.txt file cannot be used, so the analyzers know nothing of what it describes. The other lines of the file still work.");

    private static class Category
    {
        public const string Ownership = "Switchboard.Ownership";
        public const string Lifetime = "Switchboard.Lifetime";
        public const string Protocol = "Switchboard.Protocol";
        public const string Subscriptions = "Switchboard.Subscriptions";
        public const string Catalog = "Switchboard.Catalog";
    }

    private static DiagnosticDescriptor Create(
        string id, string title, string message, string category, DiagnosticSeverity severity, string description) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, HelpRoot + id + ".md");
}
