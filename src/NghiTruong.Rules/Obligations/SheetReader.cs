using System.Text.RegularExpressions;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>Reads the rows of an old table as work, by what a person decided of its columns. Rows that are no work say what they are.</summary>
public sealed partial class SheetReader
{
    readonly SheetTable table;
    readonly SheetChoices choices;
    readonly SheetHeader header;
    readonly Func<string, IReadOnlyList<long>> find;
    readonly DateOnly today;
    readonly Dictionary<(int Row, SheetField Field), string> fixes;
    readonly HashSet<int> dropped, taken;
    readonly ILookup<SheetField, int> columns;
    readonly List<SheetRow> rows = [];
    string section = "";
    SheetName? groupLead;
    int lastWork = -1;
    bool isFooter;

    SheetReader(SheetTable table, SheetChoices choices, Func<string, IReadOnlyList<long>> find, DateOnly today)
    {
        (this.choices, this.today, header) = (choices, today, choices.Header!);
        this.table = table = SheetDitto.Resolve(table, header, choices.Columns);
        var words = choices.WordsOnly.ToHashSet();
        this.find = name => words.Contains(BodyName.Key(name)) ? [] : find(name) is { Count: > 0 } known ? known : SheetNames.OfHead(name) is { } body ? find(body) : [];
        fixes = choices.Fixes.GroupBy(f => (f.Row, f.Field)).ToDictionary(g => g.Key, g => g.Last().Words);
        (dropped, taken) = ([.. choices.Dropped], [.. choices.TakenAsWork]);
        columns = choices.Columns.Select((field, column) => (field, column)).Where(c => c.column < table.Columns).ToLookup(c => c.field, c => c.column);
    }

    /// <summary>All rows below the header, in order.</summary>
    /// <param name="find">The bodies that words name; empty where that is not known.</param>
    public static IReadOnlyList<SheetRow> Read(SheetTable table, SheetChoices choices, Func<string, IReadOnlyList<long>> find, DateOnly today)
    {
        if (choices.Header is null) return [];
        var reader = new SheetReader(table, choices, find, today);
        for (var row = table.Rows.Count - 1; row >= reader.header.End && reader.lastWork < 0; row--)
            if (reader.HoldsWork(row)) reader.lastWork = row;
        for (var row = reader.header.End; row < table.Rows.Count; row++) reader.Take(row);
        return reader.rows;
    }

    /// <summary>What a row holds of a field now: the words put right, or the file's own.</summary>
    /// <param name="number">The row as the spreadsheet numbers it, from 1.</param>
    public static string TextOf(SheetTable table, SheetChoices choices, int number, SheetField field) =>
        number < 1 || number > table.Rows.Count || choices.Header is null ? "" : new SheetReader(table, choices, _ => [], choices.StandsOn).Text(number - 1, field);

    void Take(int row)
    {
        var own = table.Own(row).ToList();
        if (taken.Contains(row + 1)) rows.Add(Work(row));
        else if (own.Count == 0 && !table.Rows[row].Any(c => !c.IsBlank && c.FromRow < row)) Skip(row, SheetRowKind.Blank, "");
        else if (isFooter || IsFooter(row, own)) Skip(row, SheetRowKind.Footer, Words(own));
        else if (IsRepeatedHeader(row, own)) Skip(row, SheetRowKind.Repeated, Words(own));
        else if (IsTotal(own)) Skip(row, SheetRowKind.Total, Words(own));
        else if (CoveredBy(row) is { } from) Share(row, from);
        else if (GoesOnWithLeads(row, own)) Join(row, rows[^1].Kind == SheetRowKind.Work ? rows[^1] : joinedTo!);
        else if (IsNoteBelow(row, own)) rows.Add(new SheetRow { Number = row + 1, Kind = SheetRowKind.Footer, Told = Words(own) });
        else if (TitleOf(row, own) is { } title) Begin(row, title);
        else rows.Add(Work(row));
    }

    void Skip(int row, SheetRowKind kind, string told)
    {
        isFooter |= kind == SheetRowKind.Footer;
        rows.Add(new SheetRow { Number = row + 1, Kind = kind, Told = told });
    }

    static string Words(List<(int Column, SheetTableCell Cell)> own) => SheetTime.Cut(string.Join(" | ", own.Select(c => c.Cell.Text.Replace('\n', ' '))));

    /// <summary>Signatures and receivers under the table: never above a row that holds work.</summary>
    bool IsFooter(int row, List<(int Column, SheetTableCell Cell)> own) => row > lastWork && own.Exists(c => IsOfFooter(c.Cell.Text, own.Count == 1) || lastWork >= 0 && SheetDays.PlaceAndDay().IsMatch(c.Cell.Text));

    /// <summary>Below the last work, words without a number, a lead, a day or a state; a row further down may still be work.</summary>
    bool IsNoteBelow(int row, List<(int Column, SheetTableCell Cell)> own) => lastWork >= 0 && row > lastWork && !IsPutRight(row)
        && !own.Exists(c => choices.Columns.ElementAtOrDefault(c.Column) is var field && (field is SheetField.Ordinal or SheetField.Key ? IsOrdinal(c.Cell.Text) : WorkFields.Contains(field)));

    static bool IsOrdinal(string text) => text.Length <= 8 && (text.Any(char.IsAsciiDigit) || IsMarkOfSection(text));

    static bool IsOfFooter(string text, bool isAlone)
    {
        var words = SheetHeadings.Key(text);
        return words.Length < 60 && (words.StartsWith("noi nhan", StringComparison.Ordinal) || words is "nguoi lap" or "nguoi lap bieu" or "nguoi lap bang" or "nguoi tong hop" or "ky ten" or "ky ten dong dau"
            || words.StartsWith("thu truong don vi", StringComparison.Ordinal) || isAlone && words.StartsWith("chanh van phong", StringComparison.Ordinal) || Signer().IsMatch(words));
    }

    /// <summary>Words in the column of work, and beside them a number, a day or a body of the directory: a signature has none of these.</summary>
    bool HoldsWork(int row) => columns[SheetField.Work].Any(c => table.IsOwn(row, c) && !table[row, c].IsBlank) && !IsTotal([.. table.Own(row)])
        && (HasNumber(row) || !IsOfFooter(Text(row, SheetField.Work), isAlone: false) && (HasDay(row, SheetField.GivenOn) || HasDay(row, SheetField.Due) || find(Text(row, SheetField.Lead)).Count > 0));

    bool HasDay(int row, SheetField field) => Cell(row, field) is { IsBlank: false } cell && (cell.Day is not null || cell.Text.Any(char.IsAsciiDigit) && !SheetDays.PlaceAndDay().IsMatch(cell.Text));

    bool HasNumber(int row) => columns[SheetField.Ordinal].Concat(columns[SheetField.Key]).Any(c => table.IsOwn(row, c) && table[row, c].Text.Any(char.IsAsciiDigit));

    /// <summary>The header printed again on the next page, or a row that numbers the columns: (1) (2) (3).</summary>
    bool IsRepeatedHeader(int row, List<(int Column, SheetTableCell Cell)> own)
    {
        if (own.Count < 2) return false;
        var same = own.Count(c => Enumerable.Range(header.Row, header.Height).Any(h => table[h, c.Column].Text.Length > 0 && SheetHeadings.Key(table[h, c.Column].Text) == SheetHeadings.Key(c.Cell.Text)));
        if (same * 3 >= own.Count * 2) return true;
        var numbers = own.ConvertAll(c => int.TryParse(c.Cell.Text.Trim('(', ')', '[', ']', ' '), out var n) ? n : -100);
        return row <= header.End + 1 && own.Count >= 3 && numbers.Zip(numbers.Skip(1)).All(p => p.Second == p.First + 1);
    }

    /// <summary>"Cộng", "Tổng cộng: 12", "Tổng số 5 nhiệm vụ" with figures beside it; not "Công an", nor work that begins with such a word.</summary>
    static bool IsTotal(List<(int Column, SheetTableCell Cell)> own) => own.Take(2).Any(c => Total().IsMatch(c.Cell.Text));

    /// <summary>The words of a row that is a title: one text over all columns, or a Roman number with a text and nothing else, not even merged from above.</summary>
    string? TitleOf(int row, List<(int Column, SheetTableCell Cell)> own)
    {
        if (WorkFields.SelectMany(f => columns[f]).Any(c => table.IsFromAbove(row, c) && !table[row, c].IsBlank)) return null;
        var numbering = columns[SheetField.Ordinal].ToHashSet();
        var (told, number) = (own.Where(c => !numbering.Contains(c.Column)).ToList(), string.Join("", own.Where(c => numbering.Contains(c.Column)).Select(c => c.Cell.Text)));
        var isSpread = own.Count == 1 && table.Rows[row].Count(c => c.FromRow == row && c.FromColumn == own[0].Column) > Math.Max(2, table.Columns / 2);
        if (own.Count == 1 && told.Count == 0 && !number.Any(char.IsAsciiDigit) && number.Length > 3) return number;
        if (isSpread) return own[0].Cell.Text;
        if (told.Count != 1) return null;
        var text = told[0].Cell.Text;
        if (IsMarkOfSection(number)) return $"{number.TrimEnd('.')}. {text}";
        if (number.Length > 0) return null;
        if (!columns[SheetField.Work].Contains(told[0].Column)) return choices.Columns.ElementAtOrDefault(told[0].Column) is SheetField.None or SheetField.Ordinal ? text : null;
        return find(text).Count > 0 || IsMarkOfSection(text.Split(' ', '.', ')', '-')[0]) || text.EndsWith(':') || (text.Length > 4 && text.Any(char.IsLetter) && !text.Any(char.IsLower)) ? text : null;
    }

    static bool IsMarkOfSection(string number) => number.Trim(' ', '.', ')', '/') is { Length: > 0 and < 6 } mark && (VietnameseNumbers.TryReadRoman(mark, out _) || mark is [>= 'A' and <= 'H'] || mark is "Phần" or "PHẦN" or "Mục");

    /// <summary>A section begins; where its name is a body's, that body leads the rows below that name none.</summary>
    void Begin(int row, string title)
    {
        section = title.Replace('\n', ' ').Trim();
        var bare = section.Split(['.', ')', '-', ':'], 2) is [var mark, var rest] && IsMarkOfSection(mark) ? rest.Trim() : section.TrimEnd(':');
        groupLead = find(bare) is { Count: > 0 } bodies ? new SheetName(bare, bodies) : null;
        rows.Add(new SheetRow { Number = row + 1, Kind = SheetRowKind.Section, Told = SheetTime.Cut(section) + (groupLead is null ? "" : " (chủ trì các dòng dưới)") });
    }

    [GeneratedRegex(@"^\W*(?:tổng\s+cộng|tổng\s+số|tổng|cộng)(?!\p{L})(?:\W|\d|\b(?:I|II|III|IV|V|VI|VII|VIII|IX|X|[A-H]|mục|phần|nhóm|chung|dồn|toàn\s+bộ|các|số|việc|nhiệm\s+vụ|công\s+việc|nội\s+dung|kết\s+luận|kiến\s+nghị)\b)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex("^(?:tm|kt|tl|tuq|q) (?:thuong truc|chu tich|pho|chanh|uy ban|ubnd|hdnd|hoi dong|ban|giam doc|truong|thu truong|doan|lanh dao|bi thu|van phong|so|cuc|chi cuc|to truong)\\b")]
    private static partial Regex Signer();
}
