using System.Diagnostics;
using NghiTruong.Documents;

namespace NghiTruong.Bench;

/// <summary>Writes a large sheet to nowhere: how long it takes and what it holds.</summary>
static class SheetCommand
{
    public static async Task<int> Run(string[] args)
    {
        var (rows, most) = (Options.Number(args, "--rows", 100_000), 0L);
        SheetColumn[] columns = [.. Enumerable.Range(1, 14).Select(n => new SheetColumn($"Cột {n}", 14))];
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            var before = GC.GetTotalMemory(true);
            var watch = Stopwatch.StartNew();
            var sheet = await SheetWriter.Start(Stream.Null, "Nhiệm vụ", ["Sổ theo dõi nhiệm vụ"], columns);
            var cells = new SheetCell[14];
            for (var row = 0; row < rows; row++)
            {
                for (var n = 0; n < 14; n++)
                    cells[n] = (n % 7) switch
                    {
                        0 => SheetCell.Number(row),
                        1 => SheetCell.Text($"rà soát, báo cáo kết quả thực hiện nhiệm vụ số {row} của Ủy ban nhân dân tỉnh"),
                        2 => SheetCell.Date(new DateOnly(2026, 1, 1).AddDays(row % 365)),
                        3 => SheetCell.Link($"{row}", $"https://hdnd.example.vn/nhiem-vu/{row}"),
                        _ => SheetCell.Text("Sở Giáo dục và Đào tạo"),
                    };
                await sheet.Row(cells);
                if (row % 10_000 == 0) most = Math.Max(most, GC.GetTotalMemory(true) - before);
            }
            await sheet.Finish();
            await sheet.DisposeAsync();
            Console.WriteLine($"{rows:N0} rows x 14 columns in {watch.ElapsedMilliseconds:N0} ms (with the collections that measure), at most {most / 1024.0:N0} KB held");
        }
        return 0;
    }
}
