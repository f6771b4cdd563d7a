using System.Text.Json;
using System.Text.Json.Serialization;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Commands;

/// <summary>A council's own limits in a file: one, or several under <c>rules</c>, with the regulation they stand in.</summary>
static class OverrideFile
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    sealed record WrittenRegulation(string? Number, string? Date, string? Title);

    sealed record WrittenRule
    {
        public string? Rule { get; init; }
        public string? Id { get; init; }
        public int? Value { get; init; }
        public string? Unit { get; init; }
        public string? Direction { get; init; }
        public string? Limit { get; init; }
        public string? Anchor { get; init; }
        public string? Title { get; init; }
        public string? From { get; init; }
        public string? To { get; init; }
        public WrittenRegulation? Regulation { get; init; }
        public string? Number { get; init; }
        public string? Date { get; init; }
    }

    sealed record WrittenFile
    {
        public WrittenRegulation? Regulation { get; init; }
        public IReadOnlyList<WrittenRule?>? Rules { get; init; }
    }

    /// <summary>Null where the file was read, else what is wrong with it, in one line.</summary>
    public static string? Read(string file, out IReadOnlyList<LocalRule> rules)
    {
        rules = [];
        try
        {
            if (!File.Exists(file)) return $"Không có tệp “{file}”.";
            if (new FileInfo(file).Length > 1 << 20) return $"Tệp “{file}” lớn hơn 1 MB.";
            using var document = JsonDocument.Parse(File.ReadAllText(file), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = document.RootElement;
            WrittenFile written;
            if (root.ValueKind == JsonValueKind.Array) written = new() { Rules = root.Deserialize<IReadOnlyList<WrittenRule?>>(Options) };
            else if (root.ValueKind == JsonValueKind.Object) written = root.TryGetProperty("rules", out _) ? root.Deserialize<WrittenFile>(Options)! : new() { Rules = [root.Deserialize<WrittenRule>(Options)!] };
            else return $"Tệp “{file}” không phải một quy định dạng JSON.";
            var read = new List<LocalRule>();
            foreach (var (rule, n) in (written.Rules ?? []).Select((r, n) => (r, n + 1)))
            {
                if (rule is null) return $"Tệp “{file}”, quy tắc thứ {n}: trống.";
                if (Rule(rule, written.Regulation, out var made) is { } wrong) return $"Tệp “{file}”, quy tắc thứ {n}: {wrong}";
                read.Add(made!);
            }
            rules = read;
            return read.Count > 0 ? null : $"Tệp “{file}” không có quy tắc nào.";
        }
        catch (JsonException e)
        {
            return $"Tệp “{file}”, dòng {e.LineNumber + 1}: không đúng dạng JSON của một quy định.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return $"Không đọc được tệp “{file}”.";
        }
    }

    static string? Rule(WrittenRule written, WrittenRegulation? common, out LocalRule? made)
    {
        made = null;
        var id = (written.Rule ?? written.Id)?.Trim();
        if (string.IsNullOrEmpty(id)) return "thiếu “rule” (mã quy tắc).";
        var law = LegalRules.Find(id);
        var like = law?.Versions[^1] is { } last ? last.Offset ?? (last.Cases.Count > 0 ? last.Cases[0].Offset : null) : null;
        if (written.Value is not { } value || value is < 0 or > 3660) return "“value” phải là một số từ 0 đến 3660.";
        if (!DeadlineCommand.Choice(written.Unit?.Replace(' ', '-').Replace('_', '-'), "“unit”", Units, out var unit, out var refusal)) return refusal;
        if (!DeadlineCommand.Choice(written.Direction, "“direction”", Directions, out var direction, out refusal)) return refusal;
        if (!DeadlineCommand.Choice(written.Limit?.Replace('_', '-'), "“limit”", Limits, out var limit, out refusal)) return refusal;
        var side = direction ?? like?.Direction;
        if (side is null) return "thiếu “direction” (before, after, at).";
        var from = new DateOnly(1995, 1, 1);
        DateOnly? to = null;
        if (written.From is not null)
        {
            if (CommandAnswer.Day(written.From, "“from”", out refusal) is not { } day) return refusal;
            from = day;
        }
        if (written.To is not null)
        {
            if (CommandAnswer.Day(written.To, "“to”", out refusal) is not { } day) return refusal;
            to = day;
        }
        var number = written.Regulation?.Number ?? written.Number ?? common?.Number;
        if (string.IsNullOrWhiteSpace(number)) return "thiếu số của quy định (“regulation”: { “number”, “date” }).";
        var dated = written.Regulation?.Date ?? written.Date ?? common?.Date;
        DateOnly? on = null;
        if (dated is not null)
        {
            if (CommandAnswer.Day(dated, "“date”", out refusal) is not { } day) return refusal;
            on = day;
        }
        var anchor = law?.Anchor ?? LegalRules.Anchor(written.Anchor ?? "") ?? new AnchorEvent(written.Anchor ?? "day", written.Anchor ?? "mốc");
        made = new(id, new(number, on, written.Regulation?.Title ?? common?.Title ?? ""), new(value, unit ?? like?.Unit ?? CountUnit.CalendarDay, side.Value),
            limit ?? law?.Versions[^1].Limit ?? LimitKind.NoLaterThan, from, to, written.Title ?? law?.Title ?? id, anchor);
        return null;
    }

    static readonly Dictionary<string, CountUnit> Units = new()
    {
        ["hour"] = CountUnit.Hour,
        ["hours"] = CountUnit.Hour,
        ["calendar-day"] = CountUnit.CalendarDay,
        ["calendar-days"] = CountUnit.CalendarDay,
        ["day"] = CountUnit.CalendarDay,
        ["days"] = CountUnit.CalendarDay,
        ["cal"] = CountUnit.CalendarDay,
        ["working-day"] = CountUnit.WorkingDay,
        ["working-days"] = CountUnit.WorkingDay,
        ["wd"] = CountUnit.WorkingDay,
        ["month"] = CountUnit.Month,
        ["months"] = CountUnit.Month,
    };

    static readonly Dictionary<string, Direction> Directions = new() { ["before"] = Direction.Before, ["after"] = Direction.After, ["at"] = Direction.At, ["around"] = Direction.Around };

    static readonly Dictionary<string, LimitKind> Limits = new()
    {
        ["no-later-than"] = LimitKind.NoLaterThan,
        ["no-more-than"] = LimitKind.NoMoreThan,
        ["not-earlier-than"] = LimitKind.NotEarlierThan,
        ["window"] = LimitKind.Window,
        ["periodic"] = LimitKind.Periodic,
    };
}
