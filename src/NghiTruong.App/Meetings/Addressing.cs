using NghiTruong.App.People;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>A receiver named in a text as the bodies of the directory it stands for, or as a question.</summary>
static class Addressing
{
    public static Addressee Match(this BodyMatcher bodies, string words) => BodyGroups.Of(words) is not null
        ? new Addressee(words, BodyAnswer.Each, [])
        : bodies.Find(words) is { Count: > 0 } found
        ? new Addressee(words, BodyAnswer.Linked, found)
        : new Addressee(words, BodyAnswer.Unanswered, []);

    /// <summary>A body that is not there, or is there no more: a page may have been open since before a reorganisation.</summary>
    public static Refusal? NotThere(this IEnumerable<Body> bodies, IEnumerable<long> ids, DateOnly today)
    {
        var known = bodies.ToDictionary(b => b.Id);
        foreach (var id in ids)
            if (!known.TryGetValue(id, out var body)) return Refusal.NotFound;
            else if (body.To <= today) return new("body-ended", $"{body.NameOn(body.To.Value.AddDays(-1))} không còn hoạt động từ ngày {body.To:dd/MM/yyyy}; hãy tải lại trang và chọn cơ quan đã nhận việc.", "Bodies");
        return null;
    }
}
