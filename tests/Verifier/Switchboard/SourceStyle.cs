using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Verification;

/// <summary>Runs a code-fix test, once written, on code with other line endings or indentation.</summary>
public static partial class SourceStyle
{
    private const string ConfigPath = "/.globalconfig";

    /// <summary>Turns every line ending in the test's sources into CRLF, and tells the formatter, as Windows does, that new lines end so too.</summary>
    public static TTest WithCrlf<TTest>(this TTest test)
        where TTest : CodeFixTest<DefaultVerifier>
        => Apply(test, ToCrlf, "end_of_line = crlf");

    /// <summary>Turns every four spaces of indentation in the test's sources into a tab, and tells the formatter that code is indented so.</summary>
    public static TTest WithTabs<TTest>(this TTest test)
        where TTest : CodeFixTest<DefaultVerifier>
        => Apply(test, ToTabs, "indent_style = tab");

    /// <summary>Ends every line with CRLF.</summary>
    public static string ToCrlf(string source) => source.ReplaceLineEndings("\r\n");

    /// <summary>Indents with tabs instead of four spaces.</summary>
    public static string ToTabs(string source) => Indentation().Replace(source, "\t");

    private static TTest Apply<TTest>(TTest test, Func<string, string> change, string option)
        where TTest : CodeFixTest<DefaultVerifier>
    {
        ArgumentNullException.ThrowIfNull(test);
        foreach (var state in new[] { test.TestState, test.FixedState, test.BatchFixedState })
        {
            Change(state.Sources, change);
            foreach (var project in state.AdditionalProjects.Values)
                Change(project.Sources, change);
        }

        AddOption(test.TestState.AnalyzerConfigFiles, option);
        foreach (var state in new[] { test.FixedState, test.BatchFixedState })
        {
            // A state without configuration files of its own has those of the test state.
            if (state.AnalyzerConfigFiles.Count > 0)
                AddOption(state.AnalyzerConfigFiles, option);
        }

        return test;
    }

    private static void Change(SourceFileCollection files, Func<string, string> change)
    {
        for (var i = 0; i < files.Count; i++)
            files[i] = (files[i].filename, SourceText.From(change(files[i].content.ToString()), files[i].content.Encoding));
    }

    private static void AddOption(SourceFileCollection files, string option)
    {
        var index = files.FindIndex(file => file.filename == ConfigPath);
        if (index < 0)
            files.Add((ConfigPath, $"is_global = true\n{option}\n"));
        else
            files[index] = (ConfigPath, SourceText.From($"{files[index].content}{option}\n"));
    }

    [GeneratedRegex(@"(?<=^[ \t]*) {4}", RegexOptions.Multiline)]
    private static partial Regex Indentation();
}
