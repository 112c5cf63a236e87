using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Operators;

// C# 14: a compound operator of the type's own takes the handle.
public sealed class Handlers : IDisposable
{
    private readonly List<IDisposable> _all = [];

    public int Count => _all.Count;

    public void operator +=(IDisposable handler) => _all.Add(handler);

    public void operator -=(IDisposable handler)
    {
        if (_all.Remove(handler))
            handler.Dispose();
    }

    public void Dispose()
    {
        foreach (var handler in _all)
            handler.Dispose();
        _all.Clear();
    }
}

public sealed class OperatorUser : IDisposable
{
    private Handlers _handlers = new();

    public OperatorUser(HubConnection hub)
    {
        _handlers += hub.On<string>("Said", Console.WriteLine);
        _handlers += hub.On<string>("Left", Console.WriteLine);
    }

    public void Dispose() => _handlers.Dispose();
}

// C# 14: partial constructors and partial events.
public sealed partial class PartialMembers : IDisposable
{
    public partial PartialMembers(HubConnection hub);

    public partial event Action<string>? Said;

    public void Dispose() => _handler.Dispose();
}

public sealed partial class PartialMembers
{
    private readonly IDisposable _handler;
    private Action<string>? _said;

    public partial PartialMembers(HubConnection hub)
    {
        _handler = hub.On<string>("Said", text => _said?.Invoke(text));
    }

    public partial event Action<string>? Said
    {
        add => _said += value;
        remove => _said -= value;
    }
}
