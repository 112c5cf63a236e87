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

    public static readonly DiagnosticDescriptor SecondManager = Create(
        "SWB1003",
        "Do not create a second connection manager",
        "This '{0}' is created beside the application's, so what it connects is not shared with the rest; have 'IConnectionManager' injected",
        Category.Ownership,
        DiagnosticSeverity.Warning,
        "A connection manager shares, limits and closes the connections that it made itself. Two of them open one connection each for the same key, and neither knows of the other's.");

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

    public static readonly DiagnosticDescriptor BlockedConnection = Create(
        "SWB3003",
        "Do not block on connection calls",
        "'{0}' blocks the thread until '{1}' of '{2}' is done, and for ever where that needs the thread; await it",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "A thread that waits for the network does nothing else meanwhile; where the call goes on in its context, as in a user interface, the two wait for each other.",
        isEnabledByDefault: false);

    public static readonly DiagnosticDescriptor ForgottenConnection = Create(
        "SWB3004",
        "Await the connection call",
        "'{0}' of '{1}' {2}, so nobody learns when it is done or that it failed; {3}",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "What goes wrong in a task that nobody awaits goes unseen, and what follows the call runs before the connection is there.",
        isEnabledByDefault: false);

    public static readonly DiagnosticDescriptor ConnectAgainstDelay = Create(
        "SWB3005",
        "Do not race a connect against a delay",
        "'{0}' of '{1}' is raced against a delay and goes on where the delay wins, which leaves a connection half open; {2}",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "The loser of a race is not cancelled by losing it. A connect that nobody waits for any more still opens its connection, and nobody closes that.");

    public static readonly DiagnosticDescriptor LetManagerReconnect = Create(
        "SWB3006",
        "Let the manager reconnect",
        "'{0}' is reconnected by hand {1}; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff",
        Category.Protocol,
        DiagnosticSeverity.Warning,
        "A reconnect of the application's own has no jitter, no limit and no idea why the connection was lost, fights the SDK's own reconnect, and opens again what was closed on purpose. The connection manager does it for all connections alike.");

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

    public static readonly DiagnosticDescriptor SubscribeBeforeConnecting = Create(
        "SWB4003",
        "Register handlers before connecting",
        "The handler of {0} on '{1}' is registered after '{2}', so a message that comes in between is lost; register it before",
        Category.Subscriptions,
        DiagnosticSeverity.Info,
        "Messages may come as soon as the connection is open. What arrives before its handler is registered is dropped.");

    public static readonly DiagnosticDescriptor ScopeBroadcast = Create(
        "SWB4004",
        "Scope the broadcast",
        "'{0}' reaches the connections of every scope, and this assembly requires one; send through '{1}'",
        Category.Subscriptions,
        DiagnosticSeverity.Info,
        "An application that keeps tenants apart never means everybody. A message that is broadcast without a scope reaches the connections of all tenants.",
        isEnabledByDefault: false);

    public static readonly DiagnosticDescriptor HardCodedCredential = Create(
        "SWB5001",
        "Do not hard-code connection credentials",
        "The credential for {0} is a constant in the code, where everybody who can read the code can use it; read it from configuration or a secret store",
        Category.Configuration,
        DiagnosticSeverity.Warning,
        "Code is copied, shared and shipped, and a credential in it goes along and stays valid. Whoever has the program can connect as its user.");

    public static readonly DiagnosticDescriptor TokenProvider = Create(
        "SWB5002",
        "Supply tokens through a provider",
        "The token for {0} is read once, so reconnecting fails when it has expired; give '{1}' a provider, which is asked again",
        Category.Configuration,
        DiagnosticSeverity.Info,
        "A token ends while the connection lives. The client that was given a text sends the old one when it reconnects; one that was given a provider asks for a new one.");

    public static readonly DiagnosticDescriptor EncryptTransport = Create(
        "SWB5003",
        "Use an encrypted transport",
        "'{0}', which '{1}' is given, is not encrypted, so anybody on the way can read and change the messages; use '{2}://'",
        Category.Configuration,
        DiagnosticSeverity.Warning,
        "Tokens and messages that leave the machine without encryption can be read and changed by every network between. Only loopback and private networks are left out.");

    public static readonly DiagnosticDescriptor KeepSafeguards = Create(
        "SWB5004",
        "Keep the safeguards on",
        "'{0}' is '{1}', {2}; the default is '{3}'",
        Category.Configuration,
        DiagnosticSeverity.Warning,
        "The connection manager protects servers and connections by limits, pauses and checks. A value that contradicts them turns the protection off, or keeps the manager from being made.");

    public static readonly DiagnosticDescriptor InvalidCatalogLine = Create(
        "SWB9001",
        "Invalid line in a connection catalog",
        "{0}",
        Category.Catalog,
        DiagnosticSeverity.Warning,
        "A line of a *.clients.txt file cannot be used, so the analyzers know nothing of what it describes. The other lines of the file still work.");

    public static readonly DiagnosticDescriptor InvalidOption = Create(
        "SWB9002",
        "Invalid analyzer option",
        "'{0}' of the analyzer configuration has no effect: {1}; {2}",
        Category.Options,
        DiagnosticSeverity.Warning,
        "An option of an .editorconfig or .globalconfig that no rule reads, or whose value none can read, leaves the rules as they are by default, and nobody notices.",
        tags: WellKnownDiagnosticTags.CompilationEnd);

    private static class Category
    {
        public const string Ownership = "Switchboard.Ownership";
        public const string Lifetime = "Switchboard.Lifetime";
        public const string Protocol = "Switchboard.Protocol";
        public const string Subscriptions = "Switchboard.Subscriptions";
        public const string Configuration = "Switchboard.Configuration";
        public const string Catalog = "Switchboard.Catalog";
        public const string Options = "Switchboard.Options";
    }

    private static DiagnosticDescriptor Create(
        string id, string title, string message, string category, DiagnosticSeverity severity, string description, bool isEnabledByDefault = true, params string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault, description, HelpRoot + id + ".md", tags);
}
