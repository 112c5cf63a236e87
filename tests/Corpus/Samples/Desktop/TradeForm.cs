// style: WinForms form
// sdk: signalr
using System.Windows.Forms;
using Microsoft.AspNetCore.SignalR.Client;

namespace Trading;

public class TradeForm : Form
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://trades.example.com/hub").Build(); // expect: SWB1001, SWB3008

    public TradeForm()
    {
        Load += OnLoadAsync;
    }

    private async void OnLoadAsync(object? sender, EventArgs e)
    {
        await _hub.StartAsync();
    }

    protected override void OnFormClosed(FormClosedEventArgs e)
    {
        base.OnFormClosed(e);
        _hub.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(2)); // quiet: SWB2002 released
    }
}

public class QuoteForm : Form
{
    private HubConnection? _quotes; // expect: SWB2002

    public string Caption { get; private set; } = "";

    public async Task ShowQuotesAsync()
    {
        _quotes ??= new HubConnectionBuilder().WithUrl("https://trades.example.com/quotes").Build(); // expect: SWB1001, SWB3008
        await _quotes.StartAsync();
        Caption = "connected";
    }
}
