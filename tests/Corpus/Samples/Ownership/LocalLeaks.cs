// style: locals that leak
// sdk: mixed
using Microsoft.AspNetCore.SignalR.Client;
using SocketIOClient;

namespace App.Services;

public static class LocalLeaks
{
    public static async Task<string> AskAsync(string url, string question)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
        await hub.StartAsync();
        var answer = await hub.InvokeAsync<string>("Ask", question);
        if (answer.Length == 0)
            throw new InvalidOperationException("No answer.");
        await hub.DisposeAsync();
        return answer;
    }

    public static async Task TellAsync(string url, string text)
    {
        var socket = new SocketIO(url); // expect: SWB1001, SWB2001
        try
        {
            await socket.ConnectAsync();
            await socket.EmitAsync("tell", text);
            socket.Dispose();
        }
        catch (TimeoutException problem)
        {
            Console.WriteLine(problem.Message);
        }
    }

    public static async Task StopOnlyAsync(string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        await hub.StartAsync();
        await hub.StopAsync(); // quiet: SWB2001 a graceful disconnect is a release
    }

    public static async Task<int> ChooseAsync(string url, int mode)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
        switch (mode)
        {
            case 0:
                await hub.StartAsync();
                await hub.DisposeAsync();
                return 0;
            case 1:
                await hub.DisposeAsync();
                return 1;
            default:
                return 2;
        }
    }

    public static async Task<int> ChooseSafelyAsync(string url, int mode)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        if (mode == 0)
        {
            await hub.DisposeAsync();
            return 0;
        }

        await hub.StartAsync();
        await hub.DisposeAsync(); // quiet: SWB2001 released on each path
        return 1;
    }

    public static void Fire(string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
        _ = hub.StartAsync(); // expect: SWB3004
    }
}
