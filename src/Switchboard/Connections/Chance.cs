namespace Switchboard;

/// <summary>Random numbers for jitter, from any thread.</summary>
internal static class Chance
{
#if NET
    public static double Next() => Random.Shared.NextDouble();
#else
    [ThreadStatic]
    private static Random? s_random;

    // Seeded by a new Guid: two threads that start in the same tick must not draw the same numbers.
    public static double Next() => (s_random ??= new Random(Guid.NewGuid().GetHashCode())).NextDouble();
#endif
}
