// style: view models with a bag of disposables
// sdk: signalr
using System.Collections.ObjectModel;
using Microsoft.AspNetCore.SignalR.Client;

namespace Feed.ViewModels;

public sealed class Bag : IDisposable
{
    private readonly List<IDisposable> _items = new();

    public void Add(IDisposable item) => _items.Add(item);

    public void Dispose()
    {
        foreach (var item in _items)
            item.Dispose();
        _items.Clear();
    }
}

public static class BagExtensions
{
    public static T DisposeWith<T>(this T item, Bag bag) where T : IDisposable
    {
        bag.Add(item);
        return item;
    }
}

public interface INavigationTarget
{
    Task EnterAsync(object? parameter);

    Task LeaveAsync();
}

public abstract class PageViewModel(HubConnection hub) : INavigationTarget, IDisposable
{
    protected HubConnection Hub { get; } = hub;

    protected Bag Disposables { get; } = new();

    public abstract Task EnterAsync(object? parameter);

    public virtual Task LeaveAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public virtual void Dispose() => Disposables.Dispose();
}

public sealed class TimelineViewModel(HubConnection hub) : PageViewModel(hub)
{
    public ObservableCollection<string> Posts { get; } = [];

    public override async Task EnterAsync(object? parameter)
    {
        Hub.On<string>("Post", post => Posts.Insert(0, post)).DisposeWith(Disposables); // quiet: SWB2003 put into the bag
        Disposables.Add(Hub.On<int>("Deleted", index => Posts.RemoveAt(index))); // quiet: SWB2003 put into the bag

        await foreach (var post in Hub.StreamAsync<string>("Recent", 50))
            Posts.Add(post);
    }
}

public sealed class ProfileViewModel : PageViewModel
{
    private readonly string _user;
    private int _followers;

    public ProfileViewModel(HubConnection hub, string user)
        : base(hub)
    {
        _user = user;
        Hub.Reconnected += OnReconnected; // expect: SWB2004
    }

    public override async Task EnterAsync(object? parameter)
    {
        var handle = Hub.On<string>("Followed", user => // expect: SWB2003
        {
            if (user == _user)
                _followers++;
        });

        _followers = await Hub.InvokeAsync<int>("Followers", _user);
    }

    private async Task OnReconnected(string? id) => _followers = await Hub.InvokeAsync<int>("Followers", _user);
}
