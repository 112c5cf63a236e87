using System.Collections.Immutable;

namespace Switchboard.Analyzers.Catalog;

/// <summary>What a line of one role may say: the kinds of id it takes and its options.</summary>
internal sealed class RoleSyntax
{
    /// <summary>Every role by the word that a catalog writes.</summary>
    public static readonly ImmutableArray<RoleSyntax> All = ImmutableArray.Create(
        new RoleSyntax("client", ConnectionRole.Client, "T", OptionSyntax.Flag("one-shot"), OptionSyntax.Flag("reconnects"), OptionSyntax.Flag("either-side"), OptionSyntax.Flag("bundle"),
            OptionSyntax.Names("public-query"), OptionSyntax.Names("secret-query")),
        new RoleSyntax("create", ConnectionRole.Create, "MP", OptionSyntax.Flag("connects"), OptionSyntax.Flag("server"), OptionSyntax.Flag("provider"),
            OptionSyntax.Parameters("public"), OptionSyntax.Parameters("secret"), OptionSyntax.Parameters("address"),
            OptionSyntax.Parameters("expires"), OptionSyntax.Provider("provider-at")),
        new RoleSyntax("connect", ConnectionRole.Connect, "M", OptionSyntax.Flag("provider"), OptionSyntax.OneOf("again", "ignored"),
            OptionSyntax.Parameters("public"), OptionSyntax.Parameters("secret"), OptionSyntax.Parameters("address"),
            OptionSyntax.Parameters("expires"), OptionSyntax.Provider("provider-at")),
        new RoleSyntax("disconnect", ConnectionRole.Disconnect, "M", OptionSyntax.OneOf("scope", "user"), OptionSyntax.Flag("keeps-resources"),
            OptionSyntax.Flag("protocol"), OptionSyntax.Flag("final")),
        new RoleSyntax("dispose", ConnectionRole.Dispose, "M"),
        new RoleSyntax("part", ConnectionRole.Part, "TPM"),
        new RoleSyntax("channel", ConnectionRole.Channel, "TMP", OptionSyntax.Parameters("channel"), OptionSyntax.OneOf("again", "shares", "creates", "throws")),
        new RoleSyntax("subscribe", ConnectionRole.Subscribe, "MEP", OptionSyntax.Parameters("channel"), OptionSyntax.OneOf("handle", "return", "none"),
            OptionSyntax.OneOf("again", "adds", "adds-others", "replaces", "throws", "ignored"), OptionSyntax.Flag("connection-event"), OptionSyntax.Flag("reconnect-event"),
            OptionSyntax.Flag("closed-event"), OptionSyntax.Flag("ends-with-token"), OptionSyntax.Flag("needs-connection")),
        new RoleSyntax("unsubscribe", ConnectionRole.Unsubscribe, "M", OptionSyntax.Parameters("channel"), OptionSyntax.Flag("final")),
        new RoleSyntax("send", ConnectionRole.Send, "M", OptionSyntax.Flag("one-at-a-time")),
        new RoleSyntax("broadcast", ConnectionRole.Broadcast, "PM"),
        new RoleSyntax("receive", ConnectionRole.Receive, "M", OptionSyntax.Flag("one-at-a-time"), OptionSyntax.Names("end"), OptionSyntax.Names("close")),
        new RoleSyntax("token", ConnectionRole.Token, "MP", OptionSyntax.Flag("provider"), OptionSyntax.Parameters("public"), OptionSyntax.Parameters("secret"),
            OptionSyntax.Parameters("address"), OptionSyntax.Parameters("expires"), OptionSyntax.Provider("provider-at")),
        new RoleSyntax("state", ConnectionRole.State, "PM"),
        new RoleSyntax("configure", ConnectionRole.Configure, "MP", OptionSyntax.Flag("reconnects"), OptionSyntax.Flag("connects"), OptionSyntax.Parameters("address"), OptionSyntax.Provider("provider-at")),
        new RoleSyntax("policy", ConnectionRole.Policy, "T"));

    private RoleSyntax(string word, ConnectionRole role, string kinds, params OptionSyntax[] options)
    {
        Word = word;
        Role = role;
        Kinds = kinds;
        Options = ImmutableArray.Create(options);
    }

    public string Word { get; }

    public ConnectionRole Role { get; }

    /// <summary>The letters an id of this role may begin with.</summary>
    public string Kinds { get; }

    public ImmutableArray<OptionSyntax> Options { get; }

    public static RoleSyntax? Find(string word)
    {
        foreach (var role in All)
        {
            if (role.Word == word)
                return role;
        }

        return null;
    }

    public static RoleSyntax Of(ConnectionRole role) => All.First(syntax => syntax.Role == role);

    public OptionSyntax? FindOption(string name)
    {
        foreach (var option in Options)
        {
            if (option.Name == name)
                return option;
        }

        return null;
    }
}
