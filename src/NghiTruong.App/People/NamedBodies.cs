using NghiTruong.Rules;
using NghiTruong.Rules.People;

namespace NghiTruong.App.People;

/// <summary>Bodies that a form names: one that is not there does not exist; one that is there no more is said, a page may have been open since before a reorganisation.</summary>
static class NamedBodies
{
    public static Refusal? Unfit(this IEnumerable<Body> bodies, IEnumerable<long> named, DateOnly today)
    {
        var known = bodies.ToDictionary(b => b.Id);
        foreach (var id in named)
            if (!known.TryGetValue(id, out var body)) return Refusal.NotFound;
            else if (body.To <= today) return new("body-ended", $"{body.NameOn(body.To.Value.AddDays(-1))} không còn hoạt động từ ngày {body.To:dd/MM/yyyy}; hãy tải lại trang và chọn cơ quan đã nhận việc.", "Bodies");
        return null;
    }
}
