using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseOnSignOutAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2006: signing a user out without telling the manager.</summary>
public class ReleaseOnSignOutTests
{
    [Fact]
    public Task The_message_names_the_call() => new Rule
    {
        ExpectedDiagnostics =
        {
            new DiagnosticResult("SWB2006", DiagnosticSeverity.Info).WithLocation(0)
                .WithMessage("'SignOutAsync' signs the user out and leaves their connections open; tell the connection manager with 'SignOutAsync'"),
        },
    }.CheckAsync(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController(IConnectionManager connections) : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await {|#0:HttpContext.SignOutAsync()|};
                return Redirect("/" + connections.GetStatistics());
            }
        }
        """);

    [Theory]
    // Frameworks.
    [InlineData("await {|SWB2006:_context.SignOutAsync()|};")]
    [InlineData("await {|SWB2006:_context.SignOutAsync(\"Cookies\")|}.ConfigureAwait(false);")]
    [InlineData("await {|SWB2006:AuthenticationHttpContextExtensions.SignOutAsync(_context)|};")]
    [InlineData("await {|SWB2006:_signIn.SignOutAsync()|};")]
    [InlineData("await {|SWB2006:_authentication.SignOutAsync(_context, null, null)|};")]
    [InlineData("var result = {|SWB2006:Results.SignOut()|}; await result.ExecuteAsync(_context);")]
    [InlineData("if (_context.User.Identity is not null) { await {|SWB2006:_context.SignOutAsync()|}; }")]
    // Something else of the manager is called.
    [InlineData("_connections.NotifyActivity(); await {|SWB2006:_context.SignOutAsync()|};")]
    [InlineData("await _connections.GetTokenAsync(\"a\"); await {|SWB2006:_context.SignOutAsync()|};")]
    [InlineData("Later(async () => { await {|SWB2006:_context.SignOutAsync()|}; });")]
    public Task Connections_stay(string body) => VerifyAsync(Session(body));

    [Theory]
    // The manager is told, on any path.
    [InlineData("await _connections.SignOutAsync(\"u\"); await _context.SignOutAsync();")]
    [InlineData("await _context.SignOutAsync(); await _connections.SignOutAsync(\"u\");")]
    [InlineData("if (_context.User.Identity?.Name is { } name) await _connections.SignOutAsync(name); await _context.SignOutAsync();")]
    [InlineData("try { await _connections.SignOutAsync(\"u\"); } finally { await _context.SignOutAsync(); }")]
    [InlineData("await _context.SignOutAsync(); Later(() => _connections.SignOutAsync(\"u\").AsTask());")]
    [InlineData("await _connections.SignOutAsync(_hub); await _context.SignOutAsync();")]
    // A client or lease is given back.
    [InlineData("await _connections.ReleaseAsync(_hub); await _context.SignOutAsync();")]
    [InlineData("_connections.Release(_hub); await _context.SignOutAsync();")]
    [InlineData("await _lease.DisposeAsync(); await _context.SignOutAsync();")]
    [InlineData("await _connections.DisposeAsync(); await _context.SignOutAsync();")]
    // In a method that is called.
    [InlineData("await CloseAsync(); await _context.SignOutAsync();")]
    [InlineData("await CloseAllAsync(); await _context.SignOutAsync();")]
    // No sign-out.
    [InlineData("await _context.SignInAsync(_context.User);")]
    [InlineData("await _context.ChallengeAsync();")]
    public Task The_manager_is_told(string body) => VerifyAsync(Session(body));

    [Theory]
    // The token is forgotten.
    [InlineData("public void Logout() => {|SWB2006:_token = null|};")]
    [InlineData("public void LogOut() { {|SWB2006:_token = \"\"|}; }")]
    [InlineData("public async Task SignOutAsync() { await Task.Yield(); {|SWB2006:_token = string.Empty|}; }")]
    [InlineData("public async Task LogoutAsync() { {|SWB2006:AccessToken = null|}; await Task.Yield(); }")]
    [InlineData("public async Task LogOutAsync() => await {|SWB2006:_storage.RemoveItemAsync(\"access_token\")|};")]
    [InlineData("public void SignOut() { {|SWB2006:_storage.Remove(\"authToken\")|}; _token = null; }")]
    [InlineData("public void Logout() { if (_token is not null) { {|SWB2006:ClearToken()|}; } }")]
    [InlineData("public void Logout() => {|SWB2006:_tokens.Clear()|};")]
    [InlineData("public void Logout() => {|SWB2006:_token = default|};")]
    [InlineData("public void Logout(List<string> tokens) => {|SWB2006:tokens.Clear()|};")]
    [InlineData("public void Logout(List<string> tokens) => {|SWB2006:tokens.RemoveAt(0)|};")]
    [InlineData("public void Logout() => {|SWB2006:System.IO.File.Delete(\"token.txt\")|};")]
    public Task A_method_that_clears_a_token(string member) => VerifyAsync(Client(member));

    [Theory]
    // The name alone is no evidence, nor is the token.
    [InlineData("public void Logout() => _pages = 0;")]
    [InlineData("public void Logout() { }")]
    [InlineData("public void Logout() => _token = Renew();")]
    [InlineData("public void Forget() => _token = null;")]
    [InlineData("public void LogoutButtonClicked() => _token = null;")]
    [InlineData("public void Logout() { var token = \"a\"; token = null; Show(token); }")]
    [InlineData("public void Logout() { _cancellation = null; _cancellationToken = default; }")]
    [InlineData("public void Logout() => _storage.Remove(\"theme\");")]
    [InlineData("public void Logout() => Show(_token);")]
    [InlineData("public void Logout() => Show(\"token\");")]
    [InlineData("private CancellationTokenSource? _tokenSource; public void Logout() => _tokenSource = null;")]
    [InlineData("private CancellationToken _stopToken; public void Logout() => _stopToken = default;")]
    [InlineData("public string? CancelToken { get; set; } public void Logout() => CancelToken = null;")]
    // The manager is told.
    [InlineData("public async Task LogoutAsync() { _token = null; await _connections.SignOutAsync(\"u\"); }")]
    [InlineData("public async Task LogoutAsync() { _token = null; await EndAsync(); } private async Task EndAsync() => await _connections.SignOutAsync(\"u\");")]
    [InlineData("public async Task EndAsync() { await _connections.SignOutAsync(\"u\"); Logout(); } private void Logout() => _token = null;")]
    // SWB3001 speaks of it.
    [InlineData("public async Task LogoutAsync() { _token = null; await _chat.DisconnectUserAsync(); }")]
    public Task No_sign_out_or_the_manager_is_told(string member) => VerifyAsync(Client(member));

    [Fact]
    public Task Without_a_manager_in_reach() => VerifyAsync(
        """
        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                return Ok();
            }
        }

        public class Tokens
        {
            private string? _token = "a";

            public string? Token => _token;

            public void Logout() => _token = null;
        }

        // Another method's parameter and local are out of reach.
        public class Sessions
        {
            public Task SignOutAsync(HttpContext context) => context.SignOutAsync();

            public static void Watch(IConnectionManager connections)
            {
                var other = connections;
                other.NotifyActivity();
            }
        }

        // So is what a constructor does not keep.
        public class Checked
        {
            public Checked(IConnectionManager connections) => connections.NotifyActivity();

            public Task SignOutAsync(HttpContext context) => context.SignOutAsync();
        }
        """);

    [Fact]
    public Task A_field_a_property_a_parameter_a_local_a_base_class_and_the_ambient_manager() => VerifyAsync(
        """
        public class WithField(SignInManager<string> signIn)
        {
            private readonly IConnectionManager _connections = null!;

            public Task SignOutAsync() => {|SWB2006:signIn.SignOutAsync()|};
        }

        public class WithProperty
        {
            public IConnectionManager Connections { get; init; } = null!;

            public Task SignOutAsync(HttpContext context) => {|SWB2006:context.SignOutAsync()|};
        }

        public abstract class Base(IConnectionManager connections)
        {
            protected IConnectionManager Connections { get; } = connections;
        }

        public class Derived(IConnectionManager connections) : Base(connections)
        {
            public Task SignOutAsync(HttpContext context) => {|SWB2006:context.SignOutAsync()|};
        }

        public record Account(IConnectionManager Connections)
        {
            public Task SignOutAsync(HttpContext context) => {|SWB2006:context.SignOutAsync()|};
        }

        public class WithParameter
        {
            public Task SignOutAsync(HttpContext context, IConnectionManager connections) => {|SWB2006:context.SignOutAsync()|};
        }

        public class WithLocal
        {
            public async Task SignOutAsync(HttpContext context)
            {
                var connections = context.RequestServices.GetRequiredService<IConnectionManager>();
                connections.NotifyActivity();
                await {|SWB2006:context.SignOutAsync()|};
            }
        }

        public class WithDefault
        {
            public void Open() => ConnectionManager.Default.NotifyActivity();

            public Task SignOutAsync(HttpContext context) => {|SWB2006:context.SignOutAsync()|};
        }

        public class Page(IConnectionManager connections) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            public IActionResult OnPost() => {|SWB2006:SignOut("Cookies")|};
        }
        """);

    [Fact]
    public Task A_minimal_endpoint() => new Rule { IsProgram = true }.CheckAsync(Usings +
        """
        var app = WebApplication.Create();
        app.MapPost("/logout", async (HttpContext context, IConnectionManager connections) =>
        {
            await {|SWB2006:context.SignOutAsync()|};
        });
        app.MapPost("/leave", async (HttpContext context, IConnectionManager connections, string user) =>
        {
            await connections.SignOutAsync(user);
            await context.SignOutAsync();
        });
        app.Run();
        """);

    [Fact]
    public Task Over_the_parts_of_a_type_and_in_nested_types() => Rule.VerifyAsync(
        ("Session.cs", Usings + """
            public partial class Session
            {
                private readonly IConnectionManager _connections;

                public Session(IConnectionManager connections) => _connections = connections;

                private sealed class Inner(IConnectionManager connections, HttpContext context)
                {
                    public Task LeaveAsync() => {|SWB2006:context.SignOutAsync()|};
                }
            }
            """),
        ("Session.Leaving.cs", """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Http;

            public partial class Session
            {
                public Task LeaveAsync(HttpContext context) => {|SWB2006:context.SignOutAsync()|};
            }
            """));

    [Fact]
    public Task A_connector_and_types_of_the_same_name() => VerifyAsync(
        """
        [ConnectionFactory]
        public class Factory(IConnectionManager connections)
        {
            public Task SignOutAsync(HttpContext context) => context.SignOutAsync();
        }

        namespace Acme
        {
            public class SignInManager
            {
                public Task SignOutAsync() => Task.CompletedTask;
            }

            public class Session(IConnectionManager connections, SignInManager signIn)
            {
                public Task LeaveAsync() => signIn.SignOutAsync();
            }

            public class OtherSession(IManager connections)
            {
                public Task LeaveAsync(HttpContext context) => context.SignOutAsync();
            }

            public interface IManager
            {
                Task SignOutAsync(string user);
            }
        }
        """);

    [Fact]
    public Task Without_the_runtime() => new Rule { ReferencesSwitchboard = false }.CheckAsync(Usings +
        """
        public class Session(HubConnection hub)
        {
            public Task SignOutAsync(HttpContext context) => context.SignOutAsync();
        }
        """);

    [Theory]
    [InlineData("await _context.SignOutAsync(1, 2, 3, 4);")]
    [InlineData("await missing.SignOutAsync();")]
    [InlineData("await _context.SignOutAsync(")]
    public Task Half_typed_code(string body) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(Usings + Session(body));

    private const string Usings = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        """;

    private static Task VerifyAsync(string source) => Rule.VerifyAsync(Usings + source);

    private static string Session(string body) => $$"""
        public class Session
        {
            private readonly IConnectionManager _connections = null!;
            private readonly SignInManager<string> _signIn = null!;
            private readonly IAuthenticationService _authentication = null!;
            private readonly HttpContext _context = null!;
            private readonly HubConnection _hub = null!;
            private readonly ConnectionLease<HubConnection> _lease = null!;

            public async Task EndAsync()
            {
                await Task.Yield();
                {{body}}
            }

            private async Task CloseAsync() => await _connections.ReleaseAsync(_hub);

            private Task CloseAllAsync() => CloseAsync();

            private static void Later(Func<Task> run) { }
        }
        """;

    private static string Client(string member) => $$"""
        public class Client
        {
            private readonly IConnectionManager _connections = null!;
            private readonly Storage _storage = null!;
            private readonly StreamChat.Core.IStreamChatClient _chat = null!;
            private readonly List<string> _tokens = new();
            private string? _token = "a";
            private int _pages = 1;
            private CancellationTokenSource? _cancellation = new();
            private CancellationToken _cancellationToken;

            public string? AccessToken { get; set; }

            {{member}}

            private void ClearToken() => _token = null;
            private static string Renew() => "b";
            private static void Show(string? value) { }
        }

        public class Storage
        {
            public void Remove(string key) { }
            public Task RemoveItemAsync(string key) => Task.CompletedTask;
        }
        """;
}
