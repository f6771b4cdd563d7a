using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>The register as an Excel table: exactly the rows a filter finds, in their order, under headings by which they come in again.</summary>
public sealed class RegisterSheet(IDbContextFactory<CouncilDb> databases, CouncilClock clock)
{
    const int Batch = 500;

    public static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("Mã", 7), new("Nội dung", 60), new("Loại", 14), new("Hiệu lực", 11), new("Chủ trì", 26), new("Đồng chủ trì", 22), new("Phối hợp", 26), new("Phân công thực hiện", 22), new("Người giao", 20), new("Loại nguồn", 14), new("Nguồn", 28),
        new("Số văn bản", 16), new("Ngày giao", 11), new("Thời hạn", 11), new("Thời hạn gốc", 11), new("Lời hẹn thời hạn", 18), new("Trạng thái", 16), new("Tình trạng hạn", 14), new("Trả lời ngày", 11), new("Số trả lời", 14),
        new("Lộ trình", 11), new("Báo cáo hoàn thành ngày", 12), new("Xác nhận ngày", 11), new("Kết thúc ngày", 11), new("Kết quả cần có", 24), new("Theo dõi", 22),
    ];

    /// <summary>Writes what the actor sees of it, row by row from the database.</summary>
    /// <param name="house">Where the register stands ("https://hdnd.example.vn"), for the links; empty for none.</param>
    public async Task Write(Actor actor, string councilName, RegisterFilter filter, string house, Stream to, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var day = filter.OnDay is { } past && past < clock.Today ? past : clock.Today;
        var names = (await db.BodiesOf(actor.CouncilId)).ToDictionary(b => b.Id, b => b.NameOn(day));
        var origins = (await db.OriginsOf(actor.CouncilId)).ToDictionary(o => o.Key, o => o.Name);
        string[] titles =
        [
            $"{councilName}: sổ theo dõi nhiệm vụ", $"Bộ lọc: {await RegisterFilterWords.Of(db.Visible(actor), filter, names, origins)}", $"Như đã có vào {NghiTruong.Text.VietnameseDates.Long(day)}. Người lập: {actor.PersonName}, {actor.PostTitle}",
        ];
        await SheetWriter.Write(to, "Nhiệm vụ", titles, Columns, Rows(actor, filter, day, names, origins, house, ct), ct);
    }

    async IAsyncEnumerable<SheetCell[]> Rows(
        Actor actor, RegisterFilter filter, DateOnly day, Dictionary<long, string> names, Dictionary<string, string> origins, string house, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var beside = await databases.CreateDbContextAsync(ct); // a reader stands open on the first
        var found = Register.Sorted(Register.Rows(db.Visible(actor), filter, clock.Today, await db.ClearsAsked(actor.CouncilId)), filter.Sort);
        var batch = new List<RegisterRow>(Batch);
        await foreach (var row in found.AsAsyncEnumerable().WithCancellation(ct))
        {
            batch.Add(row);
            if (batch.Count < Batch) continue;
            foreach (var cells in await Cells(beside, actor, batch, day, names, origins, house, ct)) yield return cells;
            batch.Clear();
        }
        foreach (var cells in await Cells(beside, actor, batch, day, names, origins, house, ct)) yield return cells;
    }

    static async Task<IReadOnlyList<SheetCell[]>> Cells(
        CouncilDb db, Actor actor, List<RegisterRow> rows, DateOnly day, Dictionary<long, string> names, Dictionary<string, string> origins, string house, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(r => r.Id);
        var more = await db.Visible(actor).Obligations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new More { Id = o.Id, AnswerNumber = o.AnswerNumber, EndedOn = o.EndedOn }).ToDictionaryAsync(o => o.Id, ct);
        var numbers = (await db.ObligationEvents.AsNoTracking().Where(e => ids.Contains(e.ObligationId) && e.DocumentNumber != null && e.OccurredOn <= day)
            .Where(e => e.Kind == ObligationEventKind.Given || e.Kind == ObligationEventKind.BecameBinding).OrderBy(e => e.Id).Select(e => new { e.ObligationId, e.DocumentNumber }).ToListAsync(ct))
            .ToLookup(e => e.ObligationId, e => e.DocumentNumber);
        var parts = (await db.Set<ObligationBody>().AsNoTracking().Where(b => ids.Contains(b.ObligationId) && b.From <= day && (b.To == null || day < b.To))
            .OrderBy(b => b.Id).Select(b => new { b.ObligationId, b.BodyId, b.Role }).ToListAsync(ct)).ToLookup(b => (b.ObligationId, b.Role), b => b.BodyId);
        return rows.ConvertAll(r =>
        {
            var beside = more.GetValueOrDefault(r.Id) ?? new More();
            return (SheetCell[])
            [
                SheetCell.Link($"{r.Id}", house.Length > 0 ? $"{house}/nhiem-vu/{r.Id}" : ""), SheetCell.Text(r.Work), SheetCell.Text(StateWords.Of(r.Kind)), SheetCell.Text(StateWords.Of(r.Status)),
                SheetCell.Text(r.LeadBodyId is { } lead ? names.GetValueOrDefault(lead) : r.EachOf), Names(r.Id, BodyRole.JointLead), Names(r.Id, BodyRole.Coordinating), Names(r.Id, BodyRole.Delegate),
                SheetCell.Text(r.Giver), SheetCell.Text(origins.GetValueOrDefault(r.Origin)), SheetCell.Text(r.SourceTitle), SheetCell.Text(numbers[r.Id].LastOrDefault()), SheetCell.Date(r.GivenOn), SheetCell.Date(r.DueOn), SheetCell.Date(r.OriginalDueOn == r.DueOn ? null : r.OriginalDueOn),
                SheetCell.Text(r.DueWords), SheetCell.Text(StateWords.Of(r.State)), SheetCell.Text(StateWords.Of(r.LatenessOn(day))), SheetCell.Date(r.AnsweredOn), SheetCell.Text(r.AnsweredOn is null ? null : beside.AnswerNumber),
                SheetCell.Date(r.RoadmapOn), SheetCell.Date(r.ReportedDoneOn), SheetCell.Date(r.ConfirmedOn),
                SheetCell.Date(r.State is ObligationState.Confirmed || r.IsOpen || beside.EndedOn > day ? null : beside.EndedOn), SheetCell.Text(r.ExpectedResult),
                SheetCell.Text(r.WatcherBodyId is { } watcher ? names.GetValueOrDefault(watcher) : null),
            ];
        });

        SheetCell Names(long id, BodyRole role) => SheetCell.Text(string.Join("; ", parts[(id, role)].Select(b => names.GetValueOrDefault(b, ""))));
    }

    sealed class More
    {
        public long Id { get; init; }
        public string? AnswerNumber { get; init; }
        public DateOnly? EndedOn { get; init; }
    }
}
