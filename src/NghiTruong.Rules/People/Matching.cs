namespace NghiTruong.Rules.People;

/// <summary>A person of the directory as a candidate for a name in a text.</summary>
public sealed record Candidate(long PersonId, string Name, IReadOnlyList<string> PostKeys);

/// <summary>Who a name in a text is: known for sure, or a question with its candidates.</summary>
public sealed record PersonMatch(long? PersonId, IReadOnlyList<long> Candidates)
{
    /// <summary>By name and posts: sure only where one candidate of that name holds one of the posts, or an earlier answer says so.</summary>
    public static PersonMatch Of(IReadOnlyList<Candidate> sameName, IReadOnlyList<string> postKeys, long? remembered)
    {
        if (remembered is { } answer) return new(answer, []);
        var withPost = sameName.Where(c => c.PostKeys.Any(postKeys.Contains)).ToList();
        return withPost.Count == 1 ? new(withPost[0].PersonId, []) : new(null, [.. sameName.Select(c => c.PersonId)]);
    }
}
