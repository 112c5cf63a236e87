// style: Unity MonoBehaviour on a shared channel
// sdk: stream-chat
using StreamChat.Core.StatefulModels;
using UnityEngine;

namespace Game;

public class ChannelPanel : MonoBehaviour
{
    private int _deleted;

    public IStreamChannel Channel { get; set; } = null!;

    private void OnEnable()
    {
        Channel.MessageReceived += OnMessage; // quiet: SWB2004, SWB4002 removed in OnDisable
        Channel.MessageDeleted += (_, _) => _deleted++; // expect: SWB2004, SWB4002
    }

    private void OnDisable()
    {
        Channel.MessageReceived -= OnMessage;
    }

    private void OnMessage(IStreamChannel channel, IStreamMessage message) => Debug.Log(message.Text);
}
