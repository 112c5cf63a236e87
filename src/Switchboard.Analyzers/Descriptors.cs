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

    public static readonly DiagnosticDescriptor UseAfterRelease = Create(
        "SWB2005",
        "Do not use a connection after releasing it",
        "'{0}' is called on '{1}' after '{2}' has released it; call it before, or get a new connection",
        Category.Lifetime,
        DiagnosticSeverity.Warning,
        "A connection, lease or channel that was released does nothing any more: what is called on it throws, or waits for an answer that never comes.");

    public static readonly DiagnosticDescriptor ReleaseOnSignOut = Create(
        "SWB2006",
        "Release connections on sign-out",
        "'{0}' signs the user out and leaves their connections open; tell the connection manager with 'SignOutAsync'",
        Category.Lifetime,
        DiagnosticSeverity.Info,
        "A connection that was opened for a user goes on receiving their messages after they signed out, until somebody closes it.");

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

    public static readonly DiagnosticDescriptor ConcurrentTransfer = Create(
        "SWB3009",
        "Do not send concurrently on one WebSocket",
        "'{0}' on '{1}' can start while another {2} on it is under way, and it allows one at a time; await that one first, or let them take turns",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "A WebSocket allows one send and one receive at a time. A second one throws, or mixes its frames with those of the first.");

    public static readonly DiagnosticDescriptor ReadToEnd = Create(
        "SWB3010",
        "Read WebSocket messages to their end",
        "'{0}' on '{1}' {2}",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "A receive gives one frame, and a message may be many: a long one, or one that a proxy has cut, arrives in parts. The last frame of all says that the other side closes.");

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
