using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseOnSignOutAnalyzer>;

namespace Switchboard.Analyzers.Tests.Options;

/// <summary><c>additional_sign_out_methods</c>: the sign-outs of other identity libraries.</summary>
public class SignOutOptionTests
{
    private const string Identity = """

        namespace Acme.Identity
        {
            public interface ISession
            {
                Task EndAsync(string userId);
            }

            public class Session : ISession
            {
                public Task EndAsync(string userId) => Task.CompletedTask;
            }
        }
        """;

    [Theory]
    [InlineData("M:Acme.Identity.ISession.EndAsync", "ISession")]
    [InlineData("M:Acme.Identity.ISession.EndAsync(System.String)", "Session")]
    [InlineData("M:Absent.Session.End | M:Acme.Identity.Session.EndAsync", "Session")]
    public Task A_listed_method_and_what_implements_it(string ids, string type) => Check(
        ids,
        $$"""
        public class Account(IConnectionManager connections, Acme.Identity.{{type}} session)
        {
            public Task LeaveAsync(string userId) => {|SWB2006:session.EndAsync(userId)|};

            public async Task LeaveForGoodAsync(string userId)
            {
                await connections.SignOutAsync(userId);
                await session.EndAsync(userId);
            }
        }
        """);

    [Fact]
    public Task A_type_without_a_manager() => Check(
        "M:Acme.Identity.ISession.EndAsync",
        """
        public class Account(Acme.Identity.ISession session)
        {
            public Task LeaveAsync(string userId) => session.EndAsync(userId);
        }
        """);

    [Fact]
    public Task Another_method() => Check(
        "M:Acme.Identity.ISession.BeginAsync",
        """
        public class Account(IConnectionManager connections, Acme.Identity.ISession session)
        {
            public Task LeaveAsync(string userId) => session.EndAsync(userId + connections);
        }
        """);

    [Fact]
    public Task Without_the_option() => new Rule().CheckAsync(
        """
        public class Account(IConnectionManager connections, Acme.Identity.ISession session)
        {
            public Task LeaveAsync(string userId) => session.EndAsync(userId + connections);
        }
        """ + Identity);

    private static Task Check(string ids, string source) =>
        new Rule { EditorConfig = $"root = true\n[*.cs]\ndotnet_code_quality.Switchboard.additional_sign_out_methods = {ids}\n" }.CheckAsync(source + Identity);
}
