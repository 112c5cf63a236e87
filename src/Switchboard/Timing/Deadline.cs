namespace Switchboard;

/// <summary>Something that is due once, at a time that may be moved. Belongs to one <see cref="Deadlines"/>.</summary>
/// <remarks>Its callback runs on the clock's thread and must be short.</remarks>
internal sealed class Deadline(Deadlines deadlines, Action callback)
{
    // These two change under the gate of the deadlines.
    public long DueAt { get; set; }
    public int Place { get; set; } = -1;

    public bool IsSet => Place >= 0;

    /// <summary>How long until it is due; 0 when it is not set.</summary>
    public TimeSpan Left => deadlines.LeftOf(this);

    public void Fire() => callback();

    /// <summary>Makes it due after a time from now, whatever it was before.</summary>
    public void Set(TimeSpan dueIn) => deadlines.Set(this, dueIn);

    /// <summary>Makes it due never. One that is firing at this moment still fires.</summary>
    public void Clear() => deadlines.Clear(this);
}
