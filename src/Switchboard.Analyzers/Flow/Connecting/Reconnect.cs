using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Flow;

internal enum ReconnectKind
{
    /// <summary>Tried again in a loop until it works, or for as long as the code runs.</summary>
    Loop,

    /// <summary>In a handler of an event that says that the connection is gone.</summary>
    Handler,

    /// <summary>By something that looks after the connection from time to time.</summary>
    Timer,

    /// <summary>By code that calls itself when connecting failed.</summary>
    Recursion,
}

/// <summary>A connect that an application makes again by itself.</summary>
internal sealed class Reconnect
{
    public Reconnect(ReconnectKind kind, string description, IOperation? place)
    {
        Kind = kind;
        Description = description;
        Place = place;
    }

    public ReconnectKind Kind { get; }

    /// <summary>For the message: "in a loop", "in the handler of 'Closed'".</summary>
    public string Description { get; }

    /// <summary>The loop, the handler, what the timer calls, or the call that closes the circle.</summary>
    public IOperation? Place { get; }

    public Location? Location => Place switch
    {
        null => null,
        // The head of a loop is enough to find it.
        Microsoft.CodeAnalysis.Operations.ILoopOperation loop => loop.Syntax.GetFirstToken().GetLocation(),
        _ => Place.Syntax.GetLocation(),
    };
}

/// <summary>What is known of a connect on the way from it out to whatever runs it again.</summary>
internal sealed class ConnectAttempt
{
    private readonly HashSet<ISymbol> _functions;

    public ConnectAttempt(ConnectionUse use)
        : this(use, new HashSet<ISymbol>(SymbolEqualityComparer.Default), false, false, false, false)
    {
    }

    private ConnectAttempt(ConnectionUse use, HashSet<ISymbol> functions, bool isCaught, bool returnsWhenCaught, bool isGuarded, bool followsFailure)
    {
        Use = use;
        _functions = functions;
        IsCaught = isCaught;
        ReturnsWhenCaught = returnsWhenCaught;
        IsGuarded = isGuarded;
        FollowsFailure = followsFailure;
    }

    public ConnectionUse Use { get; }

    /// <summary>When it fails the code goes on.</summary>
    public bool IsCaught { get; }

    /// <summary>When it fails the function returns, and who called it goes on.</summary>
    public bool ReturnsWhenCaught { get; }

    /// <summary>It is made only when the connection's state asks for it.</summary>
    public bool IsGuarded { get; }

    /// <summary>Something on the way is only done when something failed.</summary>
    public bool FollowsFailure { get; }

    /// <summary>The methods on the way.</summary>
    public IReadOnlyCollection<ISymbol> Functions => _functions;

    public bool HasPassed(ISymbol function) => _functions.Contains(function);

    public ConnectAttempt Caught(bool returns) => returns
        ? new ConnectAttempt(Use, _functions, IsCaught, true, IsGuarded, FollowsFailure)
        : new ConnectAttempt(Use, _functions, true, ReturnsWhenCaught, IsGuarded, FollowsFailure);

    public ConnectAttempt Guarded() => new(Use, _functions, IsCaught, ReturnsWhenCaught, true, FollowsFailure);

    public ConnectAttempt AfterFailure() => new(Use, _functions, IsCaught, ReturnsWhenCaught, IsGuarded, true);

    /// <summary>Out of a function, to where it is called.</summary>
    public ConnectAttempt OutOf(ISymbol function) =>
        new(Use, new HashSet<ISymbol>(_functions, SymbolEqualityComparer.Default) { function }, IsCaught || ReturnsWhenCaught, ReturnsWhenCaught, IsGuarded, FollowsFailure);
}
