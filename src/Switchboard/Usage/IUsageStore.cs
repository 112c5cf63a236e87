namespace Switchboard;

/// <summary>Keeps who was active in which month, how many connections were open at once, and when a user was active last.</summary>
/// <remarks>
/// <para>Any number of managers, in any number of processes, write to one store. Each is an instance that tells its batches one after
/// the other; batches of different instances arrive at the same time. A batch is taken whole or not at all, and one whose number is not higher
/// than the last of its instance was taken before and changes nothing: what was told again after a lost answer is not counted twice.</para>
/// <para>Users and scopes are kept as the keys give them, compared ordinally. Identifiers of users are personal data: call
/// <see cref="PruneAsync"/> regularly, for example once a day, with the age your retention policy names.</para>
/// <para>A store is safe for any number of threads. It may fail; the manager keeps what happens meanwhile and tells it later.</para>
/// </remarks>
public interface IUsageStore
{
    /// <summary>Takes what happened at an instance since its last batch.</summary>
    /// <param name="batch">What happened.</param>
    /// <param name="cancellationToken">Cancels the call; the batch may have been taken all the same.</param>
    /// <returns>A task that ends when the batch is kept.</returns>
    /// <remarks>
    /// The connections of other instances that count at <see cref="UsageBatch.At"/> are added to what the batch tells as its highest, in one step
    /// with replacing its own open connections, so that no connection is missed or counted twice, however many instances write at once.
    /// </remarks>
    Task RecordAsync(UsageBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Tells the figures of a month, for each scope and for all of them together.</summary>
    /// <param name="month">The month, in UTC.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The figures; zeros for a month of which nothing is known.</returns>
    Task<UsageReport> GetReportAsync(UsageMonth month, CancellationToken cancellationToken = default);

    /// <summary>Tells when a user was active last, in whichever scope.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The time; <see langword="null"/> when nothing is known of the user.</returns>
    Task<DateTimeOffset?> GetLastActiveAsync(string user, CancellationToken cancellationToken = default);

    /// <summary>Tells when a user was active last in one scope.</summary>
    /// <param name="user">The user.</param>
    /// <param name="scope">The scope; <see langword="null"/> for connections that have none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The time; <see langword="null"/> when nothing is known of the user in that scope.</returns>
    Task<DateTimeOffset?> GetLastActiveAsync(string user, string? scope, CancellationToken cancellationToken = default);

    /// <summary>Deletes what is older than a time: users last active before it, hours before it, instances not heard of since.</summary>
    /// <param name="before">The time. The start of a month leaves every month whole that is left.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is deleted.</returns>
    Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}
