// style: WPF MVVM with an injected hub
// sdk: signalr
using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Windows.Input;
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk.ViewModels;

public abstract class ViewModelBase : INotifyPropertyChanged
{
    public event PropertyChangedEventHandler? PropertyChanged;

    protected bool Set<T>(ref T field, T value, [CallerMemberName] string? name = null)
    {
        if (EqualityComparer<T>.Default.Equals(field, value))
            return false;
        field = value;
        PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(name));
        return true;
    }
}

public sealed class AsyncCommand(Func<Task> execute, Func<bool>? canExecute = null) : ICommand
{
    public event EventHandler? CanExecuteChanged;

    public bool CanExecute(object? parameter) => canExecute?.Invoke() ?? true;

    public async void Execute(object? parameter) => await execute();

    public void Refresh() => CanExecuteChanged?.Invoke(this, EventArgs.Empty);
}

public sealed record Position(string Symbol, decimal Quantity, decimal Price);

public sealed class PositionsViewModel : ViewModelBase, IDisposable
{
    private readonly HubConnection _hub;
    private readonly IDisposable _priceSubscription; // quiet: SWB2002 disposed below
    private string _state = "";
    private decimal _total;

    public PositionsViewModel(HubConnection hub)
    {
        _hub = hub;
        Positions = new ObservableCollection<Position>();
        RefreshCommand = new AsyncCommand(RefreshAsync, () => _hub.State == HubConnectionState.Connected);
        DisconnectCommand = new AsyncCommand(DisconnectAsync);

        _priceSubscription = _hub.On<string, decimal>("Price", OnPrice); // quiet: SWB2003 kept
        _hub.On<Position>("Filled", OnFilled); // expect: SWB2003

        _hub.Reconnecting += OnReconnecting; // quiet: SWB2004 removed in Dispose
        _hub.Closed += error => // expect: SWB2004
        {
            State = error?.Message ?? "Closed";
            return Task.CompletedTask;
        };
    }

    public ObservableCollection<Position> Positions { get; }

    public AsyncCommand RefreshCommand { get; }

    public AsyncCommand DisconnectCommand { get; }

    public string State
    {
        get => _state;
        private set => Set(ref _state, value);
    }

    public decimal Total
    {
        get => _total;
        private set => Set(ref _total, value);
    }

    private async Task RefreshAsync()
    {
        Positions.Clear();
        await foreach (var position in _hub.StreamAsync<Position>("Positions"))
            Positions.Add(position);
        Total = Positions.Sum(position => position.Quantity * position.Price);
    }

    private async Task DisconnectAsync()
    {
        State = "Disconnecting";
        await _hub.StopAsync(); // expect: SWB3001
        State = "Offline";
    }

    private void OnPrice(string symbol, decimal price)
    {
        for (var i = 0; i < Positions.Count; i++)
        {
            if (Positions[i].Symbol == symbol)
                Positions[i] = Positions[i] with { Price = price };
        }
    }

    private void OnFilled(Position position) => Positions.Add(position);

    private Task OnReconnecting(Exception? error)
    {
        State = "Reconnecting";
        RefreshCommand.Refresh();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _priceSubscription.Dispose();
        _hub.Reconnecting -= OnReconnecting;
    }
}
