using NghiTruong.Rules.Obligations;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Rules.Tests.Obligations;

/// <summary>Whatever an old table holds: it is read, no row of it is lost or comes twice, and what is not told to be wrong can be entered.</summary>
public sealed class SheetReaderProperties
{
    static readonly DateOnly Today = new(2026, 11, 16);
    static readonly Dictionary<string, long> Directory = new[] { ("Sở Y tế", 2L), ("Sở Tài chính", 4), ("UBND tỉnh", 1) }.ToDictionary(x => BodyName.Key(x.Item1), x => x.Item2);

    static readonly string[] Headings = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Ngày giao", "Thời hạn", "Gia hạn", "Trạng thái", "Kết quả", "Ngày hoàn thành", "Ghi chú", "Đã xong", "Hạn ban đầu", "Theo dõi", "Số, ký hiệu văn bản", ""];

    static readonly string[] Words =
    [
        "", "", "", "", "1", "2", "I", "II", "a)", "nt", "-nt-", "\"", "như trên", "Rà soát", "Lập đề án quy hoạch", "Sở Y tế", "Giám đốc Sở Y tế", "Sở Y tế; Sở Tài chính", "các xã, phường", "Sở lạ", "1/3/2026", "5/3", "31/2/2026", "30/6/2026", "46086", "2026",
        "31/12/2099", "Quý IV/2026", "hằng tháng", "đã hoàn thành", "đang thực hiện", "chưa", "80%", "x", "-", "trả lại", "đã rút", "Tổng cộng", "Nơi nhận:", "Lam Giang, ngày 20 tháng 10 năm 2026", "TM. THƯỜNG TRỰC", "#REF!", "…", "báo cáo hoàn thành", "hoàn thành một phần",
    ];

    static readonly string[] Days = ["1/3/2026", "5/3", "30/6/2026", "31/10/2026", "15/12/2026", "Quý III/2026", "trước ngày 30/11/2026", "20/2/2026", "31/12/2027"];

    [Fact]
    public void Every_row_is_read_once_and_what_is_not_wrong_can_be_entered()
    {
        var (entered, extended, same) = (0, 0, 0);
        for (var seed = 1; seed <= 1_500; seed++) Holds(seed, ref entered, ref extended, ref same);
        Assert.True(entered > 1_000 && extended > 20 && same > 1_000, $"{entered} entered, {extended} extended, {same} marks of the same"); // tables worth reading
    }

    static void Holds(int seed, ref int entered, ref int extended, ref int same)
    {
        var (table, choices) = Made(new Draw(seed));
        var rows = SheetReader.Read(table, choices, w => Directory.TryGetValue(BodyName.Key(w), out var id) ? [id] : [], Today);
        Assert.Equal(Enumerable.Range(choices.Header!.End + 1, table.Rows.Count - choices.Header.End), rows.Select(r => r.Number));
        same += table.Rows.SelectMany(r => r).Count(c => c.Text is "nt" or "-nt-" or "\"" or "như trên");
        foreach (var row in rows.Where(r => r is { IsEntered: true, Problems.Count: 0 }))
        {
            Assert.NotEqual("", row.Work);
            entered++;
            if (row.ExtendedTo is not null) extended++;
            var (work, refusal) = CarriedOver.Give(Actor.System(1), new Reference("sheet", 1, "bảng", "/"), row, choices.StandsOn, new DateTimeOffset(2026, 11, 16, 8, 0, 0, TimeSpan.Zero));
            Assert.True(work is not null, $"seed {seed}, row {row.Number}: {refusal?.Words}");
            if (row is { ExtendedTo: { } later, IsGivenToEach: false } && row.WorkKind != ObligationKind.Guidance) Assert.Equal((later, row.Due.On), (work.DueOn, work.OriginalDueOn));
        }
    }

    static (SheetTable Table, SheetChoices Choices) Made(Draw draw)
    {
        var width = draw.Of(2, 10);
        var heads = Headings.OrderBy(_ => draw.Of(1_000)).Take(width).ToArray();
        heads[draw.Of(width)] = "Nội dung";
        var rows = new List<SheetTableCell[]>();
        for (var n = 0; n < draw.Of(2); n++) rows.Add(Row(rows.Count, [.. Enumerable.Range(0, width).Select(c => c == 0 ? "Giao tại Kết luận số 15/KL-HĐND ngày 12/3/2026" : "")]));
        var header = rows.Count;
        rows.Add(Row(header, heads));
        for (var n = draw.Of(1, 12); n > 0; n--)
        {
            var row = Row(rows.Count, [.. Enumerable.Range(0, width).Select(c => heads[c] == "Nội dung" && draw.Of(3) > 0 ? "Việc " + draw.Of(5)
                : (heads[c].Contains("hạn", StringComparison.OrdinalIgnoreCase) || heads[c].StartsWith("Ngày", StringComparison.Ordinal)) && draw.Of(3) > 0 ? Days[draw.Of(Days.Length)] : Words[draw.Of(Words.Length)])]);
            // A merge downwards, or over all columns.
            if (draw.Of(5) == 0 && rows.Count > header + 1) for (var c = 0; c < width; c++) if (draw.Of(2) == 0) row[c] = rows[^1][c];
            if (draw.Of(12) == 0) for (var c = 1; c < width; c++) row[c] = row[0];
            rows.Add(row);
        }
        var table = new SheetTable("1", rows, width);
        var guessed = SheetHeader.Guess(table) is { } known && known.End < rows.Count ? known : new SheetHeader(header, 1);
        return (table, new SheetChoices
        {
            HeaderRow = guessed.Row, HeaderHeight = guessed.Height, Columns = guessed.Guesses(table), GivenOn = draw.Of(2) == 0 ? SheetDays.GivenOn(table, guessed) : new DateOnly(2026, 1, 5),
            StandsOn = SheetDays.StandsOn(table, guessed) is { } told && told <= Today ? told : Today, DoneDay = draw.Of(2) == 0 ? DoneDay.DueDay : DoneDay.DayOfTable,
        });
    }

    static SheetTableCell[] Row(int number, string[] words) => [.. words.Select((w, c) => new SheetTableCell(w, null, null, number, c))];

    /// <summary>The same numbers for the same seed, on every machine.</summary>
    sealed class Draw(int seed)
    {
        uint state = (uint)seed * 2654435761u;

        public int Of(int most) => (int)((state = state * 1664525u + 1013904223u) >> 8) % most;

        public int Of(int least, int most) => least + Of(most - least);
    }
}
