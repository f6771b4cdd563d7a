namespace NghiTruong.Bench;

/// <summary>A seeded sequence (SplitMix64): the same seed throws the same on every machine and every version.</summary>
sealed class Dice(ulong seed)
{
    ulong state = seed;

    /// <summary>A number from 0 to below the bound; 0 for a bound of 1 or less.</summary>
    public int Below(int bound) => bound <= 1 ? 0 : (int)(Next() % (ulong)bound);

    public bool OneIn(int n) => Below(n) == 0;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
