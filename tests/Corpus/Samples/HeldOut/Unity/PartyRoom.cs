// style: Unity party room over Pusher
// sdk: pusher
using PusherClient;
using UnityEngine;

namespace Party
{
    public class PartyService
    {
        public Pusher Pusher { get; } = new Pusher("key", new PusherOptions { Cluster = "eu" }); // expect: SWB1001, SWB2002
    }

    public class PartyRoom : MonoBehaviour
    {
        public PartyService Service { get; set; }

        private Channel room;
        private GenericPresenceChannel<string> presence; // expect: SWB2002

        private async void OnEnable()
        {
            room = await Service.Pusher.SubscribeAsync("party"); // quiet: SWB2003, SWB4002 unsubscribed in OnDisable
            room.Bind("dance", (Action<PusherEvent>)OnDance);
        }

        private async void OnDisable()
        {
            room?.Unbind("dance");
            await Service.Pusher.UnsubscribeAsync("party");
        }

        public async Task InviteAsync(string friend)
        {
            presence = await Service.Pusher.SubscribePresenceAsync<string>("presence-" + friend);
            presence.MemberAdded += (sender, member) => Debug.Log(member + " came"); // quiet: SWB2004 the lambda captures nothing
        }

        public async Task EndAsync()
        {
            await Service.Pusher.DisconnectAsync(); // expect: SWB3001
        }

        private void OnDance(PusherEvent e)
        {
            Debug.Log(e.Data);
        }
    }
}
