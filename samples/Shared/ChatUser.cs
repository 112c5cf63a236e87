namespace Chat;

/// <summary>Who is chatting.</summary>
public sealed record ChatUser(string Name);
