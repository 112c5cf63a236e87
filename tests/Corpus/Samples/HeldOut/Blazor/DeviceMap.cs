// style: Blazor page whose DisposeAsync nobody calls
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;

namespace FleetWeb.Pages
{
    public class Marker
    {
        public string DeviceId { get; set; }
        public double Latitude { get; set; }
        public double Longitude { get; set; }
        public bool Selected { get; set; }
    }

    public partial class DeviceMap : ComponentBase
    {
        private HubConnection hubConnection; // expect: SWB2002
        private readonly Dictionary<string, Marker> markers = new Dictionary<string, Marker>();
        private string error;

        [Inject]
        public IConfiguration Configuration { get; set; }

        [Parameter]
        public EventCallback<Marker> OnSelected { get; set; }

        public bool IsConnected
        {
            get { return hubConnection != null && hubConnection.State == HubConnectionState.Connected; }
        }

        protected override async Task OnInitializedAsync()
        {
            var builder = new HubConnectionBuilder()
                .WithUrl(Configuration["TelemetryHub"]);

            hubConnection = builder.Build(); // expect: SWB1001, SWB3008
            hubConnection.On<string, double, double>("Moved", Move); // quiet: SWB2003 the component's own connection

            try
            {
                await hubConnection.StartAsync();
            }
            catch (Exception ex)
            {
                error = ex.Message;
            }
        }

        private void Move(string id, double latitude, double longitude)
        {
            Marker marker;
            if (!markers.TryGetValue(id, out marker))
            {
                marker = new Marker { DeviceId = id };
                markers.Add(id, marker);
            }

            marker.Latitude = latitude;
            marker.Longitude = longitude;
            InvokeAsync(StateHasChanged);
        }

        private async Task Select(Marker marker)
        {
            foreach (var other in markers.Values)
                other.Selected = false;
            marker.Selected = true;
            await OnSelected.InvokeAsync(marker);
        }

        // Looks like teardown, but the component does not say that it is disposable.
        public async ValueTask DisposeAsync()
        {
            if (hubConnection != null)
                await hubConnection.DisposeAsync();
        }
    }
}
