namespace Switchboard;

/// <summary>Something that is wrong with the connections right now, and what to do about it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The connection; <see langword="null"/> when it concerns all.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Advice">What to do, in a sentence.</param>
/// <param name="Origin">Where the lease was taken, with <see cref="ConnectionManagerOptions.TrackOrigins"/>; else <see langword="null"/>.</param>
public sealed record ConnectionIssue(ConnectionIssueKind Kind, ConnectionKey? Key, string Message, string Advice, string? Origin = null);
