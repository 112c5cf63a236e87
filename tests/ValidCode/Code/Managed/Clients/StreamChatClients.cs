using StreamChat.Core;
using StreamChat.Core.StatefulModels;
using Switchboard;
using UnityEngine;

namespace Erp.Chat;

// The manager keeps the client of the user who is signed in.
public sealed class ManagedStreamChat(IConnectionManager connections, StreamChat.Libs.Auth.ITokenProvider tokens, string apiKey) : IAsyncDisposable
{
    private IStreamChatClient? _client;
    private IStreamChannel? _channel;

    public event Action<string>? Said;

    public async Task OpenAsync(string user, CancellationToken cancellationToken)
    {
        if (_client is not null)
            return;

        _client = connections.GetOrCreate(new ConnectionKey("stream", user), () => StreamChatClient.CreateDefaultClient());
        await connections.ConnectAsync(_client, token => _client.ConnectUserAsync(apiKey, user, tokens, token), cancellationToken);
        _channel = await _client.GetOrCreateChannelWithIdAsync(ChannelType.Team, "everybody");
        _channel.MessageReceived += OnMessage;
    }

    public Task SayAsync(string text) => _channel?.SendNewMessageAsync(text) ?? Task.CompletedTask;

    public async Task LogoutAsync(string user)
    {
        if (_channel is not null)
            _channel.MessageReceived -= OnMessage;
        _channel = null;
        _client = null;
        await connections.SignOutAsync(user);
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null)
            _channel.MessageReceived -= OnMessage;
        await connections.ReleaseAsync(_client);
    }

    private void OnMessage(IStreamChannel channel, IStreamMessage message) => Said?.Invoke(message.Text);
}

public sealed class ChatScreen : MonoBehaviour
{
    private readonly List<string> _lines = [];
    private IStreamChannel? _channel;

    public void Show(IStreamChannel channel)
    {
        if (_channel == channel)
            return;

        if (_channel is not null)
            _channel.MessageReceived -= OnMessage;
        _channel = channel;
        _channel.MessageReceived += OnMessage;
    }

    public void OnDestroy()
    {
        if (_channel is not null)
            _channel.MessageReceived -= OnMessage;
    }

    private void OnMessage(IStreamChannel channel, IStreamMessage message) => _lines.Add(message.Text);
}
