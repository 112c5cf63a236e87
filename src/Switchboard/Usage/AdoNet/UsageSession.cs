using System.Data.Common;

namespace Switchboard;

/// <summary>A connection to the usage database, in a transaction or not. Values only go in as parameters.</summary>
internal sealed class UsageSession(DbConnection connection, DbTransaction? transaction = null)
{
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        DbCommand command = Command(sql, values);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first value of the first row; null for none and for NULL.</summary>
    public async Task<long?> ReadNumberAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        DbCommand command = Command(sql, values);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is { } value and not DBNull
                ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
                : null;
    }

    public async Task<List<T>> ReadRowsAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        DbCommand command = Command(sql, values);
        await using (command.ConfigureAwait(false))
        {
            DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                List<T> all = [];
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    all.Add(read(rows));
                return all;
            }
        }
    }

    private DbCommand Command(string sql, (string Name, object Value)[] values)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach ((string name, object value) in values)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
