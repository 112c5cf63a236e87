// style: subscribers registered with containers of others
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk.Containers;

public enum Lifetime { Transient, Singleton }

public interface IRegistration
{
    IRegistration AsSelf();

    IRegistration SingleInstance();
}

public interface IModuleBuilder
{
    IRegistration RegisterType<T>();

    void Register<T>(Lifetime lifetime);
}

public static class DeskModule
{
    public static void Load(IModuleBuilder builder)
    {
        builder.RegisterType<HubLog>().AsSelf().SingleInstance();
        builder.RegisterType<HubToast>().AsSelf();
        builder.Register<HubAudio>(Lifetime.Singleton);
        builder.Register<HubPopup>(Lifetime.Transient);
    }
}

public sealed class HubLog
{
    public HubLog(HubConnection hub) => hub.Closed += OnClosed; // quiet: SWB2004 lives as long as the process

    private Task OnClosed(Exception? error) => Task.CompletedTask;
}

public sealed class HubAudio
{
    private int _count;

    public HubAudio(HubConnection hub) => hub.On("Sound", () => _count++); // quiet: SWB2003 lives as long as the process
}

public sealed class HubToast
{
    private int _count;

    public HubToast(HubConnection hub) => hub.On("Toast", () => _count++); // expect: SWB2003
}

public sealed class HubPopup
{
    public HubPopup(HubConnection hub) => hub.Reconnected += OnReconnected; // expect: SWB2004

    private Task OnReconnected(string? id) => Task.CompletedTask;
}
