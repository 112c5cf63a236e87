using System.Data.Common;
using Polly;
using Polly.Retry;

namespace Switchboard;

/// <summary>Keeps usage in a database, which any number of processes may share.</summary>
/// <remarks>
/// <para>The tables, all named <c>switchboard_…</c>, are created and brought to the version of this library by the first call, or by
/// <see cref="MigrateAsync"/>. They hold the identifiers of users as the keys give them; one of more than 256 characters or that is no valid text is
/// kept as its SHA-256 hash. <see cref="PruneAsync"/> deletes what is older than it may get.</para>
/// <para>The peak over several processes is right to the connection in the order in which their batches arrive. The clocks of the processes should agree
/// to within a few seconds: an instance that was not heard of for three heartbeats does not count any more.</para>
/// <para>Safe for any number of threads. The data source stays its maker's: it is not disposed.</para>
/// </remarks>
public sealed class AdoNetUsageStore : IUsageStore
{
    private readonly DbDataSource _dataSource;
    private readonly SqlDialect _dialect;
    private readonly ResiliencePipeline _conflicts;
    private readonly SemaphoreSlim _migrating = new(1, 1);
    private volatile bool _isCurrent;

    /// <summary>Keeps usage in a database.</summary>
    /// <param name="dataSource">The database, for example an <c>NpgsqlDataSource</c>, or <c>SqliteFactory.Instance.CreateDataSource("Data Source=usage.db")</c>.</param>
    /// <param name="dialect">Its kind: <see cref="SqlDialect.Sqlite"/> or <see cref="SqlDialect.PostgreSql"/>.</param>
    /// <param name="timeProvider">The clock of the pauses between tries; <see langword="null"/> for the system's.</param>
    public AdoNetUsageStore(DbDataSource dataSource, SqlDialect dialect, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(dialect);
        _dataSource = dataSource;
        _dialect = dialect;
        _conflicts = new ResiliencePipelineBuilder { TimeProvider = timeProvider ?? TimeProvider.System }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 8,
                Delay = TimeSpan.FromMilliseconds(20),
                MaxDelay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<DbException>(dialect.IsConflict),
            })
            .Build();
    }

    /// <summary>Creates the tables, or brings them to the version of this library. Not needed: the first call does it where it was not done.</summary>
    /// <param name="cancellationToken">Cancels the call; the database then stays as it was.</param>
    /// <returns>A task that ends when the tables are there.</returns>
    /// <exception cref="InvalidOperationException">The tables are of a newer version than this library knows.</exception>
    /// <remarks>For a deployment where the application itself may not create tables. Safe to call from several processes at once.</remarks>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        if (_isCurrent)
            return;
        await _migrating.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isCurrent)
                await MigrateToAsync(UsageSchema.Latest, cancellationToken).ConfigureAwait(false);
            _isCurrent = true;
        }
        finally
        {
            _migrating.Release();
        }
    }

    /// <inheritdoc/>
    public async Task RecordAsync(UsageBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        await WriteAsync((session, token) => UsageWrites.RecordAsync(session, _dialect, batch, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<UsageReport> GetReportAsync(UsageMonth month, CancellationToken cancellationToken = default)
    {
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync((session, token) => UsageReads.ReportAsync(session, month, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> GetLastActiveAsync(string user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync((session, token) => UsageReads.LastActiveAsync(session, user, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> GetLastActiveAsync(string user, string? scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync((session, token) => UsageReads.LastActiveAsync(session, user, scope, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        await WriteAsync((session, token) => UsageWrites.PruneAsync(session, _dialect, before, token), cancellationToken).ConfigureAwait(false);
    }

    internal async Task MigrateToAsync(int version, CancellationToken cancellationToken)
    {
        // A look first: whoever may not create tables may use those that are there.
        int current = await ReadAsync((session, token) => UsageSchema.VersionAsync(session, _dialect, token), cancellationToken).ConfigureAwait(false);
        if (current > version)
            throw new InvalidOperationException(
                $"The usage tables are of version {current}, and this Switchboard knows version {version}; update the Switchboard package of this process.");
        if (current == version)
            return;
        await WriteAsync(
            async (session, token) =>
            {
                if (_dialect.TakeTurn is { } takeTurn)
                    await session.ExecuteAsync(takeTurn, token).ConfigureAwait(false);
                // Another process may have done it meanwhile.
                int from = await UsageSchema.VersionAsync(session, _dialect, token).ConfigureAwait(false);
                await UsageSchema.MigrateAsync(session, from, version, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(Func<UsageSession, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        await OnConnectionAsync(
            async (connection, token) =>
            {
                DbTransaction transaction = await connection.BeginTransactionAsync(_dialect.Isolation, token).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    await write(new UsageSession(connection, transaction), token).ConfigureAwait(false);
                    await transaction.CommitAsync(token).ConfigureAwait(false);
                    return true;
                }
            },
            cancellationToken).ConfigureAwait(false);

    private Task<T> ReadAsync<T>(Func<UsageSession, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        OnConnectionAsync((connection, token) => read(new UsageSession(connection), token), cancellationToken);

    private async Task<T> OnConnectionAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _conflicts.ExecuteAsync(
                async token =>
                {
                    DbConnection connection = await _dataSource.OpenConnectionAsync(token).ConfigureAwait(false);
                    await using (connection.ConfigureAwait(false))
                        return await work(connection, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The database may have been replaced by an older copy, or by a new one.
            _isCurrent = false;
            throw;
        }
    }
}
