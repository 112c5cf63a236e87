namespace Chat.Server;

/// <summary>What was said in the room so far.</summary>
internal sealed class MessageHistory
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public int Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
            return _lines.Count;
        }
    }

    public string[] Lines()
    {
        lock (_gate)
            return [.. _lines];
    }
}
