using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseOnSignOutAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2006: what a sign-out calls, and what calls it.</summary>
public class ReleaseOnSignOutCallTests
{
    [Fact]
    public Task The_manager_itself_is_disposed() => Rule.VerifyAsync(
        """
        public class Session(ConnectionManager own, IConnectionManager given)
        {
            private string? _token = "a";

            public string? Token => _token;

            public async Task Logout()
            {
                _token = null;
                await own.DisposeAsync();
            }

            public async Task LogOut()
            {
                _token = null;
                await given.DisposeAsync();
            }

            public void SignOut()
            {
                {|SWB2006:_token = null|};
                Console.WriteLine(own.ToString());
            }
        }
        """);

    [Fact]
    public Task Methods_that_call_themselves() => Rule.VerifyAsync(
        """
        public class Session(IConnectionManager connections)
        {
            private string? _token = "a";

            public string? Token => _token + connections;

            public void Logout()
            {
                {|SWB2006:_token = null|};
                Tell(3);
            }

            private void Tell(int times)
            {
                if (times > 0)
                    Tell(times - 1);
            }
        }

        public class ReleasingSession(IConnectionManager connections)
        {
            private string? _token = "a";

            public string? Token => _token;

            public void Logout()
            {
                _token = null;
                Tell(3);
            }

            private void Tell(int times)
            {
                if (times > 0)
                    Tell(times - 1);
                connections.SignOutAsync("anna");
            }
        }
        """);

    [Fact]
    public Task A_sign_out_that_stands_in_no_method() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;

        public class Session(IConnectionManager connections)
        {
            private static readonly HttpContext s_context = new DefaultHttpContext();
            private static readonly Task s_leaving = {|SWB2006:s_context.SignOutAsync()|};

            public string Text => connections + s_leaving.ToString();
        }
        """);
}
