namespace Switchboard.Analyzers.Model;

/// <summary>What was done for one compilation. Tests hold it against what the code needs, because a clock cannot.</summary>
internal sealed class WorkCount
{
    private int _typesEntered;
    private int _typesWalked;
    private int _graphsBuilt;
    private int _operationsAsked;

    public int TypesEntered => _typesEntered;

    public int TypesWalked => _typesWalked;

    public int GraphsBuilt => _graphsBuilt;

    /// <summary>How many types were asked for single operations.</summary>
    public int OperationsAsked => _operationsAsked;

    public void EnterType() => Interlocked.Increment(ref _typesEntered);

    public void WalkType() => Interlocked.Increment(ref _typesWalked);

    public void BuildGraph() => Interlocked.Increment(ref _graphsBuilt);

    public void AskForOperations() => Interlocked.Increment(ref _operationsAsked);
}
