using System.Reflection;

namespace Switchboard.MutantRunner;

/// <summary>The switch that stryker puts into an assembly: which mutant is on, and which ones were met.</summary>
internal sealed class MutantSwitch
{
    private readonly FieldInfo _active;
    private readonly FieldInfo _captures;
    private readonly MethodInfo _covered;

    private MutantSwitch(Type control)
    {
        _active = Member(control.GetField("ActiveMutant"));
        _captures = Member(control.GetField("CaptureCoverage"));
        _covered = Member(control.GetMethod("GetCoverageData"));
        Set(null);

        T Member<T>(T? member) where T : class =>
            member ?? throw new InvalidOperationException($"'{control.FullName}' of '{control.Assembly.Location}' is not the switch of the stryker that this was written for.");
    }

    /// <summary>Finds it in the one of these assemblies that has mutants.</summary>
    public static MutantSwitch Of(params string[] assemblies) =>
        assemblies.Select(Assembly.Load).SelectMany(static assembly => assembly.GetTypes()).Where(static type => type.Name == "MutantControl").ToArray() is [{ } control]
            ? new MutantSwitch(control)
            : throw new InvalidOperationException($"Exactly one of {string.Join(" and ", assemblies)} must have mutants; copy it from the folder that SWITCHBOARD_MUTATED named.");

    public void Set(int? mutant) => _active.SetValue(null, mutant ?? -1);

    /// <summary>Which mutants this work meets.</summary>
    public HashSet<int> Met(Action work)
    {
        Read();
        _captures.SetValue(null, true);
        try
        {
            work();
        }
        finally
        {
            _captures.SetValue(null, false);
        }
        return Read();
    }

    private HashSet<int> Read() => [.. ((IList<int>[])_covered.Invoke(null, null)!)[0]];
}
