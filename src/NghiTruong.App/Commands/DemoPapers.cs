using System.Text;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Meetings;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Commands;

/// <summary>The papers of the invented province's meetings: notices issued and one on its way, drafts in two versions, rounds of comments.</summary>
sealed class DemoPapers(CouncilDb db, DemoPeople people, DemoHands hands, KeepFile keep)
{
    const string Support = "Dự thảo Nghị quyết hỗ trợ giáo viên vùng cao.txt", Fund = "Dự thảo Nghị quyết phân bổ vốn đầu tư công.txt";

    public async Task Seed()
    {
        var meetings = await db.Meetings.Include(m => m.People).Include(m => m.Conclusions).Include(m => m.Agenda).ThenInclude(a => a.Papers).AsSplitQuery().OrderBy(m => m.HeldOn).ToListAsync();
        for (var n = 0; n < meetings.Count - 1; n++) Issue(await Submitted(meetings[n]), meetings[n], 31 + n * 4, byViceChair: n == 2, isPublic: n < meetings.Count - 3);
        await Submitted(meetings[^1]);
        await SeedFinishedRound(meetings[^1]);
        await SeedOpenRound(meetings[^1]);
        await db.SaveChangesAsync();
    }

    /// <summary>A notice drafted from the conclusions and put before the head of the Office.</summary>
    async Task<ConclusionNotice> Submitted(Meeting meeting)
    {
        var (secretary, held) = (hands[Cast.Secretary], meeting.HeldOn!.Value);
        var notice = DraftNotice.New(secretary, meeting, NoticeKind.Original, null);
        notice.Items.AddRange(await DraftNotice.Items(db, secretary, meeting, held));
        notice.Tell(NoticeStep.Draft, secretary, "", DemoHands.At(held.AddDays(1)));
        Take(notice, NoticeStep.SubmitToHead, secretary, BodyKind.CouncilOffice, held.AddDays(2));
        db.Notices.Add(notice);
        await db.SaveChangesAsync();
        return notice;
    }

    void Issue(ConclusionNotice notice, Meeting meeting, int number, bool byViceChair, bool isPublic)
    {
        var held = meeting.HeldOn!.Value;
        var signer = byViceChair ? Cast.StandingViceChair : Cast.Chair;
        Take(notice, NoticeStep.SubmitToChair, hands[Cast.OfficeHead], BodyKind.CouncilOffice, held.AddDays(2));
        Take(notice, NoticeStep.Approve, hands[signer], BodyKind.StandingCommittee, held.AddDays(3));
        var post = people.People[signer].Post;
        var issue = new NoticeIssue(number, ConclusionNotice.UsualSymbol, held.AddDays(3), byViceChair ? SigningForm.ForHead : SigningForm.OnBehalf, SigningForms.PostOnPaper(post.Title), signer, BodyKind.StandingCommittee, post.Rank) { SignerPersonId = people.People[signer].Person.Id };
        DemoHands.Must(notice.Issue(hands[Cast.Secretary], BodyKind.CouncilOffice, notice.Version, issue, held, DemoHands.At(held.AddDays(3))));
        if (isPublic) DemoHands.Must(notice.Publish(hands[Cast.OfficeHead], notice.Version, held.AddDays(5), DemoHands.At(held.AddDays(5))));
    }

    static void Take(ConclusionNotice notice, NoticeStep step, Actor actor, BodyKind standsIn, DateOnly on) =>
        DemoHands.Must(notice.Take(step, actor, standsIn, notice.Version, "", DemoHands.At(on)));

    async Task SeedFinishedRound(Meeting meeting)
    {
        var (item, held) = (meeting.Agenda.OrderBy(a => a.Position).Last(), meeting.HeldOn!.Value);
        await Paper(item, Support, held.AddDays(-12), "Điều 1. Hỗ trợ giáo viên công tác tại xã vùng cao mức 500.000 đồng/người/tháng.\n\nĐiều 2. Đối tượng là giáo viên trong biên chế.\n\nĐiều 3. Kinh phí do ngân sách xã bảo đảm.\n\nĐiều 4. Nghị quyết có hiệu lực từ ngày 01 tháng 01 năm 2027.");
        var round = await Ask(meeting, item, Support, "cho ý kiến về mức hỗ trợ, đối tượng và nguồn kinh phí", held.AddDays(-11), held.AddDays(-4), ["Sở Tài chính", "Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Ủy ban MTTQ Việt Nam tỉnh"]);
        Answer(round, "Quách Văn Nghĩa", "Sở Tài chính", "Đề nghị kinh phí do ngân sách tỉnh bảo đảm; ngân sách xã không đủ nguồn.", held.AddDays(-6));
        Answer(round, "Lương Thị Kim Oanh", "Sở Giáo dục và Đào tạo", "Đề nghị mức 700.000 đồng và bổ sung giáo viên hợp đồng theo Nghị định số 111/2022/NĐ-CP.", held.AddDays(-5));
        Answer(round, Cast.FrontOfficer, "Ủy ban MTTQ Việt Nam tỉnh", "", held.AddDays(-7));
        Answer(round, Cast.Secretary, "Sở Nội vụ", "Đề nghị lùi thời điểm áp dụng sang năm học 2027 - 2028.", held.AddDays(-2));
        await db.SaveChangesAsync();
        await Paper(item, Support, held.AddDays(-1), "Điều 1. Hỗ trợ giáo viên công tác tại xã vùng cao mức 600.000 đồng/người/tháng.\n\nĐiều 2. Đối tượng là giáo viên trong biên chế và giáo viên hợp đồng.\n\nĐiều 3. Kinh phí do ngân sách tỉnh bảo đảm.\n\nĐiều 4. Nghị quyết có hiệu lực từ ngày 01 tháng 01 năm 2027.");
        var (office, now) = (hands[Cast.OfficeHead], DemoHands.At(held.AddDays(-1)));
        (CommentVerdict, string)[] verdicts = [(CommentVerdict.TakenIn, ""), (CommentVerdict.PartlyTakenIn, "Nâng lên 600.000 đồng theo khả năng cân đối ngân sách; đã bổ sung đối tượng."), (CommentVerdict.NotTakenIn, "Đời sống giáo viên vùng cao đang khó khăn, cần áp dụng ngay.")];
        foreach (var (comment, (verdict, reason)) in round.Comments.OrderBy(c => c.Id).Zip(verdicts)) DemoHands.Must(round.Judge(office, comment.Id, verdict, reason, now));
        DemoHands.Must(round.Close(office, 2, now));
    }

    async Task SeedOpenRound(Meeting meeting)
    {
        var (item, held) = (meeting.Agenda.OrderBy(a => a.Position).Last(), meeting.HeldOn!.Value);
        await Paper(item, Fund, held.AddDays(1), "Điều 1. Phân bổ 420 tỷ đồng vốn đầu tư công cho 36 dự án.\n\nĐiều 2. Ưu tiên dự án chuyển tiếp và dự án phòng, chống thiên tai.\n\nĐiều 3. Dự án không giải ngân được 60% trước ngày 30 tháng 9 thì điều chuyển vốn.");
        var round = await Ask(meeting, item, Fund, "cho ý kiến về danh mục và tiêu chí điều chuyển vốn", held.AddDays(2), held.AddDays(18), ["Sở Tài chính", "Sở XD", "Sở Nông nghiệp và Môi trường"]);
        Answer(round, "Quách Văn Nghĩa", "Sở Tài chính", "Đề nghị nêu rõ mốc rà soát giải ngân theo quý.", held.AddDays(4));
    }

    async Task Paper(AgendaItem item, string name, DateOnly on, string words)
    {
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(words));
        var (file, refusal) = await keep.Put(hands[Cast.Secretary], name, content, CancellationToken.None);
        DemoHands.Must(refusal);
        db.StoredFiles.Add(file!);
        await db.SaveChangesAsync();
        item.Papers.Add(new PaperVersion { CouncilId = item.CouncilId, Number = item.Papers.Count(p => p.Name == name) + 1, Name = name, StoredFileId = file!.Id, Size = file.Size, AddedAt = DemoHands.At(on), AddedBy = Cast.Secretary });
        await db.SaveChangesAsync();
    }

    async Task<CommentRound> Ask(Meeting meeting, AgendaItem item, string paper, string question, DateOnly on, DateOnly due, string[] bodies)
    {
        var secretary = hands[Cast.Secretary];
        var round = new CommentRound
        {
            CouncilId = meeting.CouncilId, Uid = Guid.CreateVersion7(), MeetingId = meeting.Id, AgendaItemId = item.Id, PaperName = paper, PaperNumber = 1, Question = question, DueOn = due,
            OpenedAt = DemoHands.At(on), OpenedBy = $"{secretary.PersonName}, {secretary.PostTitle}",
        };
        DemoHands.Must(round.Ask(secretary, [.. bodies.Select(b => people.Bodies[b].Id)], due, DemoHands.At(on)));
        db.CommentRounds.Add(round);
        await db.SaveChangesAsync();
        return round;
    }

    void Answer(CommentRound round, string who, string body, string words, DateOnly on) =>
        DemoHands.Must(round.Answer(hands[who], people.Bodies[body].Id, words, words.Length == 0, null, on, DemoHands.At(on)));
}
