using System.Diagnostics;
using System.Globalization;

namespace Switchboard;

/// <summary>Where in the application a lease or subscription was taken.</summary>
internal static class Origin
{
    private static readonly HashSet<string> s_ours = new(StringComparer.Ordinal)
    {
        "Switchboard", "Switchboard.SignalR", "Switchboard.AspNetCore", "Switchboard.Blazor", "Switchboard.Testing",
        // What starts an asynchronous method stands between two of ours.
        "System.Private.CoreLib", "mscorlib",
    };

    /// <summary>
    /// The first method on the stack that is neither ours nor the machinery of the language, with its file and line where symbols are there.
    /// Asked before the first await: afterwards whoever called is no longer on the stack.
    /// </summary>
    public static string? OfCaller() => new StackTrace(skipFrames: 1, fNeedFileInfo: true).GetFrames().Select(Describe).FirstOrDefault(static text => text is not null);

    private static string? Describe(StackFrame frame)
    {
#if NET
        if (DiagnosticMethodInfo.Create(frame) is not { } method || IsOurs(method.DeclaringAssemblyName))
            return null;
        string name = Readable(method.DeclaringTypeName, method.Name);
#else
        if (frame.GetMethod() is not { DeclaringType: { } type } method || IsOurs(type.Assembly.FullName))
            return null;
        string name = Readable(type.FullName ?? type.Name, method.Name);
#endif
        return frame.GetFileName() is { } file ? $"{name} in {file}:line {frame.GetFileLineNumber().ToString(CultureInfo.InvariantCulture)}" : name;
    }

    private static bool IsOurs(string assembly)
    {
        int end = assembly.IndexOf(',');
        return s_ours.Contains(end < 0 ? assembly : assembly.Substring(0, end));
    }

    // The compiler makes a type Page+<LoadAsync>d__3 of the asynchronous method LoadAsync; people know the method.
    private static string Readable(string type, string method)
    {
        int start = type.LastIndexOf("+<", StringComparison.Ordinal);
        int end = start < 0 ? -1 : type.IndexOf('>', start);
        return method == "MoveNext" && end > start + 2 ? $"{type.Substring(0, start)}.{type.Substring(start + 2, end - start - 2)}" : $"{type}.{method}";
    }
}
