using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.App.Obligations;

/// <summary>What a council sets for its register: how many clears it asks for, and its kinds of source.</summary>
public sealed class KeepSettings(CouncilDb db)
{
    public async Task<Refusal?> AskFor(Actor actor, FormId? form, Clears asked)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        var settings = await Settings(actor);
        settings.Asked = asked == Clears.Six ? Clears.Six : Clears.Five;
        settings.Version++;
        return await db.Save(actor, form, "settings.clears", () => new("settings", actor.CouncilId, ClearsWords.Of(settings.Asked, settings.Asked), "/cai-dat"));
    }

    /// <summary>How words of time are taken from now on; what was given before keeps its day.</summary>
    public async Task<Refusal?> ReadTime(Actor actor, FormId? form, TimeReading reading)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        var settings = await Settings(actor);
        (settings.BeforeIncludesDay, settings.DueRolls) = (reading.BeforeIncludesDay, reading.DueRolls);
        settings.Version++;
        return await db.Save(actor, form, "settings.time-reading", () => new("settings", actor.CouncilId, "cách hiểu thời hạn", "/cai-dat"));
    }

    async Task<ObligationSettings> Settings(Actor actor)
    {
        var settings = await db.ObligationSettings.SingleOrDefaultAsync(s => s.CouncilId == actor.CouncilId);
        if (settings is null) db.ObligationSettings.Add(settings = new ObligationSettings { CouncilId = actor.CouncilId });
        return settings;
    }

    public async Task<Refusal?> AddOrigin(Actor actor, FormId? form, string name)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        if (name.Length == 0) return new("name-needed", "Hãy ghi tên nguồn.", "Name");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var own = await Own(actor);
        var folded = Folding.Fold(name);
        if (own.Exists(o => Folding.Fold(o.Name) == folded && !o.IsClosed)) return new("origin-there", $"Đã có nguồn “{name}”.", "Name");
        var key = string.Join('-', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0));
        key = key.Length > 36 ? key[..36] : key;
        for (var n = 2; own.Exists(o => o.Key == key) || key.Length == 0; n++) key = $"{(key.Length > 32 ? key[..32] : key)}-{n}";
        db.Origins.Add(new Origin { CouncilId = actor.CouncilId, Key = key, Name = name, Position = own.Count + 1 });
        return await db.Save(actor, form, "settings.origin-added", () => new("settings", actor.CouncilId, name, "/cai-dat"));
    }

    /// <summary>No longer offered, or offered again; work that has it keeps it.</summary>
    public async Task<Refusal?> CloseOrigin(Actor actor, FormId? form, string key, bool isClosed)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        if ((await Own(actor)).Find(o => o.Key == key) is not { } origin) return Refusal.NotFound;
        origin.IsClosed = isClosed;
        return await db.Save(actor, form, "settings.origin-closed", () => new("settings", actor.CouncilId, origin.Name, "/cai-dat"));
    }

    /// <summary>The council's own list; its first change copies the one every council starts with.</summary>
    async Task<List<Origin>> Own(Actor actor)
    {
        var own = await db.Origins.Where(o => o.CouncilId == actor.CouncilId).ToListAsync();
        if (own.Count > 0) return own;
        own.AddRange(Origins.First.Select((o, n) => new Origin { CouncilId = actor.CouncilId, Key = o.Key, Name = o.Name, Position = n + 1 }));
        db.Origins.AddRange(own);
        return own;
    }

    static Refusal? MayNot(Actor actor) => actor.May(Right.KeepsSettings) ? null : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND sửa được cài đặt.");
}
