using System.Net;
using System.Net.Sockets;

namespace Switchboard.Usage;

/// <summary>A PostgreSQL of its own: made in a temporary directory, listening on loopback, and deleted in the end.</summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private static readonly string? s_binaries = FindBinaries();

    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"switchboard-postgresql-{Guid.NewGuid():N}");
    private readonly int _port = FreePort();

    private PostgreSqlCluster()
    {
    }

    public static bool IsInstalled => s_binaries is not null;

    public static string HowToInstall =>
        "PostgreSQL is not installed here: neither /usr/lib/postgresql nor the PATH has initdb. On Debian, apt-get install postgresql; no service need run.";

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Maximum Pool Size=20";

    public static async Task<PostgreSqlCluster> MakeAsync()
    {
        var cluster = new PostgreSqlCluster();
        try
        {
            await cluster.InitializeAsync();
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task StartAsync() => RunAsync("pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_directory, "log"));

    /// <summary>Ends it as a crash would.</summary>
    public Task StopAsync() => RunAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private string Data => Path.Combine(_directory, "data");

    private async Task InitializeAsync()
    {
        Directory.CreateDirectory(_directory);
        if (Environment.IsPrivilegedProcess)
            await CommandLine.RunAsync("chown", await OwnerAsync(), _directory);
        await RunAsync("initdb", "-D", Data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        await File.AppendAllTextAsync(
            Path.Combine(Data, "postgresql.conf"),
            $"""

            listen_addresses = '127.0.0.1'
            port = {_port}
            unix_socket_directories = ''
            fsync = off
            """);
    }

    // PostgreSQL refuses to run as root.
    private static async Task RunAsync(string program, params string[] arguments)
    {
        string path = Path.Combine(s_binaries!, program);
        if (Environment.IsPrivilegedProcess)
            await CommandLine.RunAsync("runuser", ["-u", await OwnerAsync(), "--", path, .. arguments]);
        else
            await CommandLine.RunAsync(path, arguments);
    }

    private static async Task<string> OwnerAsync() =>
        (await File.ReadAllLinesAsync("/etc/passwd")).Any(static line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> debian = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(static version => version, StringComparer.Ordinal).Select(static version => Path.Combine(version, "bin"))
            : [];
        IEnumerable<string> path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian.Concat(path).FirstOrDefault(static directory => File.Exists(Path.Combine(directory, "initdb")) && File.Exists(Path.Combine(directory, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
