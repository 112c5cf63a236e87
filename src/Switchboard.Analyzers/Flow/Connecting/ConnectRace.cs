using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>A connect that is given some time and goes on when the time is over.</summary>
internal sealed class ConnectRace
{
    public ConnectRace(ConnectionUse use, IInvocationOperation connect, TaskEnd end, IInvocationOperation race)
    {
        Use = use;
        Connect = connect;
        End = end;
        Race = race;
    }

    public ConnectionUse Use { get; }

    public IInvocationOperation Connect { get; }

    /// <summary>How the task of the connect came into the race.</summary>
    public TaskEnd End { get; }

    /// <summary><c>Task.WhenAny</c>, <c>WaitAsync</c>, <c>Wait</c>, <c>Task.WaitAny</c> or <c>Task.WaitAll</c>.</summary>
    public IInvocationOperation Race { get; }

    public SyntaxNode Syntax => Race.WholeCall();

    /// <summary>Whether the SDK can be given a token that cancels the connect.</summary>
    public bool TakesToken
    {
        get
        {
            foreach (var member in Connect.TargetMethod.ContainingType.GetMembers(Connect.TargetMethod.Name))
            {
                if (member is IMethodSymbol { Parameters: { Length: > 0 } parameters } && TokenSources.IsToken(parameters[parameters.Length - 1].Type))
                    return true;
            }

            return false;
        }
    }
}
