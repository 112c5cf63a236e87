using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chat.Sdk;

/// <summary>Builds hub connections that are a WebSocket and nothing else.</summary>
public static class WebSocketHubConnectionBuilderExtensions
{
    /// <summary>Connects to the hub at an address, without negotiation.</summary>
    public static IHubConnectionBuilder WithWebSocket(this IHubConnectionBuilder builder, Uri address)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IConnectionFactory, WebSocketConnectionFactory>());
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(address));
        return builder;
    }
}
