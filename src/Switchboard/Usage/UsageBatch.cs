namespace Switchboard;

/// <summary>What happened at one instance since the batch before.</summary>
/// <param name="Instance">The instance: one manager of one process. Unique among all that share the store.</param>
/// <param name="Number">The number of the batch: 1 for the first of an instance, and higher with each.</param>
/// <param name="At">When it is told.</param>
/// <param name="CountsUntil">Until when the open connections of the instance count, should nothing more be heard of it.</param>
public sealed record UsageBatch(string Instance, long Number, DateTimeOffset At, DateTimeOffset CountsUntil)
{
    /// <summary>Users who were active.</summary>
    public IReadOnlyList<ActiveUser> Users { get; init; } = [];

    /// <summary>How many connections the instance has open now, for the scopes where that may have changed. A scope that is not named stays as it is.</summary>
    public IReadOnlyList<OpenConnections> Open { get; init; } = [];

    /// <summary>What happened in each scope and hour.</summary>
    public IReadOnlyList<ConnectionHour> Hours { get; init; } = [];

    /// <summary>What happened in each hour in all scopes together. Their <see cref="ConnectionHour.Scope"/> is <see langword="null"/>.</summary>
    public IReadOnlyList<ConnectionHour> HoursInAll { get; init; } = [];
}

/// <summary>A user who was active.</summary>
/// <param name="Scope">The scope, or <see langword="null"/>.</param>
/// <param name="User">The user.</param>
/// <param name="At">When.</param>
public sealed record ActiveUser(string? Scope, string User, DateTimeOffset At);

/// <summary>The open connections of an instance in one scope.</summary>
/// <param name="Scope">The scope, or <see langword="null"/>.</param>
/// <param name="Count">How many are open.</param>
public sealed record OpenConnections(string? Scope, int Count);

/// <summary>What happened to connections of an instance within one hour since the batch before.</summary>
/// <param name="Scope">The scope, or <see langword="null"/>.</param>
/// <param name="Hour">The start of the hour, in UTC.</param>
/// <param name="Highest">The most connections of the instance that were open at once.</param>
/// <param name="HighestAt">When so many were open first.</param>
/// <param name="Opened">Connections that were opened.</param>
/// <param name="ClientsCreated">Clients that were created.</param>
/// <param name="HoldsTaken">References and leases that were taken.</param>
public sealed record ConnectionHour(
    string? Scope, DateTimeOffset Hour, int Highest, DateTimeOffset HighestAt, long Opened, long ClientsCreated, long HoldsTaken);
