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
}
