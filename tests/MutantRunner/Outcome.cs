namespace Switchboard.MutantRunner;

internal enum Outcome
{
    Killed,

    /// <summary>A test did not end. Counts as killed.</summary>
    Endless,

    /// <summary>The process ended: a recursion without end. Counts as killed.</summary>
    Fatal,

    /// <summary>All tests that were tried passed.</summary>
    Survived,

    NoTest,

    /// <summary>Stands in what a process initialises once; not tried, not counted.</summary>
    Once,
}
