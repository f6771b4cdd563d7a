namespace NghiTruong.Documents;

/// <summary>
/// An official paper (văn bản hành chính) in the form of Decree 30/2020/NĐ-CP, as a model without any format: what stands where, not how
/// it is drawn. <see cref="DocxPaper"/> writes it. Every text may be empty; characters that no document can hold are left out.
/// </summary>
/// <example>
/// <code>
/// new OfficialPaper
/// {
///     SuperiorBody = "Hội đồng nhân dân\ntỉnh Lam Giang", IssuingBody = "Thường trực", Number = "41", Symbol = "TB-HĐND",
///     Place = "Lam Giang", Date = new DateOnly(2026, 11, 14), TypeName = "Thông báo", Summary = "Kết luận phiên họp tháng 11/2026",
///     Body = [new PaperParagraph("Ngày 12/11/2026, …"), new PaperHeading(PaperHeadingLevel.Clause, "1.", "Về dự thảo nghị quyết")],
///     Signatures = [PaperSignature.OnBehalf("Thường trực Hội đồng nhân dân", "Chủ tịch", "Trần Minh Khánh")],
///     Recipients = ["UBND tỉnh", "Lưu: VT"],
/// }
/// </code>
/// </example>
public sealed record OfficialPaper
{
    /// <summary>The body above (cơ quan chủ quản), upright; a line break begins a new line. Null leaves it out.</summary>
    public string? SuperiorBody { get; init; }

    /// <summary>The issuing body, bold with a rule under it. Empty leaves out the whole head of the paper: an annex, a plain table.</summary>
    public string IssuingBody { get; init; } = "";

    /// <summary>The number as given by the registry; null leaves room for it to be written in. One digit gets a leading zero.</summary>
    public string? Number { get; init; }

    /// <summary>The symbol behind the number: <c>TB-HĐND</c>. Null with a null number leaves out the whole line (biên bản).</summary>
    public string? Symbol { get; init; }

    /// <summary>The place before the date: <c>Lam Giang</c>. Empty leaves out place and date.</summary>
    public string Place { get; init; } = "";

    /// <summary>The day of issue; null leaves room for it to be written in.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The type's name (tên loại): <c>Thông báo</c>. Empty makes a letter (công văn): the summary then stands under the number as "V/v".</summary>
    public string TypeName { get; init; } = "";

    /// <summary>What it is about (trích yếu).</summary>
    public string Summary { get; init; } = "";

    /// <summary>Whom it addresses (Kính gửi): one on the same line, several a line each.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>Legal grounds (căn cứ), a line each, italic; semicolons and the last full stop are put where missing.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <summary>The body, block by block.</summary>
    public IReadOnlyList<PaperBlock> Body { get; init; } = [];

    /// <summary>One signature on the right; two stand side by side, the first on the left (minutes: who wrote, who chaired).</summary>
    public IReadOnlyList<PaperSignature> Signatures { get; init; } = [];

    /// <summary>Recipients (Nơi nhận), without dashes and semicolons; these are put.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Upright, or on its side for wide tables.</summary>
    public PaperOrientation Orientation { get; init; }

    /// <summary>A table alone on A4 landscape: a title, a line under it and the table; no head, no signature.</summary>
    /// <param name="title">The title, written in capitals.</param>
    /// <param name="subtitle">A line under the title; empty for none.</param>
    /// <param name="table">The table; its head is repeated on every page.</param>
    /// <example><c>OfficialPaper.OfTable("Báo cáo kết quả thực hiện kết luận", "phiên họp tháng 10/2026", table)</c></example>
    public static OfficialPaper OfTable(string title, string subtitle, PaperTable table) =>
        new() { TypeName = title, Summary = subtitle, Body = [table], Orientation = PaperOrientation.Landscape };
}

/// <summary>How the sheet lies.</summary>
/// <example><c>Orientation = PaperOrientation.Landscape</c></example>
public enum PaperOrientation
{
    /// <summary>A4 upright.</summary>
    Portrait,
    /// <summary>A4 on its side.</summary>
    Landscape,
}
