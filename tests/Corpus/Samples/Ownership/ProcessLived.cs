// style: static class
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Messaging;

public static class Telemetry
{
    private static readonly HubConnection Hub = new HubConnectionBuilder() // expect: SWB1001, SWB3008
        .WithUrl("https://telemetry.example.com/hub")
        .Build();

    static Telemetry()
    {
        Hub.On<string>("Level", SetLevel); // quiet: SWB2003 static
        Hub.Closed += OnClosed; // quiet: SWB2004 static
    }

    public static string Level { get; private set; } = "info";

    public static Task StartAsync() => Hub.StartAsync(); // quiet: SWB3002 its own static

    public static Task StopAsync() => Hub.StopAsync(); // quiet: SWB3001 its own static

    private static void SetLevel(string level) => Level = level;

    private static Task OnClosed(Exception? problem) => Task.CompletedTask;
}
