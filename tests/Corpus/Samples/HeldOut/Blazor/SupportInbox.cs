// style: Blazor code-behind on an injected hub
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Pages;

public sealed record TicketSummary(int Id, string Subject, string Assignee, DateTimeOffset OpenedAt);

public partial class SupportInbox : ComponentBase, IDisposable
{
    private readonly List<TicketSummary> _tickets = [];
    private IDisposable? _assigned; // quiet: SWB2002 disposed in Dispose
    private IDisposable? _escalated; // expect: SWB2002
    private string? _filter;
    private bool _offline;

    [Inject] private HubConnection Hub { get; set; } = default!;

    [Inject] private ILogger<SupportInbox> Logger { get; set; } = default!;

    [Parameter] public string Queue { get; set; } = "general";

    private IEnumerable<TicketSummary> Visible =>
        string.IsNullOrWhiteSpace(_filter)
            ? _tickets
            : _tickets.Where(ticket => ticket.Subject.Contains(_filter, StringComparison.OrdinalIgnoreCase));

    protected override async Task OnInitializedAsync()
    {
        // The hub is started by the layout; this page only listens.
        _assigned = Hub.On<int, string>("TicketAssigned", OnAssigned); // quiet: SWB2003 kept
        _escalated = Hub.On<int>("TicketEscalated", OnEscalated);
        Hub.On<TicketSummary>("TicketOpened", OnOpened); // expect: SWB2003

        Hub.Closed += OnClosed; // quiet: SWB2004 removed in Dispose
        Hub.Reconnected += OnReconnected; // expect: SWB2004

        if (Hub.State == HubConnectionState.Connected)
            await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var tickets = await Hub.InvokeAsync<TicketSummary[]>("GetOpenTickets", Queue);
            _tickets.Clear();
            _tickets.AddRange(tickets);
        }
        catch (Exception exception)
        {
            Logger.LogWarning(exception, "Could not load the queue {Queue}", Queue);
        }
    }

    private void OnAssigned(int id, string assignee)
    {
        var index = _tickets.FindIndex(ticket => ticket.Id == id);
        if (index >= 0)
            _tickets[index] = _tickets[index] with { Assignee = assignee };
        _ = InvokeAsync(StateHasChanged);
    }

    private void OnEscalated(int id) => Logger.LogInformation("Ticket {Id} was escalated", id);

    private void OnOpened(TicketSummary ticket)
    {
        _tickets.Insert(0, ticket);
        _ = InvokeAsync(StateHasChanged);
    }

    private Task OnClosed(Exception? error)
    {
        _offline = true;
        return InvokeAsync(StateHasChanged);
    }

    private async Task OnReconnected(string? connectionId)
    {
        _offline = false;
        await LoadAsync();
        await InvokeAsync(StateHasChanged);
    }

    private Task TakeAsync(TicketSummary ticket) => Hub.SendAsync("TakeTicket", ticket.Id);

    public void Dispose()
    {
        _assigned?.Dispose();
        Hub.Closed -= OnClosed;
    }
}
