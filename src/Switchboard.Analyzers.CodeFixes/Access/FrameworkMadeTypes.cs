using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Types whose constructor a framework calls without giving it anything.</summary>
internal static class FrameworkMadeTypes
{
    private static readonly string[] s_bases =
    {
        "System.Attribute",
        "System.Windows.DependencyObject",
        "System.Windows.Application",
        "System.Windows.Forms.Control",
        "System.Windows.Forms.ApplicationContext",
        "System.ServiceProcess.ServiceBase",
        "Microsoft.Maui.Controls.Element",
        "Microsoft.UI.Xaml.DependencyObject",
        "Microsoft.UI.Xaml.Application",
        "Windows.UI.Xaml.DependencyObject",
        "Xamarin.Forms.Element",
        "Avalonia.AvaloniaObject",
        "UnityEngine.MonoBehaviour",
        "UnityEngine.ScriptableObject",
        "Godot.GodotObject",
        "Android.App.Activity",
        "Android.App.Service",
        "Foundation.NSObject",
        "System.Web.HttpApplication",
        "System.Web.UI.Control",
        "System.Management.Automation.Cmdlet",
        "Xunit.IAsyncLifetime",
    };

    private static readonly string[] s_testNamespaces = { "Xunit", "NUnit", "Microsoft.VisualStudio.TestTools", "TUnit", "BenchmarkDotNet" };

    public static bool Contain(FixTarget target, INamedTypeSymbol type)
    {
        foreach (var name in s_bases)
        {
            if (target.Model.Frameworks.Type(name) is { } known && FrameworkSymbols.Is(type, known))
                return true;
        }

        return HasTests(type);
    }

    private static bool HasTests(INamedTypeSymbol type)
    {
        if (HasTestAttribute(type))
            return true;

        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol && HasTestAttribute(member))
                return true;
        }

        return false;
    }

    private static bool HasTestAttribute(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            var space = attribute.AttributeClass?.ContainingNamespace?.ToDisplayString() ?? "";
            foreach (var test in s_testNamespaces)
            {
                if (space.StartsWith(test, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }
}
