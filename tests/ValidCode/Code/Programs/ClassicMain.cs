using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

namespace Tools.Export;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var services = new ServiceCollection();
        services.AddSwitchboard().AddSignalR();
        services.AddSingleton<Exporter>();
        services.AddKeyedSingleton("source", (_, _) => new HubConnectionBuilder().WithUrl(args[0]).WithAutomaticReconnect().Build());

        await using var provider = services.BuildServiceProvider();
        try
        {
            await provider.GetRequiredService<Exporter>().RunAsync(CancellationToken.None);
            return 0;
        }
        catch (InvalidOperationException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }
}

internal sealed class Exporter([FromKeyedServices("source")] HubConnection source, IConnectionManager connections)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await connections.ConnectAsync(source, cancellationToken);
        var rows = await source.StreamAsChannelAsync<string>("Export", cancellationToken);
        while (await rows.WaitToReadAsync(cancellationToken))
        {
            while (rows.TryRead(out var row))
                Console.WriteLine(row);
        }
    }
}
