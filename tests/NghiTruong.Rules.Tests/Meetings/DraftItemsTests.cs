using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Reading;
using Xunit;

namespace NghiTruong.Rules.Tests.Meetings;

public sealed class DraftItemsTests
{
    [Fact]
    public void Two_who_are_said_to_chair_chair_together()
    {
        var record = Reader.Read("Hội nghị liên tịch\n\nSáng 5/3/2026, các đồng chí: Trần Văn An - Chủ tịch HĐND tỉnh; Lê Thị Bình - Chủ tịch UBND tỉnh đồng chủ trì hội nghị.");
        Assert.All(DraftItems.Of(record).Where(i => i.Kind == ImportItemKind.Person), i => Assert.Equal(MeetingRole.CoChair, ((PersonFields)i.Fields).Role));
    }

    [Theory]
    [InlineData("Hội nghị giao ban Thường trực HĐND hai cấp", MeetingType.Conference, MeetingKind.Briefing)]
    [InlineData("Hội nghị liên tịch thống nhất nội dung kỳ họp", MeetingType.Conference, MeetingKind.JointConference)]
    [InlineData("", MeetingType.Standing, MeetingKind.Monthly)]
    public void The_kind_of_meeting_is_proposed_by_the_text(string text, MeetingType type, MeetingKind kind) => Assert.Equal(kind, DraftItems.KindOf(type, text));

    [Fact]
    public void The_first_addressee_leads_the_others_lead_jointly_and_a_body_stands_once()
    {
        var directive = new DirectiveFields(null, null, [new("UBND tỉnh", BodyAnswer.Linked, [1]), new("các Ban", BodyAnswer.Linked, [3, 4, 1]), new("các cấp", BodyAnswer.WordsOnly, [])], "giao", "x", null)
        {
            Kind = ObligationKind.Task, Due = DueTime.None, CoordinatingBodyIds = [4, 5],
        };
        Assert.Equal([new BodyPart(1, BodyRole.Lead), new(3, BodyRole.JointLead), new(4, BodyRole.JointLead), new(5, BodyRole.Coordinating)], directive.Parts());
    }

    [Fact]
    public void Each_directive_pairs_with_the_conclusion_most_like_it_and_none_twice()
    {
        var pairs = Pairing.Of(
            [(0, "hoàn thiện hồ sơ 6 dự thảo nghị quyết trình kỳ họp"), (1, "khảo sát tiến độ giải ngân vốn đầu tư công năm 2026"), (2, "xây dựng kế hoạch tiếp xúc cử tri")],
            [(70, "khảo sát tiến độ giải ngân vốn đầu tư công"), (71, "hoàn thiện hồ sơ 5 dự thảo nghị quyết trình kỳ họp")]);
        Assert.Equal(new Dictionary<long, long> { [0] = 71, [1] = 70 }, pairs);
    }

    [Fact]
    public void What_is_still_open_is_listed_before_a_draft_can_be_confirmed()
    {
        var import = new Import { Uid = Guid.Empty, SourceKind = SourceKind.Notice, FileName = "a", Text = "", Fingerprint = "", Title = "", MeetingKind = MeetingKind.Monthly, CreatedAt = default, CreatedBy = "" };
        import.Items.Add(new ImportItem { Kind = ImportItemKind.Person, Position = 0, Fields = new PersonFields("Lê Thị Bình", [], MeetingRole.Attendee) });
        Assert.Equal(["held-on-needed", "title-needed", "notice-number-needed", "people-unanswered"], import.Open().Select(o => o.Rule));
        import.Items[0].IsDropped = true;
        Assert.DoesNotContain(import.Open(), o => o.Rule == "people-unanswered");
    }

    [Theory]
    [InlineData(MeetingKind.Monthly, null, "2026-02", null, true)]
    [InlineData(MeetingKind.Monthly, 26, null, "2026-03-05", true)]
    [InlineData(MeetingKind.Monthly, 26, null, "2029-03-05", false)] // numbers begin again in another term
    [InlineData(MeetingKind.Monthly, null, null, "2026-02-24", true)]
    [InlineData(MeetingKind.Monthly, null, "2026-03", "2026-02-24", false)]
    [InlineData(MeetingKind.Briefing, 26, "2026-02", "2026-02-24", false)]
    public void A_meeting_is_recognised_by_month_number_or_day(MeetingKind kind, int? number, string? period, string? heldOn, bool same)
    {
        var meeting = new Meeting { Uid = Guid.Empty, Kind = MeetingKind.Monthly, Title = "", TitleFolded = "", Number = 26, Period = "2026-02", HeldOn = new(2026, 2, 24), RecordedAt = default };
        Assert.Equal(same, meeting.IsSpokenOfAs(kind, number, period, heldOn is null ? null : DateOnly.Parse(heldOn)));
    }
}
