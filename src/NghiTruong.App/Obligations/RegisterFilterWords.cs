using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>A filter said in words, for the head of what leaves the register.</summary>
public static class RegisterFilterWords
{
    public static async Task<string> Of(Visible visible, RegisterFilter filter, IReadOnlyDictionary<long, string> names, IReadOnlyDictionary<string, string> origins)
    {
        var parts = new List<string>();
        if (filter.Words is { Length: > 0 } words) parts.Add($"có chữ “{words}”");
        if (filter.Body is { } body) parts.Add($"cơ quan {names.GetValueOrDefault(body, "không rõ")}");
        if (filter.Lead is { } lead) parts.Add(lead == 0 ? "chưa rõ cơ quan chủ trì" : $"chủ trì {names.GetValueOrDefault(lead, "không rõ")}");
        if (filter.Watcher is { } watcher) parts.Add($"theo dõi {names.GetValueOrDefault(watcher, "không rõ")}");
        if (filter.Giver is { } giver) parts.Add($"người giao {giver}");
        if (filter.Origin is { } origin) parts.Add($"nguồn {origins.GetValueOrDefault(origin, origin)}");
        if (filter.State is { } state) parts.Add($"trạng thái {StateWords.Of(state)}");
        if (filter.Kind is { } kind) parts.Add(StateWords.Of(kind));
        if (filter.Status is { } status) parts.Add(StateWords.Of(status));
        if (filter.Only is { } only) parts.Add(RegisterFilter.Onlys.Concat(RegisterFilter.Ratings).First(o => o.Value == only).Words + (only == "sap-den" ? $" trong {filter.Within} ngày" : ""));
        if (filter.GivenFrom is not null || filter.GivenTo is not null) parts.Add($"giao{Between(filter.GivenFrom, filter.GivenTo)}");
        if (filter.ConfirmedFrom is not null || filter.ConfirmedTo is not null) parts.Add($"xác nhận hoàn thành{Between(filter.ConfirmedFrom, filter.ConfirmedTo)}");
        if (filter.ReturnedBy is { } returned) parts.Add($"{names.GetValueOrDefault(returned, "không rõ")} đã trả lại");
        if (filter.ReassignedFrom is { } taken) parts.Add($"chuyển từ {names.GetValueOrDefault(taken, "không rõ")} sang cơ quan khác");
        if (filter.Meeting is { } meeting)
            parts.Add(await visible.Obligations.Where(o => o.SourceKind == "meeting" && o.SourceId == meeting).Select(o => o.SourceTitle).FirstOrDefaultAsync() is { } title ? $"giao tại {title}" : "giao tại một phiên họp");
        if (filter.Parent is { } parent) parts.Add($"các phần của nhiệm vụ {parent}");
        if (filter.EachPart) parts.Add("tính từng nơi");
        return parts.Count == 0 ? "toàn bộ nhiệm vụ được xem" : string.Join("; ", parts);
    }

    static string Between(DateOnly? from, DateOnly? to) => (from is { } f ? $" từ {f:dd/MM/yyyy}" : "") + (to is { } t ? $" đến {t:dd/MM/yyyy}" : "");
}
