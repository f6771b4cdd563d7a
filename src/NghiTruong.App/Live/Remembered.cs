using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Live;

/// <summary>
/// What pages ask again and again, kept until anything is written in the council: the stream's number, read from the database in every request, is part of the
/// key. So it is right on every node, and needs no one to remember to clear it. For reading only: a write asks the database itself.
/// </summary>
public sealed class Remembered
{
    /// <summary>The most that is kept, in rows; then the half that was asked for longest ago is let go.</summary>
    const int MostRows = 40_000;

    readonly Lock gate = new();
    readonly Dictionary<(long Council, object Question), Kept> kept = [];
    long asked;
    int rows;

    sealed class Kept(long number, object answer, int weight)
    {
        public long Number => number;
        public object Answer => answer;
        public int Weight => weight;
        public long LastAsked;
    }

    /// <param name="question">Equal to another exactly where the answer must be: the day and what the actor sees belong in it.</param>
    /// <param name="weight">How many rows the answer holds.</param>
    public async Task<T> Of<T>(CouncilDb db, long council, object question, Func<Task<T>> ask, Func<T, int> weight) where T : class =>
        // Read before the answer: what is written meanwhile makes the answer newer than its number, never older.
        await Of((await CouncilNumber.At(db, council)).Number, council, question, ask, weight);

    /// <summary>The same for what depends on the frame alone (bodies, posts, rights, what is owed and its words): kept through the day's work (<see cref="DailyRows"/>).</summary>
    public async Task<T> OfFrame<T>(CouncilDb db, long council, object question, Func<Task<T>> ask, Func<T, int> weight) where T : class =>
        await Of((await CouncilNumber.At(db, council)).Frame, council, ("frame", question), ask, weight);

    async Task<T> Of<T>(long number, long council, object question, Func<Task<T>> ask, Func<T, int> weight) where T : class
    {
        lock (gate)
            if (kept.TryGetValue((council, question), out var known) && known.Number == number)
            {
                known.LastAsked = ++asked;
                return (T)known.Answer;
            }
        var answer = await ask();
        lock (gate)
        {
            if (rows > MostRows) Forget();
            if (kept.TryGetValue((council, question), out var before)) rows -= before.Weight;
            var fresh = new Kept(number, answer, 1 + weight(answer)) { LastAsked = ++asked };
            rows += fresh.Weight;
            kept[(council, question)] = fresh;
        }
        return answer;
    }

    void Forget()
    {
        foreach (var (question, old) in kept.OrderBy(k => k.Value.LastAsked).ToList())
        {
            if (rows <= MostRows / 2) return;
            kept.Remove(question);
            rows -= old.Weight;
        }
    }
}
