namespace Switchboard;

/// <summary>What a webhook is sent.</summary>
public enum WebhookFormat
{
    /// <summary>
    /// An object with the members of an <see cref="Incident"/>: <c>event</c> (<c>down</c> or <c>up</c>), <c>endpoint</c>, <c>downSince</c>,
    /// <c>downSeconds</c>, <c>attempts</c>, <c>fault</c> (<c>kind</c>, <c>code</c>, <c>message</c>), and <c>text</c>, the whole as a sentence.
    /// </summary>
    Json,

    /// <summary>A message for a Discord channel, at most 2,000 characters, that mentions nobody.</summary>
    Discord,
}
