using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Files;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>Meetings of the Standing Committee and the texts that tell of them.</summary>
static class MeetingsRoom
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) =>
        services.AddScoped<StartImport>().AddScoped<EditImport>().AddScoped<ConfirmImport>().AddScoped<UndoImport>().AddScoped<KeepMeeting>().AddScoped<MeetingOccasions>().AddScoped<LayTimetable>().AddScoped<EditTemplate>().AddScoped<IRuleNamer, TimetableRules>()
            .AddScoped<DraftNotice>().AddScoped<EditNotice>().AddScoped<CheckNotice>().AddScoped<MoveNotice>().AddScoped<IssueNotice>().AddScoped<PublishNotice>()
            .AddScoped<ReviewWork>().AddSingleton<CarryOverLists>().AddScoped<MeetingPapers>().AddScoped<WriteMinutes>()
            .AddScoped<OpenCommentRound>().AddScoped<AnswerRound>().AddScoped<SettleComments>()
            .AddScoped<IOwnsWhatStays, OpenWithBodies>()
            .AddScoped<OpenProgramme>().AddScoped<KeepProgramme>().AddScoped<ProgrammeView>();

    public static void MapMeetings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/phien-hop/{id:long}/tai-lieu/{paper:long}", Paper).Needs(NeedsAttribute.Content);
        routes.MapGet("/phien-hop/nhap/{id:long}/tep", Original).Needs(Right.KeepsMeetings);
        routes.MapGet("/phien-hop/{id:long}/thong-bao/{notice:long}.docx", Notice).Needs(NeedsAttribute.Content);
        routes.MapGet("/phien-hop/{id:long}/bao-cao-ket-qua.docx", Report).Needs(NeedsAttribute.Content);
        routes.MapGet("/phien-hop/{id:long}/bien-ban.docx", Minutes).Needs(Right.SeesAll);
        routes.MapGet("/phien-hop/{id:long}/giay-moi.docx", Invitation).Needs(NeedsAttribute.Content);
        routes.MapGet("/chuong-trinh/{period}/chuong-trinh.docx", Programme).Needs(NeedsAttribute.Content);
        routes.MapGet("/phien-hop/{id:long}/gop-y/{round:long}.docx", Summary).Needs(NeedsAttribute.Content);
        routes.MapGet("/phien-hop/{id:long}/gop-y/{round:long}/ban/{number:int}", Draft).Needs(NeedsAttribute.Content);
        routes.MapGet("/phien-hop/{id:long}/gop-y/{round:long}/tep/{comment:long}", CommentFile).Needs(NeedsAttribute.Content);
    }

    static async Task<IResult> Paper(long id, long paper, CouncilDb db, ActorContext who, IFileStore store, CancellationToken ct)
    {
        var file = await (from m in db.Visible(who.Actor).MeetingsAttended
                          where m.Id == id
                          from a in m.Agenda
                          from p in a.Papers
                          where p.Id == paper
                          join s in db.Set<StoredFile>() on p.StoredFileId equals s.Id
                          select s).SingleOrDefaultAsync(ct);
        return await Sending.Send(file, store, ct);
    }

    static async Task<IResult> Original(long id, CouncilDb db, ActorContext who, IFileStore store, CancellationToken ct)
    {
        var file = await (from i in db.Visible(who.Actor).Imports
                          where i.Id == id
                          join s in db.Set<StoredFile>() on i.StoredFileId equals s.Id
                          select s).SingleOrDefaultAsync(ct);
        return await Sending.Send(file, store, ct);
    }

    static async Task<IResult> Notice(long id, long notice, CouncilDb db, ActorContext who)
    {
        var found = await db.Visible(who.Actor).Notices.AsNoTracking().Where(n => n.MeetingId == id).Whole(notice);
        if (found is null) return Results.NotFound();
        var issued = await db.IssuedWith(found);
        NoticeChain.NameFirst(found, issued);
        return Sending.Paper(NoticePaper.Of(await db.Councils.AsNoTracking().SingleAsync(c => c.Id == who.Actor.CouncilId), found, issued), NoticePaper.FileName(found));
    }

    static async Task<IResult> Report(long id, [FromQuery(Name = "nguoi-ky")] string? signer, CouncilDb db, CarryOverLists lists, MeetingPapers papers, ActorContext who, CouncilClock clock)
    {
        var visible = db.Visible(who.Actor);
        if (await visible.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id) is not { } meeting) return Results.NotFound();
        var council = await db.Councils.AsNoTracking().SingleAsync(c => c.Id == who.Actor.CouncilId);
        var carried = await lists.Of(visible, meeting, clock.Today);
        var lines = await lists.Lines(visible, meeting, carried, clock.Today, 0, CarryOverPaper.MostLines);
        return Sending.Paper(CarryOverPaper.Of(council, meeting, lines, carried.Day, MeetingPapers.Chosen(await papers.Signers(who.Actor), long.TryParse(signer, out var post) ? post : null)), $"bao-cao-ket-qua-phien-{id}.docx");
    }

    static async Task<IResult> Minutes(long id, MeetingPapers papers, ActorContext who) =>
        await papers.Minutes(who.Actor, id) is { } minutes ? Sending.Paper(minutes.Paper, $"bien-ban-phien-hop-{id}.docx") : Results.NotFound();

    static async Task<IResult> Invitation(long id, [FromQuery(Name = "nguoi-ky")] string? signer, MeetingPapers papers, ActorContext who) =>
        await papers.Invitation(who.Actor, id, long.TryParse(signer, out var post) ? post : null) is { } invitation ? Sending.Paper(invitation.Paper, $"giay-moi-phien-hop-{id}.docx") : Results.NotFound();

    static async Task<IResult> Summary(long id, long round, CouncilDb db, ActorContext who, CouncilClock clock)
    {
        if (await db.Visible(who.Actor).CommentRounds.AsNoTracking().Where(r => r.MeetingId == id).Whole(round) is not { } found) return Results.NotFound();
        var names = (await db.BodiesOf(who.Actor.CouncilId)).ToDictionary(b => b.Id, b => b.NameOn(clock.Today));
        return Sending.Paper(RoundPaper.Of(found, [.. found.Comments.For(who.Actor)], names), $"tong-hop-gop-y-{round}.docx");
    }

    /// <summary>A version of the paper that a round is about, for whoever sees the round.</summary>
    static async Task<IResult> Draft(long id, long round, int number, CouncilDb db, ActorContext who, IFileStore store, CancellationToken ct)
    {
        if (await db.Visible(who.Actor).CommentRounds.AsNoTracking().SingleOrDefaultAsync(r => r.MeetingId == id && r.Id == round, ct) is not { } found) return Results.NotFound();
        return await Sending.Send((await db.VersionsOf(who.Actor, found)).FirstOrDefault(v => v.Number == number).File, store, ct);
    }

    static async Task<IResult> CommentFile(long id, long round, long comment, CouncilDb db, ActorContext who, IFileStore store, CancellationToken ct)
    {
        var found = await db.Visible(who.Actor).CommentRounds.AsNoTracking().Where(r => r.MeetingId == id).Whole(round);
        var file = found?.Comments.For(who.Actor).FirstOrDefault(c => c.Id == comment)?.StoredFileId;
        return await Sending.Send(file is null ? null : await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(s => s.Id == file, ct), store, ct);
    }

    static async Task<IResult> Programme(string period, ProgrammeView view, ActorContext who) =>
        await view.Paper(who.Actor, period) is { } paper ? Sending.Paper(paper, $"chuong-trinh-cong-tac-{period}.docx") : Results.NotFound();
}
