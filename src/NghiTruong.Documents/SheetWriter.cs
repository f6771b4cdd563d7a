using System.IO.Compression;

namespace NghiTruong.Documents;

/// <summary>
/// Writes one sheet as XLSX, row by row, to a stream that can only be written forward (an answer over HTTP). What is kept in memory
/// does not grow with the rows. The header row is bold, frozen, filtered and repeated on every printed page (A4, landscape, numbered).
/// </summary>
/// <example>
/// <code>
/// await using var sheet = await SheetWriter.Start(stream, "Nhiệm vụ", ["Sổ theo dõi nhiệm vụ"], [new("Mã", 6), new("Nội dung", 60)]);
/// await sheet.Row([SheetCell.Number(1), SheetCell.Text("rà soát quy hoạch")]);
/// await sheet.Finish();
/// </code>
/// </example>
public sealed class SheetWriter : IAsyncDisposable
{
    /// <summary>The most rows that a sheet holds, titles and header included.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>The most characters that a cell holds; what is longer is cut.</summary>
    public const int LongestText = 32_767;

    readonly Outlet outlet;
    readonly ZipArchive zip;
    readonly string name;
    readonly IReadOnlyList<SheetColumn> columns;
    readonly string[] letters;
    readonly int headerRow;
    readonly CancellationToken ct;
    readonly SheetXml xml;
    int row;
    bool isFinished;

    SheetWriter(Stream to, string name, int titles, IReadOnlyList<SheetColumn> columns, CancellationToken ct)
    {
        (this.name, this.columns, this.ct, headerRow) = (SheetParts.NameOf(name), columns, ct, titles + 1);
        letters = [.. columns.Select((_, n) => Letter(n))];
        outlet = new Outlet(to);
        zip = new ZipArchive(outlet, ZipArchiveMode.Create, leaveOpen: true);
        SheetParts.WriteFixed(zip);
        xml = new SheetXml(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open());
    }

    /// <summary>Begins a sheet: titles, then the header row.</summary>
    /// <param name="to">Where the bytes go; it is neither sought nor closed, and written asynchronously only.</param>
    /// <param name="name">The sheet's name; what a sheet's name may not hold is left out, at most 31 characters stay.</param>
    /// <param name="titles">Lines above the header, the first in bold; may be empty.</param>
    /// <param name="columns">1 to 16,384 columns; otherwise <see cref="ArgumentException"/>.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <example><c>await SheetWriter.Start(response.Body, "Nhiệm vụ", ["Sổ theo dõi"], columns)</c></example>
    public static async Task<SheetWriter> Start(Stream to, string name, IReadOnlyList<string> titles, IReadOnlyList<SheetColumn> columns, CancellationToken ct = default)
    {
        if (columns.Count is 0 or > 16_384) throw new ArgumentException("A sheet has 1 to 16,384 columns.", nameof(columns));
        var sheet = new SheetWriter(to, name, titles.Count, columns, ct);
        sheet.Open(titles);
        await sheet.outlet.Drain(0, ct);
        return sheet;
    }

    /// <summary>Writes a whole sheet from rows as they come.</summary>
    /// <param name="to">As in <see cref="Start"/>.</param>
    /// <param name="name">As in <see cref="Start"/>.</param>
    /// <param name="titles">As in <see cref="Start"/>.</param>
    /// <param name="columns">As in <see cref="Start"/>.</param>
    /// <param name="rows">The rows, each as long as there are columns, or shorter.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <example><c>await SheetWriter.Write(file, "Nhiệm vụ", [], columns, rows)</c></example>
    public static async Task Write(Stream to, string name, IReadOnlyList<string> titles, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<SheetCell[]> rows, CancellationToken ct = default)
    {
        await using var sheet = await Start(to, name, titles, columns, ct);
        await foreach (var cells in rows.WithCancellation(ct)) await sheet.Row(cells);
        await sheet.Finish();
    }

    /// <summary>Writes one row. Cells past the last column, and rows past <see cref="MaxRows"/>, throw <see cref="InvalidOperationException"/>.</summary>
    /// <example><c>await sheet.Row([SheetCell.Number(1), SheetCell.Text("rà soát")])</c></example>
    public ValueTask Row(IReadOnlyList<SheetCell> cells)
    {
        if (isFinished || cells.Count > columns.Count || row >= MaxRows) throw new InvalidOperationException("The sheet is finished, full, or narrower than the row.");
        xml.OpenRow(++row);
        for (var n = 0; n < cells.Count; n++) xml.Cell(letters[n], row, cells[n]);
        xml.CloseRow();
        return outlet.Drain(Outlet.Enough, ct);
    }

    /// <summary>Ends the sheet: without it the file cannot be opened. A second call does nothing.</summary>
    /// <example><c>await sheet.Finish()</c></example>
    public async ValueTask Finish()
    {
        if (isFinished) return;
        isFinished = true;
        var table = $"A{headerRow}:{letters[^1]}{Math.Max(row, headerRow)}";
        xml.Close($"<autoFilter ref=\"{table}\"/>{SheetParts.Print}");
        SheetParts.WriteWorkbook(zip, name, headerRow, $"$A${headerRow}:${letters[^1]}${Math.Max(row, headerRow)}");
        zip.Dispose();
        await outlet.Drain(0, ct);
    }

    /// <summary>Gives back what is held. A sheet that was not finished stays broken: better than one that looks whole and is not.</summary>
    public ValueTask DisposeAsync()
    {
        outlet.IsClosed = true; // what ZipArchive still wants to say of an unfinished sheet goes nowhere
        if (!isFinished) xml.Abandon();
        zip.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The letters of a column, counted from 0.</summary>
    /// <example><c>SheetWriter.Letter(27)</c> is <c>AB</c>.</example>
    public static string Letter(int column)
    {
        var letters = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26) letters = (char)('A' + (n - 1) % 26) + letters;
        return letters;
    }

    void Open(IReadOnlyList<string> titles)
    {
        xml.Raw(SheetParts.SheetHead(headerRow, columns));
        foreach (var title in titles)
        {
            xml.OpenRow(++row);
            xml.Styled("A", row, title, row == 1 ? SheetParts.TitleStyle : SheetParts.LineStyle);
            xml.CloseRow();
        }
        xml.OpenRow(++row);
        for (var n = 0; n < columns.Count; n++) xml.Styled(letters[n], row, columns[n].Heading, SheetParts.HeaderStyle);
        xml.CloseRow();
    }

    /// <summary>Takes what is written at once and hands it on when asked: ZipArchive writes synchronously, an HTTP answer may not.</summary>
    sealed class Outlet(Stream to) : Stream
    {
        public const int Enough = 128 * 1024;
        readonly MemoryStream held = new();

        public bool IsClosed { get; set; }

        public async ValueTask Drain(int enough, CancellationToken ct)
        {
            if (held.Length <= enough) return;
            await to.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), ct);
            held.SetLength(0);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!IsClosed) held.Write(buffer);
        }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
