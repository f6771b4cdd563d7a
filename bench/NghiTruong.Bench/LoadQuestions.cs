using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.Bench;

/// <summary>What people ask of the pages, thrown by seed.</summary>
sealed class LoadQuestions
{
    readonly List<long> departments, communes, meetings;
    readonly List<string> givers, cursors = [];
    readonly DateOnly today;

    LoadQuestions(List<long> departments, List<long> communes, List<long> meetings, List<string> givers, DateOnly today) =>
        (this.departments, this.communes, this.meetings, this.givers, this.today) = (departments, communes, meetings, givers, today);

    public static readonly IReadOnlyList<string> Kinds = ["register", "register, each part", "past day", "overview", "carry-over"];

    public static async Task<LoadQuestions> Of(CouncilDb db, long council, DateOnly today)
    {
        var bodies = await db.Bodies.AsNoTracking().Where(b => b.CouncilId == council && b.To == null).Select(b => new { b.Id, b.Kind }).ToListAsync();
        var questions = new LoadQuestions(
            [.. bodies.Where(b => b.Kind is BodyKind.Department or BodyKind.PeoplesCommittee).Select(b => b.Id)], [.. bodies.Where(b => b.Kind == BodyKind.Commune).Select(b => b.Id)],
            await db.Meetings.Where(m => m.CouncilId == council && m.Kind == MeetingKind.Monthly).Select(m => m.Id).ToListAsync(),
            await db.Obligations.Where(o => o.Giver != null && !o.IsPart).Select(o => o.Giver!).Distinct().ToListAsync(), today);
        foreach (var row in await db.Obligations.AsNoTracking().Where(o => o.DueOn != null && o.IsOpen && !o.IsPart).OrderBy(o => o.Id).Select(o => new { o.Id, o.DueOn }).Take(400).ToListAsync())
            questions.cursors.Add($"1.{row.DueOn:yyyyMMdd}.{row.Id}");
        return questions;
    }

    /// <summary>An address of one of <see cref="Kinds"/>.</summary>
    public string Throw(string kind, Dice dice) => kind switch
    {
        "overview" => "/",
        "carry-over" => $"/phien-hop/{dice.Of(meetings)}/ra-soat",
        "past day" => $"/nhiem-vu?ngay={today.AddDays(-1 - dice.Below(1800)):yyyy-MM-dd}{(dice.OneIn(3) ? $"&chi={Only(dice)}" : dice.OneIn(4) ? $"&co-quan={Body(dice)}" : "")}",
        "register, each part" => $"/nhiem-vu?gom=tung-noi{dice.Below(6) switch { 0 => "", 1 => $"&chi={Only(dice)}", 2 => $"&trang-thai={State(dice)}", 3 => $"&tu={Words(dice)}", 4 => $"&nguon={dice.Of(Origins.First).Key}", _ => $"&xep={(dice.OneIn(2) ? "moi" : "co-quan")}" }}",
        _ => Register(dice),
    };

    string Register(Dice dice) => dice.Below(16) switch
    {
        0 => "/nhiem-vu",
        1 or 2 or 3 => $"/nhiem-vu?chi={Only(dice)}",
        4 or 5 => $"/nhiem-vu?co-quan={Body(dice)}",
        6 => $"/nhiem-vu?co-quan={Body(dice)}&chi={Only(dice)}",
        7 => $"/nhiem-vu?chu-tri={Body(dice)}",
        8 => $"/nhiem-vu?trang-thai={State(dice)}",
        9 => $"/nhiem-vu?loai={dice.Of(Enum.GetValues<ObligationKind>())}",
        10 => $"/nhiem-vu?nguon={dice.Of(Origins.First).Key}",
        11 => $"/nhiem-vu?nguoi-giao={Uri.EscapeDataString(dice.Of(givers))}",
        12 => $"/nhiem-vu?tu={Words(dice)}",
        13 => $"/nhiem-vu?tu={Words(dice)}&co-quan={Body(dice)}",
        14 => $"/nhiem-vu?sau={dice.Of(cursors)}",
        _ => $"/nhiem-vu?xep={(dice.OneIn(2) ? "moi" : "co-quan")}",
    };

    long Body(Dice dice) => dice.OneIn(3) ? dice.Of(departments) : dice.Of(communes);

    static string Only(Dice dice) => dice.Of(RegisterFilter.Onlys).Value;

    static ObligationState State(Dice dice) => dice.Of(Enum.GetValues<ObligationState>().Where(s => s != ObligationState.Annulled).ToList());

    static string Words(Dice dice) => Uri.EscapeDataString(dice.Of(ProvinceWords.Searches));
}
