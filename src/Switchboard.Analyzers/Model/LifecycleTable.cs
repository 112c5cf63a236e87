namespace Switchboard.Analyzers.Model;

/// <summary>When a framework calls a member.</summary>
internal enum LifecycleMoment
{
    None,

    /// <summary>Once in the life of the object.</summary>
    Begins,

    /// <summary>Any number of times in one life.</summary>
    Repeats,

    /// <summary>When the object's work is over: the place to release things.</summary>
    Ends,
}

/// <summary>One life-cycle member of a framework type.</summary>
internal sealed class LifecycleRow
{
    public LifecycleRow(string type, LifecycleMoment moment, string member, string? counterpart = null)
    {
        Type = type;
        Moment = moment;
        Member = member;
        Counterpart = counterpart;
    }

    public string Type { get; }

    public LifecycleMoment Moment { get; }

    public string Member { get; }

    /// <summary>The member that undoes it: what is subscribed in the one is removed in the other.</summary>
    public string? Counterpart { get; }
}

/// <summary>What the frameworks call, and when. Methods are overridden or found by name; events are handled.</summary>
internal static class LifecycleTable
{
    private const string Blazor = "Microsoft.AspNetCore.Components.ComponentBase";
    private const string WpfWindow = "System.Windows.Window";
    private const string WpfElement = "System.Windows.FrameworkElement";
    private const string Form = "System.Windows.Forms.Form";
    private const string Control = "System.Windows.Forms.Control";
    private const string MauiPage = "Microsoft.Maui.Controls.Page";
    private const string MauiElement = "Microsoft.Maui.Controls.VisualElement";
    private const string XamarinPage = "Xamarin.Forms.Page";
    private const string Unity = "UnityEngine.MonoBehaviour";
    private const string Avalonia = "Avalonia.Controls.Window";

    public static readonly LifecycleRow[] Methods =
    {
        new(Blazor, LifecycleMoment.Begins, "OnInitialized"),
        new(Blazor, LifecycleMoment.Begins, "OnInitializedAsync"),
        new(Blazor, LifecycleMoment.Repeats, "OnParametersSet"),
        new(Blazor, LifecycleMoment.Repeats, "OnParametersSetAsync"),
        new(Blazor, LifecycleMoment.Repeats, "OnAfterRender"),
        new(Blazor, LifecycleMoment.Repeats, "OnAfterRenderAsync"),
        new(Blazor, LifecycleMoment.Repeats, "SetParametersAsync"),
        new(Blazor, LifecycleMoment.Repeats, "BuildRenderTree"),
        new(WpfWindow, LifecycleMoment.Begins, "OnSourceInitialized"),
        new(WpfWindow, LifecycleMoment.Repeats, "OnActivated", "OnDeactivated"),
        new(WpfWindow, LifecycleMoment.Ends, "OnClosing"),
        new(WpfWindow, LifecycleMoment.Ends, "OnClosed"),
        new("System.Windows.Application", LifecycleMoment.Begins, "OnStartup"),
        new("System.Windows.Application", LifecycleMoment.Ends, "OnExit"),
        new(Form, LifecycleMoment.Begins, "OnLoad"),
        new(Form, LifecycleMoment.Begins, "OnShown"),
        new(Form, LifecycleMoment.Repeats, "OnActivated", "OnDeactivate"),
        new(Form, LifecycleMoment.Ends, "OnFormClosing"),
        new(Form, LifecycleMoment.Ends, "OnFormClosed"),
        new(Form, LifecycleMoment.Ends, "OnClosing"),
        new(Form, LifecycleMoment.Ends, "OnClosed"),
        new(Control, LifecycleMoment.Repeats, "OnPaint"),
        new(Control, LifecycleMoment.Repeats, "OnVisibleChanged"),
        new(Control, LifecycleMoment.Ends, "OnHandleDestroyed"),
        new(MauiPage, LifecycleMoment.Repeats, "OnAppearing", "OnDisappearing"),
        new(MauiPage, LifecycleMoment.Ends, "OnDisappearing"),
        new(MauiPage, LifecycleMoment.Repeats, "OnNavigatedTo", "OnNavigatedFrom"),
        new(MauiPage, LifecycleMoment.Ends, "OnNavigatedFrom"),
        new(XamarinPage, LifecycleMoment.Repeats, "OnAppearing", "OnDisappearing"),
        new(XamarinPage, LifecycleMoment.Ends, "OnDisappearing"),
        new(Avalonia, LifecycleMoment.Begins, "OnOpened"),
        new(Avalonia, LifecycleMoment.Ends, "OnClosing"),
        new(Avalonia, LifecycleMoment.Ends, "OnClosed"),
        new(Unity, LifecycleMoment.Begins, "Awake"),
        new(Unity, LifecycleMoment.Begins, "Start"),
        new(Unity, LifecycleMoment.Repeats, "OnEnable", "OnDisable"),
        new(Unity, LifecycleMoment.Repeats, "Update"),
        new(Unity, LifecycleMoment.Repeats, "FixedUpdate"),
        new(Unity, LifecycleMoment.Repeats, "LateUpdate"),
        new(Unity, LifecycleMoment.Repeats, "OnGUI"),
        new(Unity, LifecycleMoment.Repeats, "OnApplicationFocus"),
        new(Unity, LifecycleMoment.Repeats, "OnApplicationPause"),
        new(Unity, LifecycleMoment.Ends, "OnDisable"),
        new(Unity, LifecycleMoment.Ends, "OnDestroy"),
        new(Unity, LifecycleMoment.Ends, "OnApplicationQuit"),
        new("Microsoft.AspNetCore.SignalR.Hub", LifecycleMoment.Begins, "OnConnectedAsync"),
        new("Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler", LifecycleMoment.Ends, "OnCircuitClosedAsync"),
        new("Microsoft.Extensions.Hosting.BackgroundService", LifecycleMoment.Begins, "ExecuteAsync"),
        new("Microsoft.Extensions.Hosting.BackgroundService", LifecycleMoment.Begins, "StartAsync"),
        new("Microsoft.Extensions.Hosting.BackgroundService", LifecycleMoment.Ends, "StopAsync"),
        new("Microsoft.Extensions.Hosting.IHostedService", LifecycleMoment.Begins, "StartAsync"),
        new("Microsoft.Extensions.Hosting.IHostedService", LifecycleMoment.Ends, "StopAsync"),
        new("Microsoft.Extensions.Hosting.IHostedLifecycleService", LifecycleMoment.Ends, "StoppingAsync"),
        new("Microsoft.Extensions.Hosting.IHostedLifecycleService", LifecycleMoment.Ends, "StoppedAsync"),
        new("System.IDisposable", LifecycleMoment.Ends, "Dispose"),
        new("System.IAsyncDisposable", LifecycleMoment.Ends, "DisposeAsync"),
        new("Microsoft.Maui.Controls.Window", LifecycleMoment.Ends, "OnDestroying"),
        new("CommunityToolkit.Mvvm.ComponentModel.ObservableRecipient", LifecycleMoment.Ends, "OnDeactivated"),
        new("Caliburn.Micro.Screen", LifecycleMoment.Ends, "OnDeactivateAsync"),
        new("MvvmCross.ViewModels.MvxViewModel", LifecycleMoment.Ends, "ViewDestroy"),
        new("Prism.Navigation.IDestructible", LifecycleMoment.Ends, "Destroy"),
        new("Orleans.Grain", LifecycleMoment.Ends, "OnDeactivateAsync"),
        new("Akka.Actor.ActorBase", LifecycleMoment.Ends, "PostStop"),
        new("Xunit.IAsyncLifetime", LifecycleMoment.Begins, "InitializeAsync"),
        new("Xunit.IAsyncLifetime", LifecycleMoment.Ends, "DisposeAsync"),
    };

    public static readonly LifecycleRow[] Events =
    {
        new(WpfElement, LifecycleMoment.Begins, "Initialized"),
        new(WpfElement, LifecycleMoment.Repeats, "Loaded", "Unloaded"),
        new(WpfElement, LifecycleMoment.Ends, "Unloaded"),
        new(WpfWindow, LifecycleMoment.Begins, "SourceInitialized"),
        new(WpfWindow, LifecycleMoment.Begins, "ContentRendered"),
        new(WpfWindow, LifecycleMoment.Repeats, "Activated", "Deactivated"),
        new(WpfWindow, LifecycleMoment.Ends, "Closing"),
        new(WpfWindow, LifecycleMoment.Ends, "Closed"),
        new("System.Windows.Application", LifecycleMoment.Begins, "Startup"),
        new("System.Windows.Application", LifecycleMoment.Ends, "Exit"),
        new("System.Windows.Threading.DispatcherTimer", LifecycleMoment.Repeats, "Tick"),
        new(Form, LifecycleMoment.Begins, "Load"),
        new(Form, LifecycleMoment.Begins, "Shown"),
        new(Form, LifecycleMoment.Ends, "FormClosing"),
        new(Form, LifecycleMoment.Ends, "FormClosed"),
        new(Control, LifecycleMoment.Ends, "HandleDestroyed"),
        new("System.ComponentModel.Component", LifecycleMoment.Ends, "Disposed"),
        new("System.Windows.Forms.Timer", LifecycleMoment.Repeats, "Tick"),
        new("System.Timers.Timer", LifecycleMoment.Repeats, "Elapsed"),
        new(MauiPage, LifecycleMoment.Repeats, "Appearing", "Disappearing"),
        new(MauiPage, LifecycleMoment.Ends, "Disappearing"),
        new(MauiElement, LifecycleMoment.Repeats, "Loaded", "Unloaded"),
        new(MauiElement, LifecycleMoment.Ends, "Unloaded"),
        new("Microsoft.Maui.Dispatching.IDispatcherTimer", LifecycleMoment.Repeats, "Tick"),
        new("Microsoft.Maui.Controls.Window", LifecycleMoment.Ends, "Destroying"),
        new("Microsoft.UI.Xaml.Window", LifecycleMoment.Ends, "Closed"),
        new(Avalonia, LifecycleMoment.Ends, "Closing"),
        new(Avalonia, LifecycleMoment.Ends, "Closed"),
        new("Avalonia.Controls.ApplicationLifetimes.IControlledApplicationLifetime", LifecycleMoment.Ends, "Exit"),
        new("Avalonia.Controls.ApplicationLifetimes.IClassicDesktopStyleApplicationLifetime", LifecycleMoment.Ends, "ShutdownRequested"),
        new("System.Windows.Threading.Dispatcher", LifecycleMoment.Ends, "ShutdownStarted"),
        new("System.Windows.Forms.Application", LifecycleMoment.Ends, "ApplicationExit"),
        new("UnityEngine.Application", LifecycleMoment.Ends, "quitting"),
        new("System.Runtime.Loader.AssemblyLoadContext", LifecycleMoment.Ends, "Unloading"),
        new("System.AppDomain", LifecycleMoment.Ends, "ProcessExit"),
        new("System.AppDomain", LifecycleMoment.Ends, "DomainUnload"),
        new("System.Console", LifecycleMoment.Ends, "CancelKeyPress"),
    };

    /// <summary>The method in which a type of a framework releases things that has no other end.</summary>
    public static readonly (string Type, string Method)[] ClosingMethods =
    {
        (WpfWindow, "OnClosed"),
        (Form, "OnFormClosed"),
        (Control, "OnHandleDestroyed"),
        (Avalonia, "OnClosed"),
        (MauiPage, "OnDisappearing"),
        (XamarinPage, "OnDisappearing"),
        ("System.Windows.Application", "OnExit"),
        (Unity, "OnDestroy"),
        ("Microsoft.Extensions.Hosting.BackgroundService", "StopAsync"),
    };

    /// <summary>The event that tells an element of its end which no method of its own does.</summary>
    public static readonly (string Type, string Event)[] ClosingEvents =
    {
        (WpfElement, "Unloaded"),
        (MauiElement, "Unloaded"),
    };

    /// <summary>Attributes of the test frameworks that mark a clean-up method.</summary>
    public static readonly string[] TeardownAttributes =
    {
        "NUnit.Framework.TearDownAttribute",
        "NUnit.Framework.OneTimeTearDownAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestCleanupAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.ClassCleanupAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.AssemblyCleanupAttribute",
        "BenchmarkDotNet.Attributes.GlobalCleanupAttribute",
        "BenchmarkDotNet.Attributes.IterationCleanupAttribute",
        "TUnit.Core.AfterAttribute",
        "Reqnroll.AfterScenarioAttribute",
        "Reqnroll.AfterTestRunAttribute",
    };
}
