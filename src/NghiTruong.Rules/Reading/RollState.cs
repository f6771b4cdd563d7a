using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>What a head such as "THÀNH PHẦN" or "Chủ trì:" says of the people listed below it.</summary>
internal sealed class RollState(TokenText t)
{
    private static readonly Phrase ThanhPhan = Phrase.Of("thành phần"), ThamDu = Phrase.Of("tham dự"), CoMat = Phrase.Of("có mặt"), DaiBieuDu = Phrase.Of("đại biểu dự"), KhachMoi = Phrase.Of("khách mời"), ChuTri = Phrase.Of("chủ trì"), ChuToa = Phrase.Of("chủ tọa"), CungDu = Phrase.Of("cùng dự"), ThanhPhanDu = Phrase.Of("đại diện"), DuHop = Phrase.Of("dự họp"), VePhia = Phrase.Of("về phía"), KetLuan = Phrase.Of("kết luận"), NoiDung = Phrase.Of("nội dung"), DaiBieu = Phrase.Of("đại biểu");

    internal PersonRole Role { get; private set; }
    private int depth;

    internal void Next(Line line)
    {
        var isHead = line.Kind == LineKind.Heading || t.Key(line.To - 1) == ":";
        if (isHead && Head(line) is { } role) { Role = role; depth = line.Depth; return; }
        if (Role == PersonRole.Mentioned) return;
        if (isHead && line.Length < 12 && !StartsWithPerson(line) && line.Depth <= Math.Max(depth, 3) && (depth == 0 || line.Depth <= depth)) { Role = PersonRole.Mentioned; return; }
        if (line.Kind == LineKind.Heading && line.Depth <= depth) Role = PersonRole.Mentioned;
        else if (line.Kind == LineKind.Item && line.Depth <= depth && depth > 0 && Head(line) is null && !StartsWithPerson(line)) Role = PersonRole.Mentioned;
        else if (line.Kind == LineKind.Prose && line.Length > 50) Role = PersonRole.Mentioned;
    }

    private bool StartsWithPerson(Line line) => t.Match(line.BodyFrom, Tag.Honorific) > 0 || NameScanner.At(t, line.BodyFrom) > 0;

    private PersonRole? Head(Line line)
    {
        if (line.Length > 24) return null;
        for (var i = line.BodyFrom; i < line.To; i++)
            if (t.At(i, KetLuan) || t.At(i, NoiDung)) return null;
        for (var i = line.BodyFrom; i < line.To; i++)
        {
            if (t.At(i, ChuTri) || t.At(i, ChuToa)) return i <= line.BodyFrom + 2 && line.Length < 10 ? PersonRole.Chair : null;
            if (i == line.BodyFrom && t.Key(line.To - 1) == ":" && (t.At(i, DaiBieu) || t.At(i, ThanhPhanDu))) return PersonRole.Attendee;
            if (t.At(i, ThanhPhan) || t.At(i, ThamDu) || t.At(i, CoMat) || t.At(i, DaiBieuDu) || t.At(i, KhachMoi) || t.At(i, CungDu) || t.At(i, DuHop) || t.At(i, VePhia) && i == line.BodyFrom) return PersonRole.Attendee;
        }
        return null;
    }
}
