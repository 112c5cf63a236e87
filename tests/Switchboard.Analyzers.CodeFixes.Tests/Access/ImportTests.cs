using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>Where the using directive of the manager is put.</summary>
public sealed class ImportTests
{
    [Fact]
    public Task After_global_directives_and_before_static_ones_and_aliases() => VerifyAsync(
        """
        global using System.Text;
        using static System.Math;
        using Json = System.Text.Json;

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => {|SWB1001:new SocketIOClient.SocketIO("https://board")|};
        }

        """,
        """
        global using System.Text;
        using Switchboard;
        using static System.Math;
        using Json = System.Text.Json;

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIOClient.SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task After_the_last_plain_one_where_they_have_no_order() => VerifyAsync(
        """
        using SocketIOClient;
        using Microsoft.AspNetCore.SignalR.Client;
        using static System.Math;
        using Json = System.Text.Json;

        public static class Board
        {
            public static SocketIO Open() => {|SWB1001:new SocketIO("https://board")|};
        }

        """,
        """
        using SocketIOClient;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;
        using static System.Math;
        using Json = System.Text.Json;

        public static class Board
        {
            public static SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task A_static_one_or_an_alias_does_not_say_where_System_stands() => VerifyAsync(
        """
        using Hubs = Microsoft.AspNetCore.SignalR;
        using static System.Math;
        using System;
        using SocketIOClient;
        using Websocket.Client;

        public static class Board
        {
            public static SocketIO Open() => {|SWB1001:new SocketIO("https://board")|};
        }

        """,
        """
        using Hubs = Microsoft.AspNetCore.SignalR;
        using static System.Math;
        using System;
        using SocketIOClient;
        using Switchboard;
        using Websocket.Client;

        public static class Board
        {
            public static SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task System_may_stand_in_the_order_of_the_others() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using SocketIOClient;
        using System;
        using System.Text;

        public static class Board
        {
            public static SocketIO Open() => {|SWB1001:new SocketIO("https://board")|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using SocketIOClient;
        using Switchboard;
        using System;
        using System.Text;

        public static class Board
        {
            public static SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task Below_the_header_and_above_a_directive_where_there_is_none() => VerifyAsync(
        """
        // Licence of the file.

        #nullable enable

        namespace App;

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => {|SWB1001:new SocketIOClient.SocketIO("https://board")|};
        }

        """,
        """
        // Licence of the file.

        using Switchboard;

        #nullable enable

        namespace App;

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIOClient.SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task Not_between_the_lines_of_a_condition() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        #if !SILENT
        using SocketIOClient;
        #endif

        public static class Board
        {
            public static HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://board").Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;
        #if !SILENT
        using SocketIOClient;
        #endif

        public static class Board
        {
            public static HubConnection Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new HubConnectionBuilder().WithUrl("https://board").Build());
        }

        """);

    [Fact]
    public Task After_the_end_of_a_condition() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        #if !SILENT
        using PusherClient;
        #endif
        using SocketIOClient;

        public static class Board
        {
            public static SocketIO Open() => {|SWB1001:new SocketIO("https://board")|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        #if !SILENT
        using PusherClient;
        #endif
        using SocketIOClient;
        using Switchboard;

        public static class Board
        {
            public static SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task Above_a_condition_that_holds_all_of_them() => VerifyAsync(
        """
        // Licence of the file.

        #if !SILENT
        using System.Text;
        #endif

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => {|SWB1001:new SocketIOClient.SocketIO("https://board")|};
        }

        """,
        """
        // Licence of the file.

        using Switchboard;
        #if !SILENT
        using System.Text;
        #endif

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIOClient.SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task Below_an_extern_alias() => VerifyAsync(
        """
        // Licence of the file.

        extern alias {|CS0430:Other|};

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => {|SWB1001:new SocketIOClient.SocketIO("https://board")|};
        }

        """,
        """
        // Licence of the file.

        extern alias {|CS0430:Other|};
        using Switchboard;

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIOClient.SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task Above_a_condition_that_begins_the_file() => VerifyAsync(
        """
        #if !SILENT
        using System.Text;
        #endif

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => {|SWB1001:new SocketIOClient.SocketIO("https://board")|};
        }

        """,
        """
        using Switchboard;
        #if !SILENT
        using System.Text;
        #endif

        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIOClient.SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task In_order_where_one_is_written_twice() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using SocketIOClient;
        using SocketIOClient;
        using Websocket.Client;

        public static class Board
        {
            public static SocketIO Open() => {|SWB1001:new SocketIO("https://board")|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using SocketIOClient;
        using SocketIOClient;
        using Switchboard;
        using Websocket.Client;

        public static class Board
        {
            public static SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIO("https://board"));
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}
