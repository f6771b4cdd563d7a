using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Reads who is told: bodies, groups and persons in a row, up to the verb of what they are told.</summary>
internal sealed class Addressees(TokenText t)
{
    private const Tag Doing = Tag.Action | Tag.Manner | Tag.Modal;

    private static readonly Phrase Va = Phrase.Of("và"), Cung = Phrase.Of("cùng"), CungVoi = Phrase.Of("cùng với"), Cac = Phrase.Of("các"), Tung = Phrase.Of("từng"), Hai = Phrase.Of("hai"), Cho = Phrase.Of("cho"), Moi = Phrase.Of("mỗi"), Nhung = Phrase.Of("những"), LanhDao = Phrase.Of("lãnh đạo");

    private static readonly HashSet<string> Heads = [.. Phrase.KeysOf("cơ đơn chính ngành địa chủ cán người thành đại bộ cấp doanh phòng tổ nhóm hội nhà lực công thủ ban sở lãnh trưởng chánh giám phó văn đoàn thường ubnd")];

    /// <summary>The addressees that begin here; <c>End</c> is where what they are told begins. None where the words are not addressees.</summary>
    internal (List<string> Names, int End) Read(int i, int to, IReadOnlyList<Mention> mentions)
    {
        var names = new List<string>();
        var (at, end) = (t.At(i, Cho) || t.Key(i) == "ca2" ? i + 1 : i, i);
        if (t.Match(at, Tag.Vague) is var soon and >= 3) at += soon; // "đề nghị trong thời gian tới UBND xã …"
        if (t.IsMark(at, ',') || t.IsMark(at, ':')) at++;
        for (var turns = 0; turns < 14 && at < to; turns++)
        {
            var one = One(at, to, mentions, out var name);
            if (one == 0 && names.Count > 0 && t.At(at, So) && t.IsNumber(at + 1)) (one, name) = (at + 2, t.Text(at, at + 2)); // "Tổ đại biểu số 1, số 2"
            if (one == 0) break;
            names.Add(name);
            end = one;
            at = end;
            if (t.IsMark(at, '(') && Close(at, to) is var close and > 0) { at = close; end = close; }
            var next = t.IsMark(at, ',') ? at + 1 : at;
            if (t.At(next, Va)) next++;
            else if (t.At(next, CungVoi)) next += 2;
            else if (t.At(next, Cung) && t.Match(next, Doing) <= 1 && One(next + 1, to, mentions, out _) > 0) next++;
            if (next == at || next < to && t.Match(next, Doing) > 0 && One(next, to, mentions, out _) == 0) break;
            at = next;
        }
        return (names, end);
    }

    private int Close(int i, int to)
    {
        for (var k = i; k < to && k < i + 20; k++)
            if (t.IsMark(k, ')')) return k + 1;
        return 0;
    }

    private int One(int i, int to, IReadOnlyList<Mention> mentions, out string name)
    {
        name = "";
        foreach (var mention in mentions)
            if (mention.From == i && !mention.IsReference && mention.To <= to) { name = mention.Person.Name; return mention.To; }
        var body = BodyScanner.BodyAt(t, i);
        if (IsMany(i) && !t.IsCapital(i + 1)) body = Math.Max(body, Group(i, to));
        if (body == 0) body = Lone(i);
        if (t.At(i, LanhDao)) body = Math.Max(body, BodyScanner.BodyAt(t, i + 2));
        if (body == 0 && t.Match(i, Tag.Honorific) is var honorific and > 0 && BodyScanner.PostAt(t, t.At(i + honorific, Cac) ? i + honorific + 1 : i + honorific) is var post and > 0) body = post;
        if (body == 0 && t.At(i, Cac) && BodyScanner.PostAt(t, i + 1) is var posts and > 0) body = posts;
        if (body == 0 && BodyScanner.PostAt(t, i) is var single and > 0 && t.Match(i, Tag.Action) == 0) body = single;
        if (body == 0) body = Group(i, to);
        if (body == 0 && t.At(i, Cac) && t.Match(i, Tag.Honorific) > 0)
            for (var k = i + 2; k < i + 12 && k < to && body == 0; k++)
                if (t.IsMark(k, ',') || t.Match(k, Doing) > 1 && t.Key(k - 1) != "đươc5") body = k;
        if (body == 0 || body > to) return 0;
        body = Named(LevelList(i, body, to), to);
        name = t.Text(i, body);
        return body;
    }

    private bool IsMany(int i) => t.At(i, Cac) || t.At(i, Tung) || t.At(i, Hai) || t.At(i, Moi) || t.At(i, Nhung);

    private static readonly HashSet<string> Lones = [.. Phrase.KeysOf("huyện xã phường quận tỉnh trường thị_xã ngành")];
    private static readonly Phrase NhaTruong = Phrase.Of("nhà trường"), CongTy = Phrase.Of("công ty"), ThuKy = Phrase.Of("thư ký"), ThanhPho = Phrase.Of("thành phố"), ThiXa = Phrase.Of("thị xã"), DiaPhuongLone = Phrase.Of("địa phương"), DonViLone = Phrase.Of("đơn vị");

    /// <summary>"huyện", "nhà trường", "thư ký Tổ" alone, right before what they are to do.</summary>
    private int Lone(int i)
    {
        var end = t.At(i, NhaTruong) || t.At(i, CongTy) || t.At(i, ThanhPho) || t.At(i, ThiXa) || t.At(i, DiaPhuongLone) || t.At(i, DonViLone) ? i + 2 : t.At(i, ThuKy) ? t.IsCapital(i + 2) ? i + 3 : i + 2 : Lones.Contains(t.Key(i)) ? i + 1 : 0;
        if (end == 0 && t.IsCapital(i) && t.Key(i) is "sơ2" or "cuc5" or "phong2" && t.Match(i + 1, Doing) > 0) return i + 1;
        return end > 0 && (t.Match(end, Doing) > 0 || t.Key(end) == "co4" || t.IsMark(end, ':')) ? end : 0;
    }

    /// <summary>"UBND các huyện: A, B và C": the places after the colon.</summary>
    private int Named(int end, int to)
    {
        if (!t.IsMark(end, ':') || t.Match(end - 1, Tag.Unit) == 0 || !t.IsCapital(end + 1) || t.Match(end + 1, Doing | Tag.Body | Tag.Post) > 0) return end;
        var k = end + 1;
        while (k < to && (t.IsCapital(k) && t.Match(k, Tag.Body | Tag.Post) == 0 || t.IsMark(k, ',') && t.IsCapital(k + 1) || t.At(k, Va) && t.IsCapital(k + 1))) k++;
        return k >= to || t.Match(k, Doing) > 0 || t.IsMark(k, ':') || t.IsMark(k, ';') ? k : end;
    }

    /// <summary>"UBND các huyện, thành phố": levels after a comma belong to the body before them.</summary>
    private int LevelList(int i, int end, int to)
    {
        var isMany = false;
        for (var k = i; k < end; k++) isMany |= t.At(k, Cac);
        while (isMany && end < to && (t.IsMark(end, ',') || t.At(end, Va)) && IsLevel(end + 1, out var length)) end += 1 + length;
        return end;
    }

    private bool IsLevel(int i, out int length)
    {
        length = 0;
        if (t.IsCapital(i)) return false;
        length = t.Match(i, Tag.Unit);
        if (length == 0 && t.Key(i) is "thi5" or "nganh1" or "ban" or "đoan1") length = 1;
        if (length == 0 && t.At(i, NganhPhrase)) length = 1;
        if (length == 0 && (t.At(i, DoanThe) || t.At(i, DonVi) || t.At(i, DiaPhuong) || t.At(i, ToChuc))) length = 2;
        if (length == 0) return false;
        var after = i + length;
        while (t.At(after, LienQuan)) { after += 2; length += 2; }
        if (t.At(after, TinhPhrase)) length++;
        return true;
    }

    private static readonly Phrase NganhPhrase = Phrase.Of("ngành"), DoanThe = Phrase.Of("đoàn thể"), DonVi = Phrase.Of("đơn vị"), DiaPhuong = Phrase.Of("địa phương"), LienQuan = Phrase.Of("liên quan"), ToChuc = Phrase.Of("tổ chức"), TinhPhrase = Phrase.Of("tỉnh");

    /// <summary>A group in common words ("các ngành, đơn vị liên quan", "cơ quan soạn thảo"), which ends where an action begins.</summary>
    private int Group(int i, int to)
    {
        var many = t.At(i, Cac) || t.At(i, Tung) || t.At(i, Hai) || t.At(i, Moi) || t.At(i, Nhung) || t.IsNumber(i);
        if (!many && !t.IsNumber(i) && !IsOffice(i)) return 0;
        if (many && !Heads.Contains(t.Key(i + 1)) && t.Match(i + 1, Tag.Unit | Tag.Body | Tag.Group) == 0) return 0;
        for (var k = i + 1; k < to && k < i + 16; k++)
        {
            if (t.At(k, MassMedia)) { k += 3; continue; }
            if (t.IsCapital(k) && BodyScanner.BodyAt(t, k) is var inner and > 0) { k = inner - 1; continue; }
            if (t.Key(k) == "đươc5" && k > i + 1 && t.Match(k + 1, Tag.Action | Tag.Directive) is var work and > 0) { k += work; continue; } // "các đơn vị được giám sát"
            if (t.Match(k, Doing) is var length and > 0 && k > i + 1 && (length > 1 || t.Match(k, Tag.Small) == 0) && !IsPartOf(k)) return k;
            if (t.Key(k) is "đa3" or "la1" or "con1") return 0;
            if (t.Key(k) is ":" or ";" or "(" or "cung3" || t.IsBreak(k)) return k;
            if (t.IsMark(k, ',') && !IsLevel(k + 1, out _) && t.Match(k + 1, Tag.Body | Tag.Unit | Tag.Group) == 0 && !Heads.Contains(t.Key(k + 1))) return k;
            if (t.IsMark(k, ',') && BodyScanner.BodyAt(t, k + 1) > 0 && t.IsCapital(k + 1)) return k;
            if (t.At(k, Va) && BodyScanner.BodyAt(t, k + 1) > 0 && t.IsCapital(k + 1)) return k;
        }
        return 0;
    }

    /// <summary>"cơ quan soạn thảo", "đơn vị quản lý", "bộ phận tham mưu": the action names the office.</summary>
    private static readonly HashSet<string> OfficeWork = [.. new[] { "soạn thảo", "tham mưu", "quản lý", "chủ trì", "thẩm định", "thẩm tra", "thi công", "tư vấn", "trình", "thực hiện", "phối hợp", "chủ quản", "giúp việc", "vận hành", "đầu tư", "sử dụng", "giám sát", "cung cấp", "khai thác", "xây dựng" }.Select(w => string.Join(' ', Phrase.KeysOf(w)))];

    private bool IsPartOf(int k)
    {
        if (t.Key(k - 2) == "liên" || t.Key(k - 1) is not ("quan" or "vi5" or "phân5" or "chu2" or "bên")) return false;
        var length = t.Match(k, Tag.Action | Tag.Manner);
        if (!OfficeWork.Contains(length >= 2 ? t.Key(k) + " " + t.Key(k + 1) : t.Key(k))) return false;
        var after = k + length;
        return t.Match(after, Doing | Tag.Link) > 0 || t.IsMark(after, ',') || t.At(after, Va);
    }

    private bool IsOffice(int i) => t.At(i, CoQuan) || t.At(i, DonViPhrase) || t.At(i, ChinhQuyen) || t.At(i, CapUy) || t.At(i, ChuDauTu) || t.At(i, BoPhan) || t.At(i, DaiBieu) || t.At(i, ThuongTruc) || t.At(i, LanhDao) || t.At(i, NganhPhrase);

    private static readonly Phrase MassMedia = Phrase.Of("thông tin đại chúng");
    private static readonly Phrase So = Phrase.Of("số");
    private static readonly Phrase CapUy = Phrase.Of("cấp ủy");
    private static readonly Phrase CoQuan = Phrase.Of("cơ quan"), DonViPhrase = Phrase.Of("đơn vị"), ChinhQuyen = Phrase.Of("chính quyền"), ChuDauTu = Phrase.Of("chủ đầu tư"), BoPhan = Phrase.Of("bộ phận"), DaiBieu = Phrase.Of("đại biểu"), ThuongTruc = Phrase.Of("thường trực");
}
