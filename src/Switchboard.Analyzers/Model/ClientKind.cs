using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <summary>What the catalog says of a client type.</summary>
internal sealed class ClientKind
{
    public ClientKind(CatalogEntry entry)
    {
        IsOneShot = entry.Has("one-shot");
        IsEitherSide = entry.Has("either-side");
        IsBundle = entry.Has("bundle");
        TakesPassword = (entry["secret-query"] ?? "").Contains("password");
    }

    /// <summary>Cannot be opened again: a new one is needed for every connection.</summary>
    public bool IsOneShot { get; }

    /// <summary>A value of this type may as well be a server's end of somebody else's connection.</summary>
    public bool IsEitherSide { get; }

    /// <summary>The connection is one of several services that it gives, and it carries the session of one user.</summary>
    public bool IsBundle { get; }

    /// <summary>Its address may carry a password.</summary>
    public bool TakesPassword { get; }
}
