namespace NghiTruong.Rules;

/// <summary>What a post may let its holder see or do. Kept as a number: a right never changes its place.</summary>
[Flags]
public enum Right
{
    None = 0,
    /// <summary>Work, rounds of comments and meetings to which one's own bodies are party, with the sentence they come from.</summary>
    SeesOwn = 1 << 0,
    /// <summary>The whole register, meetings, sessions and their papers; no drafts.</summary>
    SeesAll = 1 << 1,
    /// <summary>Enters, corrects, splits and hands over work; old tables in.</summary>
    KeepsWork = 1 << 2,
    /// <summary>Meetings, texts read in, notices, minutes, programmes, rounds of comments: drafts too.</summary>
    KeepsMeetings = 1 << 3,
    /// <summary>The directory: bodies, people, posts.</summary>
    KeepsDirectory = 1 << 4,
    /// <summary>Occasions, working calendar, own time limits, timetables.</summary>
    KeepsCalendar = 1 << 5,
    /// <summary>The council's settings of work.</summary>
    KeepsSettings = 1 << 6,
    /// <summary>Stands on the giver's side: watches, sends back, proposes, reads the watcher's notes.</summary>
    ActsForCouncil = 1 << 7,
    /// <summary>Confirms and ends work, moves its day (lãnh đạo).</summary>
    Settles = 1 << 8,
    /// <summary>Drafts what its body will answer (soạn).</summary>
    Drafts = 1 << 9,
    /// <summary>Approves and sends what its body answers (duyệt, gửi).</summary>
    Sends = 1 << 10,
    /// <summary>The record of acts.</summary>
    ReadsRecord = 1 << 11,
    /// <summary>Accounts, sign-in, sessions of others.</summary>
    ManagesAccounts = 1 << 12,
    /// <summary>The council's table of rights.</summary>
    ManagesRights = 1 << 13,
}
