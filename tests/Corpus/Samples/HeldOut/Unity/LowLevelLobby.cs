// style: Unity lobby on the low-level chat client
// sdk: stream-chat
// switchboard: no
using StreamChat.Core.LowLevelClient;
using StreamChat.Libs.Auth;
using UnityEngine;

public class LowLevelLobby : MonoBehaviour
{
    private IStreamChatLowLevelClient client; // expect: SWB2002
    private readonly Queue<object> inbox = new Queue<object>();
    private DateTime lastMessage;

    public int Unread
    {
        get { return inbox.Count; }
    }

    protected void Start()
    {
        var credentials = new AuthCredentials("key", "player", "token");
        client = StreamChatLowLevelClient.CreateDefaultClient(credentials); // expect: SWB1001
        client.MessageReceived += OnMessage; // quiet: SWB2004 owned
        client.TypingStarted += typing => Debug.Log(typing);
        client.Connect(); // quiet: SWB3002 owned
    }

    protected void Update()
    {
        client.Update(1f / 60f);
        if (inbox.Count > 0 && DateTime.UtcNow - lastMessage > TimeSpan.FromSeconds(1))
            Debug.Log(inbox.Dequeue());
    }

    private void OnMessage(object message)
    {
        lastMessage = DateTime.UtcNow;
        inbox.Enqueue(message);
    }

    protected void OnDestroy()
    {
        inbox.Clear();
    }
}

public class TypingBadge : MonoBehaviour
{
    private IStreamChatLowLevelClient client;
    private bool visible;

    public void Attach(IStreamChatLowLevelClient chat)
    {
        Detach();
        client = chat;
        client.TypingStarted += OnStarted; // quiet: SWB2004 removed in Detach
        client.TypingStopped += OnStopped; // expect: SWB2004
    }

    private void Detach()
    {
        if (client != null)
            client.TypingStarted -= OnStarted;
        client = null;
    }

    private void OnStarted(object typing)
    {
        visible = true;
    }

    private void OnStopped(object typing)
    {
        visible = false;
    }

    private void OnDestroy()
    {
        Detach();
    }
}
