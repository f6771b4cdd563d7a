using NghiTruong.App.People;
using NghiTruong.Documents;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>An old table as it would be entered now.</summary>
public sealed record SheetDraft(ReadSheets File, SheetTable Table, SheetChoices Choices, IReadOnlyList<SheetRow> Rows, BodyMatcher Bodies)
{
    public IEnumerable<SheetRow> Entered => Rows.Where(r => r.IsEntered);

    public IReadOnlyList<SheetProblem> Problems => [.. Entered.SelectMany(r => r.Problems)];

    /// <summary>Names that nobody knows yet, with the rows in which they stand.</summary>
    public IReadOnlyList<(SheetName Name, IReadOnlyList<int> Rows)> Asked => Named(n => !n.IsKnown && n.Key.Length > 0 && n.Words.Length <= LongestName && !Choices.WordsOnly.Contains(n.Key));

    /// <summary>Names of this table that somebody answered, now or for an earlier one: an answer may have been wrong.</summary>
    public IReadOnlyList<(SheetName Name, IReadOnlyList<int> Rows)> Answered => Named(n => Choices.WordsOnly.Contains(n.Key) || Bodies.Answered(n.Key) is not null);

    /// <summary>No body is called by so many characters: it is a sentence in the wrong column.</summary>
    public const int LongestName = 300;

    IReadOnlyList<(SheetName Name, IReadOnlyList<int> Rows)> Named(Func<SheetName, bool> which) =>
        [.. Entered.SelectMany(r => r.Names.Where(n => !n.IsGroup && which(n)).Select(n => (Name: n, r.Number)))
            .GroupBy(x => x.Name.Key).Select(g => (g.First().Name, (IReadOnlyList<int>)[.. g.Select(x => x.Number).Distinct()]))];

    /// <summary>What still stands between the draft and the register.</summary>
    public IReadOnlyList<Refusal> Open()
    {
        var open = new List<Refusal>();
        if (Choices.Header is null) open.Add(new("header-needed", "Chưa rõ dòng tiêu đề của bảng; hãy chọn ở mục 1.", "HeaderRow"));
        else if (Choices.ColumnOf(SheetField.Work) < 0) open.Add(new("work-column-needed", "Chưa có cột nào là nội dung nhiệm vụ; hãy chọn ở mục 2.", "Columns"));
        else if (!Entered.Any()) open.Add(new("no-rows", "Không còn dòng nhiệm vụ nào để nhập."));
        if (Entered.Count() > SheetImport.MostRows) open.Add(new("too-many-rows", "Bảng có quá 5.000 dòng nhiệm vụ; hãy tách thành nhiều tệp."));
        if (Problems.Count > 0) open.Add(new("rows-wrong", $"Còn {Entered.Count(r => r.IsWrong)} dòng có chỗ sai: sửa hoặc bỏ từng dòng."));
        if (Asked.Count > 0) open.Add(new("names-asked", $"Còn {Asked.Count} tên cơ quan chưa rõ là ai trong danh bạ."));
        return open;
    }
}
