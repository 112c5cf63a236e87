using Microsoft.Extensions.Logging.Abstractions;
using Switchboard;
using Switchboard.Usage;

// Arguments: the dialect, the connection string, the number of this process. Then "open 25 60" opens 25 connections, of users from a circle of 60,
// "close 10" closes 10; each is answered when the database has it. The end of the input is the end of the process.
await using var database = UsageDatabase.Open(args[0], args[1]);
int process = int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture);
var store = new AcknowledgingStore(new AdoNetUsageStore(database.Source, database.Dialect));
await using var ledger = new UsageLedger(store, new ConnectionManagerOptions(), new StandingClock(), NullLogger.Instance);
Console.WriteLine("ready");

int open = 0;
while (await Console.In.ReadLineAsync() is { } line)
{
    string[] words = line.Split(' ');
    int count = int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
    for (int number = 0; number < count; number++)
    {
        if (words[0] == "open")
        {
            int circle = int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture);
            ledger.Opened(new ConnectionKey("chat", user: $"user {((process * 10) + number) % circle}", scope: "acme"));
            open++;
        }
        else
        {
            ledger.Closed(new ConnectionKey("chat", scope: "acme"));
            open--;
        }
        // Room for the writer, so that there is more than one batch.
        await Task.Yield();
    }
    await store.HasOpen(open);
    Console.WriteLine(open);
}
