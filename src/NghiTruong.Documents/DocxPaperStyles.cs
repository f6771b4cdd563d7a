using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NghiTruong.Documents;

/// <summary>The named styles of an official paper: one for each element of Decree 30/2020, so that a person who edits it in Word changes one place.</summary>
static class DocxPaperStyles
{
    public const string Font = "Times New Roman";
    public const int FirstLine = 720; // 1.27 cm in twips
    public const int Gap = 120; // 6 points

    public const string Nation = "QuocHieu", Motto = "TieuNgu", Superior = "CoQuanChuQuan", Issuer = "CoQuanBanHanh", NumberLine = "SoKyHieu", PlaceDate = "DiaDanhNgay", LetterAbout = "TrichYeuCongVan",
        TypeName = "TenLoai", About = "TrichYeu", Addressee = "KinhGui", Ground = "CanCu", Words = "NoiDung", CentredWords = "NoiDungGiua", RightWords = "NoiDungPhai", Chapter = "ChuongMuc", Article = "DieuKhoan",
        CellHead = "DauBang", Cell = "OBang", CellCentre = "OBangGiua", CellRight = "OBangPhai", Authority = "QuyenHanChucVu", Signer = "NguoiKy", SignHint = "GhiChuKy",
        ToHead = "NoiNhan", To = "DongNoiNhan", Rule = "DuongKe", PageNumber = "SoTrang";

    /// <summary>One style: size in points, weight, place; gaps in twips.</summary>
    sealed record Look(string Id, string Name, int Size, bool Bold = false, bool Italic = false, string Align = "left", int Before = 0, int After = 0, int First = 0, bool KeepNext = false);

    static readonly Look[] Looks =
    [
        new(Nation, "Quốc hiệu", 12, Bold: true, Align: "center"),
        new(Motto, "Tiêu ngữ", 13, Bold: true, Align: "center"),
        new(Superior, "Cơ quan chủ quản", 12, Align: "center"),
        new(Issuer, "Cơ quan ban hành", 12, Bold: true, Align: "center"),
        new(NumberLine, "Số và ký hiệu", 13, Align: "center", Before: 60),
        new(PlaceDate, "Địa danh và thời gian", 13, Italic: true, Align: "center", Before: 60),
        new(LetterAbout, "Trích yếu công văn", 12, Align: "center", Before: Gap),
        new(TypeName, "Tên loại văn bản", 14, Bold: true, Align: "center", Before: 240, KeepNext: true),
        new(About, "Trích yếu nội dung", 14, Bold: true, Align: "center", KeepNext: true),
        new(Addressee, "Kính gửi", 14, Before: Gap, First: FirstLine),
        new(Ground, "Căn cứ ban hành", 14, Italic: true, Align: "both", Before: Gap, First: FirstLine),
        new(Words, "Nội dung", 14, Align: "both", Before: Gap, First: FirstLine),
        new(CentredWords, "Nội dung giữa dòng", 14, Align: "center", Before: Gap),
        new(RightWords, "Nội dung lề phải", 14, Align: "right", Before: Gap),
        new(Chapter, "Phần - chương - mục", 14, Bold: true, Align: "center", Before: Gap, KeepNext: true),
        new(Article, "Điều và khoản có tiêu đề", 14, Bold: true, Align: "both", Before: Gap, First: FirstLine, KeepNext: true),
        new(CellHead, "Tiêu đề bảng", 12, Bold: true, Align: "center", Before: 40, After: 40),
        new(Cell, "Ô bảng", 12, Before: 40, After: 40),
        new(CellCentre, "Ô bảng giữa", 12, Align: "center", Before: 40, After: 40),
        new(CellRight, "Ô bảng phải", 12, Align: "right", Before: 40, After: 40),
        new(Authority, "Quyền hạn và chức vụ", 14, Bold: true, Align: "center", KeepNext: true),
        new(Signer, "Họ và tên người ký", 14, Bold: true, Align: "center"),
        new(SignHint, "Ghi chú ký", 13, Italic: true, Align: "center", KeepNext: true),
        new(ToHead, "Nơi nhận", 12, Bold: true, Italic: true, KeepNext: true),
        new(To, "Dòng nơi nhận", 11),
        new(Rule, "Đường kẻ", 2, Align: "center", KeepNext: true),
        new(PageNumber, "Số trang", 13, Align: "center"),
    ];

    public static void AddTo(MainDocumentPart main)
    {
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle
                {
                    RunFonts = new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
                    FontSize = new FontSize { Val = "28" }, FontSizeComplexScript = new FontSizeComplexScript { Val = "28" },
                    Languages = new Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "ar-SA" },
                }),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle { SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto } })),
            new Style { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true, StyleName = new StyleName { Val = "Normal" }, PrimaryStyle = new PrimaryStyle() });
        styles.Append(Looks.Select(Of));
        main.AddNewPart<StyleDefinitionsPart>().Styles = styles;
    }

    static Style Of(Look look)
    {
        var run = new StyleRunProperties { FontSize = new FontSize { Val = $"{look.Size * 2}" }, FontSizeComplexScript = new FontSizeComplexScript { Val = $"{look.Size * 2}" } };
        if (look.Bold) (run.Bold, run.BoldComplexScript) = (new Bold(), new BoldComplexScript());
        if (look.Italic) (run.Italic, run.ItalicComplexScript) = (new Italic(), new ItalicComplexScript());
        var paragraph = new StyleParagraphProperties { WidowControl = new WidowControl(), Justification = new Justification { Val = AlignOf(look.Align) } };
        if (look.KeepNext) paragraph.KeepNext = new KeepNext();
        if (look.Id == Rule) paragraph.SpacingBetweenLines = new SpacingBetweenLines { Line = "40", LineRule = LineSpacingRuleValues.Exact };
        else if (look.Before + look.After > 0) paragraph.SpacingBetweenLines = new SpacingBetweenLines { Before = $"{look.Before}", After = $"{look.After}" };
        if (look.First > 0) paragraph.Indentation = new Indentation { FirstLine = $"{look.First}" };
        return new Style
        {
            Type = StyleValues.Paragraph, StyleId = look.Id, CustomStyle = true, StyleName = new StyleName { Val = look.Name }, BasedOn = new BasedOn { Val = "Normal" },
            PrimaryStyle = new PrimaryStyle(), StyleParagraphProperties = paragraph, StyleRunProperties = run,
        };
    }

    static JustificationValues AlignOf(string align) => align switch
    {
        "center" => JustificationValues.Center,
        "right" => JustificationValues.Right,
        "both" => JustificationValues.Both,
        _ => JustificationValues.Left,
    };
}
