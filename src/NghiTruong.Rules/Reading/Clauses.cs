using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>What a verb of telling is in its sentence.</summary>
internal enum Telling { None, Order, Report }

/// <summary>Verbs of telling ("giao", "đề nghị"): where they act, and where they only name a paper or tell of the past.</summary>
internal sealed class Clauses(TokenText t)
{
    private static readonly Phrase Da = Phrase.Of("đã"), Cua = Phrase.Of("của"), DongThoi = Phrase.Of("đồng thời"), Va = Phrase.Of("và"), Cung = Phrase.Of("cũng"), TiepTuc = Phrase.Of("tiếp tục"), ChiDao = Phrase.Of("chỉ đạo"), KienNghi = Phrase.Of("kiến nghị"), DeXuat = Phrase.Of("đề xuất"), DonDoc = Phrase.Of("đôn đốc"), NhacNho = Phrase.Of("nhắc nhở"), MongMuon = Phrase.Of("mong muốn"), ThongNhat = Phrase.Of("thống nhất"), YeuCau = Phrase.Of("yêu cầu");

    private static readonly HashSet<string> Nouns = [.. Phrase.KeysOf("việc các những nội ý theo của như một số sự danh mục bản lời đơn văn thư tờ kế hoạch được bị có khi về đáp ứng trước này là cho để qua hết mọi nêu trong với từ vì nhu nhận đạt sau")];

    /// <summary>The verb of telling at a token and its length, unless it is a noun or a paper here.</summary>
    internal Telling At(int i, Sentence s, IReadOnlyList<Mention> mentions, out int length)
    {
        length = t.Match(i, Tag.Directive);
        if (length == 0 || t.At(i, DonDoc) || t.At(i, NhacNho) && !DirectsBody(i + 2) || t.At(i, DeXuat) || t.At(i, MongMuon)) return Telling.None;
        if (t.At(i, KienNghi) && (t.At(i - 3, YKien) || t.At(i - 3, PhanAnh) || t.At(i - 3, DonThu) || t.At(i + 2, CuTri) || t.At(i + 2, Cua) || t.IsMark(i + 2, ',') || t.Match(i + 2, Tag.Speak) > 0)) return Telling.None;
        if (t.At(i, YeuCau) && (t.At(i + 2, Cua) || t.At(i + 2, Nhiem) || t.IsMark(i + 2, ',') && !IsSubjectEnd(i, s, mentions))) return Telling.None;
        if (t.At(i + length, Cua)) return Telling.None;
        if (t.At(i, ChiDao) && !DirectsBody(i + 2)) return Telling.None;
        if (length == 1 && t.Key(i) == "giao" && (t.IsWord(i + 1) && !t.IsCapital(i + 1) && GiaoWords.Contains(t.Key(i + 1)) || t.At(i - 1, BanPhrase) || t.Key(i - 1) is "đa3")) return t.Key(i - 1) == "đa3" ? Telling.Report : Telling.None;
        var at = i - 1;
        if (t.Key(at) == "con1") at--;
        if (t.At(at, Cung) || t.At(at - 1, TiepTuc) || t.At(at - 1, DongThoi)) at -= t.At(at, Cung) ? 1 : 2;
        if (at < s.From) return Telling.Order;
        if (t.At(at, Da) || t.At(at - 1, Da) && !IsVerbBefore(at)) return Telling.Report;
        if (t.IsCapital(i) && (at < s.From || t.Form(at).Kind == TokenKind.Mark)) return Telling.Order;
        if (t.Key(at) is "," or ":" or ";" or "\"" or "“" or "." || t.At(at, Va)) return Telling.Order;
        if (IsSubjectEnd(at + 1, s, mentions)) return Telling.Order;
        if (t.At(at, ThongNhatEnd) && t.At(at - 1, ThongNhat) || t.Match(at - 1, Tag.Speak | Tag.Modal) == 2 && !Nouns.Contains(t.Key(at))) return Telling.Order;
        return Telling.None;
    }

    private static readonly Phrase Nhiem = Phrase.Of("nhiệm vụ"), BanPhrase = Phrase.Of("bàn"), ThongNhatEnd = Phrase.Of("nhất");
    private static readonly HashSet<string> GiaoWords = [.. Phrase.KeysOf("thông ban dịch lưu đất dự chỉ khoán kèo thoa hữu diện tế hàng nhận tiếp")];

    private bool IsVerbBefore(int at) => t.Match(at - 1, Tag.Speak) == 2;

    private bool DirectsBody(int i) => BodyScanner.BodyAt(t, i) > 0 || t.Match(i, Tag.Group) > 0 || t.Key(i) == "cac4" && t.Match(i + 1, Tag.Unit | Tag.Body) > 0;

    /// <summary>True where a person or a body ends just before this token: it is the verb's subject.</summary>
    private bool IsSubjectEnd(int i, Sentence s, IReadOnlyList<Mention> mentions)
    {
        foreach (var mention in mentions)
            if (mention.To == i || mention.To == i - 1 && t.IsMark(i - 1, ',')) return true;
        return BodyBefore(i, s.From) is not null || NounBefore(i);
    }

    private bool NounBefore(int i) => t.At(i - 2, HoiNghi) || t.At(i - 2, PhienHop) || t.At(i - 2, KyHop) || t.At(i - 2, ChuToa) || t.At(i - 2, CuTri) || t.At(i - 2, DaiBieu) || t.At(i - 2, YKien) || t.Key(i - 1) == "đoan1" || t.At(i - 2, NhanDan) || t.At(i - 2, TruongDoan) || t.At(i - 2, BaCon) || t.At(i - 2, CuocHop);

    private static readonly Phrase HoiNghi = Phrase.Of("hội nghị"), PhienHop = Phrase.Of("phiên họp"), KyHop = Phrase.Of("kỳ họp"), ChuToa = Phrase.Of("chủ tọa"), CuTri = Phrase.Of("cử tri"), DaiBieu = Phrase.Of("đại biểu"), YKien = Phrase.Of("ý kiến"), NhanDan = Phrase.Of("nhân dân"), TruongDoan = Phrase.Of("trưởng đoàn"), BaCon = Phrase.Of("bà con"), CuocHop = Phrase.Of("cuộc họp");

    private static readonly Phrase PhanAnh = Phrase.Of("phản ánh"), DonThu = Phrase.Of("đơn thư");

    internal bool IsChairWord(int i) => t.At(i - 2, ChuToa) || t.At(i - 2, TruongDoan);

    internal bool IsMeetingWord(int i) => t.At(i - 2, HoiNghi) || t.At(i - 2, PhienHop) || t.At(i - 2, KyHop) || t.At(i - 2, CuocHop);

    /// <summary>Voters, deputies, opinions: what they ask is no directive.</summary>
    internal bool IsVoice(int i) => t.At(i - 2, CuTri) || t.At(i - 2, DaiBieu) || t.At(i - 2, YKien) || t.At(i - 2, NhanDan) || t.At(i - 2, BaCon);

    /// <summary>The body that ends just before a token, or null.</summary>
    internal (int From, int To)? BodyBefore(int i, int from)
    {
        for (var k = Math.Max(from, i - 16); k < i; k++)
        {
            if (k > from && t.IsCapital(k - 1) && t.IsCapital(k) && t.IsWord(k - 1) && t.Match(k, Tag.Body) == 0) continue;
            var end = BodyScanner.BodyAt(t, k);
            if (end == i) return (k, i);
            if (end > i) return null;
            if (end > k) k = end - 1;
        }
        return null;
    }
}
