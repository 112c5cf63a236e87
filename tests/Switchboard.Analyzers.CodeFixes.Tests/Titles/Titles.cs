using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Titles;

/// <summary>Tests of what a fix says that it will do. A key names nothing of the user's code, so that Fix All finds the same action elsewhere.</summary>
internal static class Titles<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        """;

    /// <summary>Each action offered in the source, in order: its equivalence key in brackets, and its title.</summary>
    public static async Task VerifyAsync(string source, params string[] expected) =>
        Assert.Equal(string.Join('\n', expected), Offers.Describe(await Offers.OfAsync<TAnalyzer, TCodeFix>(Usings + source)));
}
