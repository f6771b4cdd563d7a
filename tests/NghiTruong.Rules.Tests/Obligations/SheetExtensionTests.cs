using NghiTruong.Rules.Obligations;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Rules.Tests.Obligations;

/// <summary>What an old table tells around its rows, over several rows of headings, and of a time set first and granted later.</summary>
public sealed class SheetExtensionTests
{
    static readonly DateOnly Today = new(2026, 11, 16);
    static readonly Dictionary<string, long> Directory = new[] { ("Sở Y tế", 2L), ("Sở Tài chính", 4) }.ToDictionary(x => BodyName.Key(x.Item1), x => x.Item2);

    [Theory]
    [InlineData("30/6/2026", "31/12/2026", "30/06/2026", "31/12/2026", "")]
    [InlineData("30/6/2026", "", "30/06/2026", null, "")]
    [InlineData("30/6/2026", "30/6/2026", "30/06/2026", null, "")]
    [InlineData("", "31/12/2026", "31/12/2026", null, "")]
    [InlineData("30/6/2026", "1/6/2026", "30/06/2026", null, "hạn gia hạn 01/06/2026 không sau thời hạn 30/06/2026, nên không lấy")]
    [InlineData("30/6/2026", "theo tiến độ", "30/06/2026", null, "thời hạn đã gia hạn “theo tiến độ” chưa rõ ngày")]
    public void A_time_granted_later_stands_beside_the_first(string due, string extended, string first, string? later, string remark)
    {
        var row = Assert.Single(Read([["TT", "Nội dung", "Chủ trì", "Ngày giao", "Thời hạn", "Gia hạn"], ["1", "Rà soát", "Sở Y tế", "1/3/2026", due, extended]]));
        Assert.Equal((first, later, 0), (row.Due.On?.ToString("dd/MM/yyyy"), row.ExtendedTo?.ToString("dd/MM/yyyy"), row.Problems.Count));
        Assert.Equal(remark, string.Join("|", row.Remarks));
    }

    [Theory]
    [InlineData("đang thực hiện", "", "2026-06-30")]
    [InlineData("đã hoàn thành", "20/5/2026", "2026-05-20")]
    [InlineData("đã hoàn thành", "20/10/2026", "2026-06-30")]
    public void It_is_entered_as_granted_and_both_days_are_kept(string state, string doneOn, string on)
    {
        var row = Assert.Single(Read([["TT", "Nội dung", "Chủ trì", "Ngày giao", "Hạn ban đầu", "Thời hạn", "Trạng thái", "Ngày hoàn thành"], ["1", "Rà soát", "Sở Y tế", "1/3/2026", "30/6/2026", "31/12/2026", state, doneOn]]));
        var (work, refusal) = CarriedOver.Give(Actor.System(1), new Reference("sheet", 1, "bảng", "/"), row, Today, new DateTimeOffset(2026, 11, 16, 8, 0, 0, TimeSpan.Zero));
        Assert.Null(refusal);
        Assert.Equal((new DateOnly(2026, 12, 31), new DateOnly(2026, 6, 30), 1), (work!.DueOn!.Value, work.OriginalDueOn!.Value, work.TimesExtended));
        Assert.Equal(on, work.Events.Single(e => e.Kind == ObligationEventKind.ExtensionGranted).OccurredOn.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void Headings_of_two_rows_without_merges_are_seen_and_a_first_row_of_work_is_none()
    {
        var rows = Read([["Stt", "Nhiệm vụ giao", "Cơ quan thực hiện", "", "Thời hạn", "", "Kết quả"], ["", "", "Chủ trì", "Phối hợp", "Theo kết luận", "Gia hạn", ""], ["1", "Rà soát", "Sở Y tế", "Sở Tài chính", "30/6/2026", "31/12/2026", "đang làm"]]);
        var row = Assert.Single(rows);
        Assert.Equal((2L, 4L, new DateOnly(2026, 12, 31)), (row.Leads.Single().Bodies.Single(), row.Coordinating.Single().Bodies.Single(), row.ExtendedTo!.Value));
        Assert.Equal(2, Read([["Stt", "Nhiệm vụ giao", "Chủ trì", ""], ["", "Rà soát", "Sở Y tế", ""], ["", "Lập đề án", "Sở Tài chính", "chưa làm"]]).Count);
    }

    [Theory]
    [InlineData("BẢNG THEO DÕI (tính đến ngày 15/10/2026)", "", "2026-10-15", null)]
    [InlineData("Tiến độ các nhiệm vụ giao tại Kết luận số 15/KL-HĐND ngày 12/3/2026", "", null, "2026-03-12")]
    [InlineData("THỰC HIỆN THÔNG BÁO SỐ 12/TB-HĐND NGÀY 5/3/2026 (SỐ LIỆU ĐẾN HẾT NGÀY 30/9/2026)", "", "2026-09-30", "2026-03-05")]
    [InlineData("(Kèm theo Thông báo số 45/TB-VP ngày 20/10/2026)", "", null, null)]
    [InlineData("(Kèm theo Công văn số 45/CV-VP ngày 20/10/2026)", "", null, null)]
    [InlineData("Kết luận số 1/KL ngày 5/1/2026 và Kết luận số 2/KL ngày 5/2/2026", "", null, null)]
    [InlineData("Bảng theo dõi ngày 1/10/2026", "", "2026-10-01", null)]
    [InlineData("Bảng theo dõi", "Lam Giang, ngày 20 tháng 10 năm 2026", "2026-10-20", null)]
    public void The_days_around_the_table_are_told_apart(string title, string below, string? standsOn, string? givenOn)
    {
        var table = Table([[title], ["TT", "Nội dung", "Chủ trì", "Ngày giao"], ["1", "Rà soát", "Sở Y tế", "1/3/2026"], ["", "", below]]);
        var header = SheetHeader.Guess(table);
        Assert.Equal((standsOn, givenOn), (SheetDays.StandsOn(table, header)?.ToString("yyyy-MM-dd"), SheetDays.GivenOn(table, header)?.ToString("yyyy-MM-dd")));
    }

    static IReadOnlyList<SheetRow> Read(string[][] rows)
    {
        var table = Table(rows);
        var header = SheetHeader.Guess(table)!;
        return SheetReader.Read(table, new SheetChoices { HeaderRow = header.Row, HeaderHeight = header.Height, Columns = header.Guesses(table), GivenOn = new(2026, 3, 1), StandsOn = Today }, w => Directory.TryGetValue(BodyName.Key(w), out var id) ? [id] : [], Today);
    }

    static SheetTable Table(string[][] rows)
    {
        var width = rows.Max(r => r.Length);
        return new SheetTable("1", [.. rows.Select((r, y) => Enumerable.Range(0, width).Select(x => new SheetTableCell(r.ElementAtOrDefault(x) ?? "", null, null, y, x)).ToArray())], width);
    }
}
