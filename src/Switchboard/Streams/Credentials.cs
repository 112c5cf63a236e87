namespace Switchboard;

/// <summary>Puts the token of a connection where the server expects it.</summary>
internal static class Credentials
{
    /// <summary>The address, with the token in its query where an option names the parameter.</summary>
    public static Uri Address(Uri address, AccessToken? token, MessageClientOptions options)
    {
        if (token is null || options.TokenParameter is not { } parameter)
            return address;
        string query = address.Query.Length > 1 ? address.Query.Substring(1) + "&" : "";
        return new UriBuilder(address) { Query = $"{query}{Uri.EscapeDataString(parameter)}={Uri.EscapeDataString(token.Value)}" }.Uri;
    }

    /// <summary>The token where it goes into the header.</summary>
    public static AccessToken? ForHeader(AccessToken? token, MessageClientOptions options) => options.TokenParameter is null ? token : null;
}
