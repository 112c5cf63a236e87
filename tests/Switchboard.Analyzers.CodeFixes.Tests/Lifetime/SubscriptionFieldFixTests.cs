using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.KeepSubscriptionAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.KeepSubscriptionFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2003: the name and the type of the field that keeps the subscription.</summary>
public sealed class SubscriptionFieldFixTests
{
    [Fact]
    public Task The_name_begins_with_a_letter() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            public Feed(HubConnection hub)
            {
                {|SWB2003:hub.On<string>("2fa-code", code => { })|};
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IDisposable
        {
            private IDisposable? _faCodeSubscription;

            public Feed(HubConnection hub)
            {
                _faCodeSubscription = hub.On<string>("2fa-code", code => { });
            }

            public void Dispose()
            {
                _faCodeSubscription?.Dispose();
            }
        }

        """);

    [Fact]
    public Task A_type_whose_name_is_taken_is_written_in_full() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board
        {
            private const int Size = 1;

            public Board(HubConnection hub)
            {
                {|SWB2003:hub.On<string>("said", code => Console.WriteLine(Size))|};
            }

            private enum IDisposable { None }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board : IDisposable
        {
            private global::System.IDisposable? _saidSubscription;

            private const int Size = 1;

            public Board(HubConnection hub)
            {
                _saidSubscription = hub.On<string>("said", code => Console.WriteLine(Size));
            }

            private enum IDisposable { None }

            public void Dispose()
            {
                _saidSubscription?.Dispose();
            }
        }

        """);

    [Fact]
    public Task A_channel_without_a_letter_gives_no_word_to_the_name() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board
        {
            public Board(HubConnection hub)
            {
                {|SWB2003:hub.On<string>("42", Console.WriteLine)|};
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board : IDisposable
        {
            private IDisposable? _subscription;

            public Board(HubConnection hub)
            {
                _subscription = hub.On<string>("42", Console.WriteLine);
            }

            public void Dispose()
            {
                _subscription?.Dispose();
            }
        }

        """);

    [Fact]
    public Task The_field_stands_below_the_others_and_not_above_a_constant() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board
        {
            private const int Size = 1;
            private readonly int _count = Size;

            public Board(HubConnection hub)
            {
                {|SWB2003:hub.On<string>("said", Console.WriteLine)|};
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board : IDisposable
        {
            private const int Size = 1;
            private readonly int _count = Size;
            private IDisposable? _saidSubscription;

            public Board(HubConnection hub)
            {
                _saidSubscription = hub.On<string>("said", Console.WriteLine);
            }

            public void Dispose()
            {
                _saidSubscription?.Dispose();
            }
        }

        """);

    [Fact]
    public Task Fields_below_the_members_do_not_draw_the_new_one_down() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board
        {
            public Board(HubConnection hub)
            {
                {|SWB2003:hub.On<string>("said", Console.WriteLine)|};
            }

            private int _count;

            public int Count() => _count++;
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board : IDisposable
        {
            private IDisposable? _saidSubscription;

            public Board(HubConnection hub)
            {
                _saidSubscription = hub.On<string>("said", Console.WriteLine);
            }

            private int _count;

            public int Count() => _count++;

            public void Dispose()
            {
                _saidSubscription?.Dispose();
            }
        }

        """);
}
