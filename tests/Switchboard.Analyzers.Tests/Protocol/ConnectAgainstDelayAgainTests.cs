using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConnectAgainstDelayAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3005 is quiet where the code waits again, and where other code ends the connect.</summary>
public class ConnectAgainstDelayAgainTests
{
    [Fact]
    public Task A_loop_that_waits_again_for_the_same_connect() => Rule.VerifyAsync(
        """
        public class Feed(HubConnection hub)
        {
            public async Task ShowAsync()
            {
                var connect = hub.StartAsync();
                while (await Task.WhenAny(connect, Task.Delay(1000)) != connect)
                    Console.WriteLine("still connecting");
            }

            public void Show()
            {
                var connect = hub.StartAsync();
                while (!connect.Wait(1000))
                    Console.WriteLine("still connecting");
            }

            public async Task CatchAsync()
            {
                var connect = hub.StartAsync();
                while (true)
                {
                    try
                    {
                        await connect.WaitAsync(TimeSpan.FromSeconds(1));
                        break;
                    }
                    catch (TimeoutException)
                    {
                        Console.WriteLine("still connecting");
                    }
                }
            }

            // Another connect every time.
            public async Task RetryAsync()
            {
                while (true)
                {
                    var connect = hub.StartAsync();
                    if (await {|SWB3005:Task.WhenAny(connect, Task.Delay(1000))|} == connect)
                        return;
                }
            }

            public async Task RetryLocalAsync()
            {
                Task ConnectAsync() => hub.StartAsync();
                while (true)
                {
                    var connect = ConnectAsync();
                    if (await {|SWB3005:Task.WhenAny(connect, Task.Delay(1000))|} == connect)
                        return;
                }
            }
        }
        """);

    [Fact]
    public Task It_is_awaited_wherever_the_race_was_run() => Rule.VerifyAsync(
        """
        public class Feed(HubConnection hub)
        {
            public async Task OpenAsync(bool isOpen)
            {
                if (isOpen)
                    return;
                var connect = hub.StartAsync();
                if (await Task.WhenAny(connect, Task.Delay(1000)) != connect)
                    Console.WriteLine("still connecting");
                await connect;
            }
        }
        """);

    [Fact]
    public Task The_token_is_cancelled_by_a_method_that_is_called() => Rule.VerifyAsync(
        """
        public class Feed(HubConnection hub)
        {
            private readonly CancellationTokenSource _stop = new();

            public async Task OpenAsync()
            {
                try
                {
                    await hub.StartAsync(_stop.Token).WaitAsync(TimeSpan.FromSeconds(5));
                }
                catch (TimeoutException)
                {
                    Cancel();
                    throw;
                }
            }

            private void Cancel() => _stop.Cancel();
        }

        public class Line(HubConnection hub)
        {
            private readonly CancellationTokenSource _stop = new();

            public Task OpenAsync() => {|SWB3005:hub.StartAsync(_stop.Token).WaitAsync(TimeSpan.FromSeconds(5))|};

            private void Cancel() => _stop.Cancel();
        }
        """);

    [Fact]
    public Task A_token_that_is_handed_on() => Rule.VerifyAsync(
        """
        public class Feed(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                using var stop = new CancellationTokenSource();
                var connect = ConnectAsync(stop.Token);
                if (await Task.WhenAny(connect, Task.Delay(5000)) != connect)
                {
                    stop.Cancel();
                    throw new TimeoutException();
                }

                await connect;
            }

            private Task ConnectAsync(CancellationToken cancellationToken) => hub.StartAsync(cancellationToken);
        }

        public class Line(HubConnection hub)
        {
            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                var connect = ConnectAsync(cancellationToken);
                if (await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000))|} != connect)
                    throw new TimeoutException();

                await connect;
            }

            private Task ConnectAsync(CancellationToken cancellationToken) => hub.StartAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task A_socket_that_the_end_of_a_token_aborts() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed(ClientWebSocket socket, Uri address)
        {
            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                using var abort = cancellationToken.Register(() => socket.Abort());
                await socket.ConnectAsync(address, default).WaitAsync(TimeSpan.FromSeconds(5));
            }
        }
        """);

    [Fact]
    public Task A_time_within_what_is_handed_on_and_one_of_an_extension_method() => Rule.VerifyAsync(
        """
        namespace System.Threading.Tasks
        {
            public static class Times
            {
                public static Task WaitAsync(this Task task, int milliseconds) => task.WaitAsync(TimeSpan.FromMilliseconds(milliseconds));
            }
        }

        public class Chat(HubConnection hub, List<Task> tasks)
        {
            public void Begin() => tasks.Add(Task.WhenAll({|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}));

            public async Task OpenAsync() => await {|SWB3005:hub.StartAsync().WaitAsync(5000)|};
        }
        """);

    [Fact]
    public Task A_private_method_that_gives_the_task_to_nobody_here() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            private Task ConnectAsync()
            {
                var connect = hub.StartAsync();
                connect.Wait(5000);
                return connect;
            }
        }
        """);
}
