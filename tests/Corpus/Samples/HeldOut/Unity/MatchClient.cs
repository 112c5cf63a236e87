// style: Unity match client over SignalR
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using UnityEngine;

namespace Arena.Match
{
    public class MatchClient : MonoBehaviour
    {
        private static HubConnection hub; // quiet: SWB2002 private static, lives with the process
        private readonly Dictionary<int, int> health = new Dictionary<int, int>();
        private int me;

        public bool IsOnline => hub != null && hub.State == HubConnectionState.Connected;

        private async void Awake()
        {
            if (hub == null)
            {
                hub = new HubConnectionBuilder() // expect: SWB1001
                    .WithUrl("https://match.example.org/hub")
                    .WithAutomaticReconnect()
                    .Build();
                hub.On<int, int>("Health", (player, value) => health[player] = value);
            }

            if (hub.State == HubConnectionState.Disconnected)
                await hub.StartAsync(); // quiet: SWB3002 created by its own type
        }

        public async void Join(string match)
        {
            me = await hub.InvokeAsync<int>("Join", match);
        }

        public async void Hit(int player, int damage)
        {
            if (IsOnline)
                await hub.SendAsync("Hit", me, player, damage);
        }

        private async void OnApplicationQuit()
        {
            if (hub != null)
                await hub.StopAsync(); // quiet: SWB3001 created by its own type
        }
    }

    public class SpectatorCamera : MonoBehaviour
    {
        private HubConnection feed; // expect: SWB2002
        private int target;

        private async void Start()
        {
            feed = new HubConnectionBuilder().WithUrl("https://match.example.org/spectate").Build(); // expect: SWB1001, SWB3008
            feed.On<int>("Focus", player => target = player); // quiet: SWB2003 its own connection
            await feed.StartAsync();
        }

        private void Update()
        {
            if (target > 0)
                Debug.Log("looking at " + target);
        }
    }
}
