using NghiTruong.Rules.People;

namespace NghiTruong.Rules.Rights;

/// <summary>
/// Which rights go with a post: kind of post × kind of body. The product's own table, and how far a council may change a cell of it: never below what
/// the post cannot work without, never beyond what its side may have.
/// </summary>
public static class RightsTable
{
    const Right Keeping = Right.KeepsWork | Right.KeepsMeetings | Right.KeepsDirectory | Right.KeepsCalendar | Right.KeepsSettings;
    const Right Giving = Right.SeesOwn | Right.SeesAll | Right.ActsForCouncil;
    const Right Owing = Right.SeesOwn | Right.Drafts | Right.Sends;

    static readonly BodyKind[] Kinds =
    [
        BodyKind.StandingCommittee, BodyKind.CouncilOffice, BodyKind.Committee, BodyKind.Council, BodyKind.DeputyGroup, BodyKind.NationalAssemblyDelegation, BodyKind.PeoplesCommittee,
        BodyKind.PeoplesCommitteeOffice, BodyKind.Department, BodyKind.FatherlandFront, BodyKind.Commune, BodyKind.JudicialBody, BodyKind.PartyBody, BodyKind.CentralBody, BodyKind.Organisation, BodyKind.District,
    ];

    /// <summary>Every cell, in the order in which a person reads them; an administrator's and an auditor's do not ask the body.</summary>
    public static readonly IReadOnlyList<(PostRank Post, BodyKind Body)> Cells =
    [
        .. Kinds.SelectMany(b => new[] { PostRank.Head, PostRank.DeputyHead, PostRank.Member, PostRank.Officer }.Select(p => (p, b))),
        (PostRank.Administrator, BodyKind.CouncilOffice), (PostRank.Auditor, BodyKind.CouncilOffice),
    ];

    /// <summary>The product's own cell.</summary>
    public static Right First(PostRank post, BodyKind body) => post switch
    {
        PostRank.Administrator => Right.ManagesAccounts | Right.ManagesRights,
        PostRank.Auditor => Right.SeesAll | Right.ReadsRecord,
        _ => body switch
        {
            BodyKind.StandingCommittee => Giving | Keeping | Right.Settles | Right.ReadsRecord,
            BodyKind.CouncilOffice => Giving | Keeping | (Leads(post) ? Right.Settles | Right.ReadsRecord : Right.None),
            BodyKind.Committee => Giving | Right.Drafts | (Leads(post) ? Right.Settles | Right.Sends : Right.None),
            BodyKind.Council or BodyKind.DeputyGroup or BodyKind.NationalAssemblyDelegation => Right.SeesOwn | Right.SeesAll | (Leads(post) ? Right.Drafts | Right.Sends : Right.None),
            _ => Leads(post) ? Owing : Right.SeesOwn,
        },
    };

    /// <summary>What nobody may take from the cell.</summary>
    public static Right Least(PostRank post, BodyKind body) => post switch
    {
        PostRank.Administrator => Right.ManagesAccounts | Right.ManagesRights,
        PostRank.Auditor => Right.SeesAll | Right.ReadsRecord,
        _ => body switch
        {
            BodyKind.StandingCommittee or BodyKind.CouncilOffice => Giving,
            BodyKind.Committee or BodyKind.Council or BodyKind.DeputyGroup or BodyKind.NationalAssemblyDelegation => Right.SeesOwn | Right.SeesAll,
            _ => Leads(post) ? Owing : Right.SeesOwn,
        },
    };

    /// <summary>All that a council may put into the cell.</summary>
    public static Right Most(PostRank post, BodyKind body) => post switch
    {
        // No content by virtue of it, and whoever reads the record changes nothing that stands in it.
        PostRank.Administrator => Right.ManagesAccounts | Right.ManagesRights,
        PostRank.Auditor => Right.SeesAll | Right.ReadsRecord,
        _ => body switch
        {
            BodyKind.StandingCommittee => Giving | Keeping | Right.Settles | Right.ReadsRecord,
            BodyKind.CouncilOffice => Giving | Keeping | (Leads(post) ? Right.Settles | Right.ReadsRecord : Right.None),
            BodyKind.Committee => Giving | Keeping | Right.Drafts | Right.Sends | (Leads(post) ? Right.Settles : Right.None),
            BodyKind.Council or BodyKind.DeputyGroup or BodyKind.NationalAssemblyDelegation => Right.SeesOwn | Right.SeesAll | Right.Drafts | Right.Sends,
            _ => Owing | (body is BodyKind.PeoplesCommittee or BodyKind.PeoplesCommitteeOffice or BodyKind.FatherlandFront ? Right.SeesAll : Right.None),
        },
    };

    /// <summary>A cell as a council wishes it, held within what it may be.</summary>
    public static Right Within(PostRank post, BodyKind body, Right wished) => (wished | Least(post, body)) & Most(post, body);

    /// <summary>Which bodies' posts open a door at all: a body outside the system holds no account.</summary>
    public static bool LetsIn(Body body, PostRank post) => !body.IsOutside || post is PostRank.Administrator or PostRank.Auditor;

    public static bool Leads(PostRank post) => post is PostRank.Head or PostRank.DeputyHead;
}

/// <summary>A council's own cell of the table.</summary>
public sealed class OwnCell
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required PostRank Post { get; set; }
    public required BodyKind Body { get; set; }
    public required Right Rights { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public required string ChangedBy { get; set; }
    public int Version { get; set; }
}
