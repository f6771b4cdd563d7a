namespace NghiTruong.Documents;

/// <summary>A piece of the body of a paper.</summary>
/// <example><c>PaperBlock block = new PaperParagraph("Đề nghị UBND tỉnh …");</c></example>
public abstract record PaperBlock;

/// <summary>A justified paragraph whose first line is indented; a line break in the text begins another one.</summary>
/// <param name="Text">The words; empty writes nothing.</param>
/// <example><c>new PaperParagraph("Thường trực HĐND tỉnh thống nhất …") { Lead = "1. " }</c></example>
public sealed record PaperParagraph(string Text) : PaperBlock
{
    /// <summary>Words in bold before the text: "Thời gian: ". Empty for none.</summary>
    public string Lead { get; init; } = "";

    /// <summary>Where the lines stand; official papers are justified.</summary>
    public PaperAlignment Alignment { get; init; }

    /// <summary>The whole paragraph in italics: a note, "(Kèm theo …)".</summary>
    public bool IsItalic { get; init; }
}

/// <summary>Where the lines of a paragraph or a column stand.</summary>
/// <example><c>new PaperColumn("STT", 1) { Alignment = PaperAlignment.Centre }</c></example>
public enum PaperAlignment
{
    /// <summary>Both edges even (body text), or left in a table.</summary>
    Even,
    /// <summary>Centred.</summary>
    Centre,
    /// <summary>At the right edge: figures.</summary>
    Right,
}

/// <summary>A heading of the body.</summary>
/// <param name="Level">Which: chapters and sections stand centred, articles and clauses at the indent.</param>
/// <param name="Number">Its number as written: <c>Chương I</c>, <c>Điều 2.</c>, <c>1.</c>; empty for none.</param>
/// <param name="Title">Its title; empty for none.</param>
/// <example><c>new PaperHeading(PaperHeadingLevel.Clause, "1.", "Về nội dung phiên họp")</c></example>
public sealed record PaperHeading(PaperHeadingLevel Level, string Number, string Title) : PaperBlock;

/// <summary>The levels of headings that Decree 30/2020 knows.</summary>
/// <example><c>PaperHeadingLevel.Article</c></example>
public enum PaperHeadingLevel
{
    /// <summary>Phần, Chương: number and title on lines of their own, centred, bold, the title in capitals.</summary>
    Chapter,
    /// <summary>Mục, Tiểu mục: the same.</summary>
    Section,
    /// <summary>Điều: bold, on one line, at the indent.</summary>
    Article,
    /// <summary>Khoản with a title: bold, on one line, at the indent.</summary>
    Clause,
}

/// <summary>A list, a paragraph for each item.</summary>
/// <param name="Items">The items; empty ones are left out.</param>
/// <param name="Mark">What stands before each.</param>
/// <example><c>new PaperList(["UBND tỉnh", "Các Ban HĐND tỉnh"], PaperListMark.Dash)</c></example>
public sealed record PaperList(IReadOnlyList<string> Items, PaperListMark Mark = PaperListMark.Dash) : PaperBlock;

/// <summary>What stands before the items of a list.</summary>
/// <example><c>PaperListMark.Letter</c> gives <c>a) b) c) d) đ) e) g) …</c></example>
public enum PaperListMark
{
    /// <summary>A dash.</summary>
    Dash,
    /// <summary>1. 2. 3.</summary>
    Number,
    /// <summary>Letters of the Vietnamese alphabet with a bracket (điểm): a) b) c) d) đ) e) g).</summary>
    Letter,
}

/// <summary>A table with ruled lines; its head row is repeated on every page and rows that fit a page are not split.</summary>
/// <param name="Columns">The columns with their titles.</param>
/// <param name="Rows">The rows. A row too short is filled with empty cells, one too long is cut; a line break begins a new line in its cell.</param>
/// <example><c>new PaperTable([new("STT", 1), new("Nội dung", 8)], [["1", "Báo cáo …"]])</c></example>
public sealed record PaperTable(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock
{
    /// <summary>What stands in the one wide cell of a table without rows.</summary>
    public string EmptyWords { get; init; } = "Không có nội dung.";
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Weight">Its share of the width against the other columns; what is not positive counts as 1.</param>
/// <example><c>new PaperColumn("Thời hạn", 2.5)</c></example>
public sealed record PaperColumn(string Title, double Weight)
{
    /// <summary>Where its words stand.</summary>
    public PaperAlignment Alignment { get; init; }
}
