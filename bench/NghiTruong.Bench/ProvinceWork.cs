using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.Bench;

/// <summary>What becomes of the province's work, by the rules that hold for everyone: old work mostly ended, young work at every stage, a little of it late.</summary>
sealed class ProvinceWork(ProvincePlaces places, DateOnly today, Dice dice)
{
    static readonly string[] Givers = ["Trần Minh Khánh", "Lê Thị Thu Hà", "Ngô Thanh Sơn", "Thường trực HĐND tỉnh", "Phạm Quốc Bảo", "Trịnh Thị Hồng Vân"];

    /// <summary>The terms of one conclusion.</summary>
    public ObligationTerms Terms(DateOnly held, bool forEach, long? lead, string? place, ObligationKind kind = ObligationKind.Task) => new()
    {
        Work = ProvinceWords.Of(dice, place), Kind = kind, Status = held > today.AddDays(-40) && dice.OneIn(3) ? SourceStatus.Tentative : SourceStatus.Binding, Giver = dice.Of(Givers), Capacity = "Thường trực HĐND tỉnh", Verb = "đề nghị",
        Bodies = lead is { } body ? [new BodyPart(body, BodyRole.Lead), .. Coordinating(body)] : [], WatcherBodyId = dice.OneIn(30) ? null : places.Office, WatcherPostId = dice.OneIn(2) ? places.WatcherPost : null,
        EachOf = forEach ? "các xã, phường" : null, EachKinds = forEach ? [BodyKind.Commune] : [], ExpectedResult = dice.OneIn(5) ? null : "Báo cáo bằng văn bản", Origin = Origins.First[dice.OneIn(3) ? dice.Below(Origins.First.Count) : 0].Key,
        Due = kind switch
        {
            ObligationKind.Guidance => DueTime.None,
            ObligationKind.StandingDuty => new DueTime(DueKind.Rhythm, null, "hằng quý", "hằng quý") { Every = Rhythm.Quarterly },
            _ => Until(held.AddDays(20 + dice.Below(60))),
        },
    };

    /// <summary>Everything that happened to one piece of work up to today.</summary>
    /// <param name="stuck">Work that nobody finishes.</param>
    public void Live(Obligation work, Actor doer, bool stuck, IReadOnlyList<Meeting> reviews)
    {
        if (work.Kind != ObligationKind.Task || work.DueOn is not { } due) return;
        var on = work.GivenOn.AddDays(1 + dice.Below(4));
        if (dice.OneIn(60) && Then(work, doer, ObligationEventKind.Returned, ref on, 3, "Nội dung thuộc thẩm quyền của cơ quan khác, đề nghị xem xét giao lại."))
        {
            var others = work.CurrentTerms() with { Bodies = [new BodyPart(dice.Of(places.Departments.Where(d => d.Id != work.LeadBodyId).ToList()).Id, BodyRole.Lead)] };
            if (work.IsPart || dice.OneIn(2) || !Then(work, places.Secretary, ObligationEventKind.Reassigned, ref on, 5, "Giao lại theo chức năng.", terms: others)) { if (!Then(work, places.Secretary, ObligationEventKind.Corrected, ref on, 6, "Giữ nguyên cơ quan chủ trì.", terms: work.CurrentTerms())) return; }
            else doer = places.Of(work.LeadBodyId!.Value, "cơ quan mới");
        }
        if (!Then(work, doer, ObligationEventKind.Accepted, ref on, 4, "")) return;
        if (dice.OneIn(90)) { Then(work, places.Head, ObligationEventKind.Withdrawn, ref on, 20, "Đã đưa vào chương trình giám sát chuyên đề."); return; }
        if (!dice.OneIn(6) && !Then(work, doer, ObligationEventKind.Answered, ref on, 6, "Đã giao bộ phận chuyên môn thực hiện.", $"{dice.Below(900) + 1}/UBND")) return;
        if (dice.OneIn(3) && !Then(work, doer, ObligationEventKind.Roadmap, ref on, 5, "", promised: due)) return;
        for (var n = dice.Below(5) / 2; n > 0; n--) if (!Then(work, doer, ObligationEventKind.Progress, ref on, 8, $"Đã hoàn thành khoảng {20 + dice.Below(7) * 10}% khối lượng.")) return;
        foreach (var meeting in reviews.Where(m => m.HeldOn >= on && m.HeldOn < due).Take(work.IsPart && !dice.OneIn(5) ? 0 : 1))
        {
            on = meeting.HeldOn!.Value;
            if (!Then(work, places.Secretary, dice.OneIn(5) ? ObligationEventKind.Repeated : ObligationEventKind.Reviewed, ref on, 1, "Tiếp tục thực hiện.", about: About(meeting))) return;
        }
        if (dice.OneIn(15))
        {
            if (!Then(work, doer, ObligationEventKind.ExtensionAsked, ref on, 3, "Chờ số liệu bổ sung.", promised: due.AddDays(30))) return;
            if (!dice.OneIn(8)) Then(work, places.Head, dice.OneIn(5) ? ObligationEventKind.ExtensionRefused : ObligationEventKind.ExtensionGranted, ref on, 4, "Theo đề nghị.", promised: due.AddDays(30));
        }
        if (stuck) return;
        End(work, doer, on);
    }

    void End(Obligation work, Actor doer, DateOnly on)
    {
        var due = work.DueOn!.Value;
        on = Later(on, dice.OneIn(4) ? due.AddDays(1 + dice.Below(25)) : due.AddDays(-dice.Below(12)));
        if (dice.OneIn(250)) { Then(work, places.Head, dice.OneIn(2) ? ObligationEventKind.ExplanationAccepted : ObligationEventKind.PassedOn, ref on, 9, "Thuộc thẩm quyền của trung ương."); return; }
        if (!Then(work, doer, ObligationEventKind.ReportedDone, ref on, 2, "Đã hoàn thành, có báo cáo kèm theo.", $"{dice.Below(900) + 1}/BC-UBND")) return;
        if (dice.OneIn(14) && !(Then(work, places.Head, ObligationEventKind.SentBack, ref on, 6, "Đề nghị bổ sung số liệu.") && Then(work, doer, ObligationEventKind.ReportedDone, ref on, 9, "Đã bổ sung.", $"{dice.Below(900) + 1}/BC-UBND"))) return;
        if (dice.OneIn(4) && !Then(work, places.Secretary, ObligationEventKind.ConfirmationProposed, ref on, 3, "Đủ hồ sơ.")) return;
        Then(work, places.Head, ObligationEventKind.Confirmed, ref on, 10, "Kết quả đúng yêu cầu.");
    }

    /// <summary>Records it where its day has come; false where that lies ahead of today.</summary>
    bool Then(Obligation work, Actor actor, ObligationEventKind kind, ref DateOnly on, int within, string words, string? number = null, DateOnly? promised = null, ObligationTerms? terms = null, Reference? about = null)
    {
        on = on.AddDays(dice.Below(within));
        if (on > today) return false;
        if (promised is { } day && day <= on) promised = on.AddDays(20);
        var fact = new NewFact(kind, on, words) { DocumentNumber = number, PromisedOn = promised, Terms = terms, About = about };
        return work.Record(actor, work.Version, fact, At(on, work.Events.Count), actor.BodyId > 0 ? [actor.BodyId] : [], places.Tree) is { } refusal
            ? throw new InvalidOperationException($"The province breaks a rule: {refusal.Words} ({kind} on {on}, {work.State})")
            : true;
    }

    public static DateTimeOffset At(DateOnly day, int minute = 0) => new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)).AddMinutes(minute), TimeSpan.FromHours(7)).ToUniversalTime();

    public static Reference About(Meeting meeting) => new("meeting", meeting.Id, meeting.Title, $"/phien-hop/{meeting.Id}");

    IEnumerable<BodyPart> Coordinating(long lead) => Enumerable.Range(0, dice.Below(3)).Select(_ => dice.Of(places.Departments).Id).Where(b => b != lead).Distinct().Select(b => new BodyPart(b, BodyRole.Coordinating));

    static DueTime Until(DateOnly day) => new(DueKind.Day, day, $"trước ngày {day.AddDays(1):d/M}", $"hết ngày {day:dd/MM/yyyy}");

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
