using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.Rules.Meetings;

/// <summary>The words of a notice: of its steps on the screen, and of its items as first drafted.</summary>
public static class NoticeWords
{
    public static string Of(NoticeState state) => state switch
    {
        NoticeState.Draft => "dự thảo",
        NoticeState.SubmittedToHead => "đã trình Chánh Văn phòng",
        NoticeState.SubmittedToChair => "đã trình Chủ tịch",
        NoticeState.SentBack => "bị trả lại",
        NoticeState.Approved => "đã duyệt, chờ vào số",
        _ => "đã ban hành",
    };

    public static string Of(NoticeStep step) => step switch
    {
        NoticeStep.Draft => "Soạn dự thảo",
        NoticeStep.Edit => "Sửa dự thảo",
        NoticeStep.SubmitToHead => "Trình Chánh Văn phòng",
        NoticeStep.SubmitToChair => "Trình Chủ tịch",
        NoticeStep.SendBack => "Trả lại",
        NoticeStep.Approve => "Duyệt",
        NoticeStep.Publish => "Công khai",
        NoticeStep.TakeBack => "Rút công khai",
        _ => "Ban hành",
    };

    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Original => "Thông báo kết luận",
        NoticeKind.Correction => "Thông báo sửa đổi",
        _ => "Thông báo thay thế",
    };

    /// <summary>An item as the obligation's terms give it.</summary>
    /// <param name="name">A body's name.</param>
    public static NoticeItem ItemOf(ObligationTerms terms, long conclusionId, int position, Func<long, string> name) => new()
    {
        Position = position, ConclusionId = conclusionId, ToWords = ToWords(terms, name), Words = terms.Work, WhenWords = WhenWords(terms.Due),
    };

    static string ToWords(ObligationTerms terms, Func<long, string> name)
    {
        var lead = terms.ResponsibleBodies.Select(name).ToList();
        if (lead.Count == 0 && terms.EachOf is { } group) lead.Add(group);
        if (lead.Count == 0) return "";
        var with = terms.Bodies.Where(b => b.Role == BodyRole.Coordinating).Select(b => name(b.BodyId)).ToList();
        var verb = terms.Verb is { Length: > 0 } said && said != "kết luận" ? said : "giao";
        return $"{char.ToUpperInvariant(verb[0])}{verb[1..]} {string.Join(", ", lead)}{(with.Count > 0 ? $" chủ trì, phối hợp với {string.Join(", ", with)}" : "")}";
    }

    /// <summary>The time in words that stand by themselves: a day said without its year is written out.</summary>
    public static string WhenWords(DueTime due) => due switch
    {
        { On: { } on } when due.Kind == DueKind.Day && !due.Words.Contains(on.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) => $"chậm nhất ngày {on:dd/MM/yyyy}",
        _ => due.Words,
    };

    /// <summary>The time as an item says it; words left as they were drafted leave the time as it is.</summary>
    /// <param name="day">The day of the meeting, from which words of time are read.</param>
    public static DueTime DueOf(NoticeItem item, DueTime now, DateOnly day)
    {
        if (item.WhenWords == WhenWords(now) || item.WhenWords == now.Words) return now;
        return item.WhenWords.Length == 0 ? DueTime.None : DraftItems.DueOf(TimeWords.Read(item.WhenWords, day)) is { Kind: not DueKind.None } read ? read : new DueTime(DueKind.None, null, item.WhenWords, "không xác định được ngày");
    }
}
