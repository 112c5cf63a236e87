// style: console tool with endpoints of each stage
// sdk: signalr
// program: yes
using Microsoft.AspNetCore.SignalR.Client;
using Supabase;

var stage = args.Length > 0 ? args[0] : "local";
var address = stage switch
{
    "local" => "http://localhost:5080/hub", // quiet: SWB5003 loopback
    "docker" => "http://host.docker.internal:5080/hub", // quiet: SWB5003 the machine's own network
    "staging" => "http://staging.tenant-portal.com/hub", // expect: SWB5003
    _ => "https://tenant-portal.com/hub", // quiet: SWB5003 encrypted
};

await using var hub = new HubConnectionBuilder().WithUrl(address).Build(); // expect: SWB1001
await hub.StartAsync();
Console.WriteLine(await hub.InvokeAsync<int>("CountTenants"));

var storage = new Client("http://db.tenant-portal.com", Environment.GetEnvironmentVariable("SUPABASE_ANON")!); // expect: SWB5003
await storage.InitializeAsync();
