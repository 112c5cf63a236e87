using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>Types whose constructor a framework calls without giving it anything.</summary>
internal static class FrameworkMadeTypes
{
    // What these make with the constructor that has no parameters; where there is none, a container makes them.
    private static readonly string[] s_bases =
    {
        "System.Windows.DependencyObject",
        "System.Windows.Application",
        "System.Windows.Forms.Control",
        "System.Windows.Forms.ApplicationContext",
        "System.ServiceProcess.ServiceBase",
        "Microsoft.Maui.Controls.Element",
        "Microsoft.UI.Xaml.DependencyObject",
        "Microsoft.UI.Xaml.Application",
        "Windows.UI.Xaml.DependencyObject",
        "Windows.UI.Xaml.Application",
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
    };

    private static readonly string[] s_testNamespaces = { "Xunit", "NUnit", "Microsoft.VisualStudio.TestTools", "TUnit", "BenchmarkDotNet" };

    public static bool Contain(FixTarget target, INamedTypeSymbol type)
    {
        if (HasTests(type) || target.Model.Frameworks.Is(type, "System.Attribute"))
            return true;

        foreach (var name in s_bases)
        {
            if (target.Model.Frameworks.Is(type, name))
                return HasPlainConstructor(type);
        }

        return false;
    }

    private static bool HasPlainConstructor(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.IsEmpty)
                return true;
        }

        return false;
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
