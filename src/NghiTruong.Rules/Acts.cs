namespace NghiTruong.Rules;

/// <summary>Which right each act needs, by its name in the record. Asked at the one door of writes, whatever led there; an act that is not listed is nobody's.</summary>
public static class Acts
{
    const Right Sees = Right.SeesOwn | Right.SeesAll;

    /// <summary>Longest name first found; any one of the rights is enough. What more an act asks is its own rule's.</summary>
    public static readonly IReadOnlyList<(string Name, Right AnyOf)> Table =
    [
        ("account.", Right.ManagesAccounts), ("account.woken", Right.ManagesAccounts | Right.KeepsDirectory),
        ("audit.", Right.ReadsRecord),
        ("bodies.", Right.KeepsDirectory), ("body.", Right.KeepsDirectory), ("post.", Right.KeepsDirectory | Right.ManagesRights), ("person.", Right.KeepsDirectory),
        ("calendar.", Right.KeepsCalendar), ("calendar.address-", Sees),
        ("comments.", Right.KeepsMeetings), ("comments.answered", Right.Sends | Right.KeepsMeetings),
        ("council.", Right.ManagesAccounts), ("term.", Right.KeepsDirectory),
        ("council-rule.", Right.KeepsCalendar),
        ("contact.", Right.Sends | Right.KeepsDirectory),
        ("draft.", Right.Drafts | Right.Sends),
        ("forwarding.", Right.KeepsWork),
        ("import.", Right.KeepsMeetings), ("meeting.", Right.KeepsMeetings), ("notice.", Right.KeepsMeetings),
        ("obligation.", Right.ActsForCouncil | Right.KeepsWork | Right.Sends), ("obligation.Accepted", Right.ActsForCouncil | Right.KeepsWork | Right.Drafts | Right.Sends),
        ("obligation.entered", Right.KeepsWork), ("obligation.split", Right.KeepsWork), ("obligation.handed-over", Right.KeepsWork), ("obligation.Confirmed", Right.Settles | Right.KeepsWork),
        ("occasion.", Right.KeepsCalendar | Right.KeepsMeetings), ("rule.", Right.KeepsCalendar), ("timetable.", Right.KeepsCalendar), ("timetable.step-", Right.KeepsCalendar | Right.Sends | Right.ActsForCouncil),
        ("programme.", Right.KeepsMeetings), ("programme.item-done", Right.KeepsMeetings | Right.Sends | Right.ActsForCouncil), ("programme.item-reopened", Right.KeepsMeetings | Right.Sends | Right.ActsForCouncil),
        ("rights.", Right.ManagesRights),
        ("settings.", Right.KeepsSettings),
        ("sheet.", Right.KeepsWork),
    ];

    /// <summary>Any of these rights opens the act; none where it is not listed.</summary>
    public static Right AnyOf(string act) => Table.Where(a => act.StartsWith(a.Name, StringComparison.Ordinal)).OrderByDescending(a => a.Name.Length).Select(a => a.AnyOf).FirstOrDefault();

    /// <summary>The refusal at the door; null where the actor may.</summary>
    public static Refusal? MayNot(Actor actor, string act) =>
        actor.PersonId == 0 || actor.MayAny(AnyOf(act)) ? null : new("not-allowed", "Chức vụ đang giữ không được làm việc này.");
}
