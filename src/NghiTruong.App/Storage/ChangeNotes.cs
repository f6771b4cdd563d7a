using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace NghiTruong.App.Storage;

/// <summary>
/// What a write changed, as canonical text for its audit row: of a changed row each field before and after, of a new or removed one its fields and
/// a fingerprint of its values. One line a row; long values are cut and fingerprinted; past half a size only fingerprints, past the whole only counted. Secrets are never written out.
/// </summary>
public sealed class ChangeNotes
{
    /// <summary>The longest value written out, and the most text kept of one write (characters).</summary>
    const int LongestValue = 300, LongestText = 32_000;

    /// <summary>A column whose values never stand in the record, only that they changed: <c>HasAnnotation(ChangeNotes.Secret, true)</c>.</summary>
    public const string Secret = "NghiTruong:Secret";

    /// <summary>Rows that follow from others or carry the record itself.</summary>
    static readonly HashSet<string> Passed = ["audit_rows", "written_forms", "live_streams", "live_changes", "audit_seals", "audit_heads", "obligation_spans", "obligation_bodies", "obligation_turns", "part_uploads", "account_sessions"];

    readonly StringBuilder text = new();
    int left;

    /// <summary>The lines so far, or null where nothing was noted.</summary>
    public string? Text => text.Length == 0 ? null : left == 0 ? text.ToString() : $"{text}… {left} dòng nữa";

    /// <summary>Reads what is about to be saved; the second step, once keys are known, writes the lines.</summary>
    public Action Before(ChangeTracker tracker)
    {
        var lines = new List<(EntityEntry Entry, EntityState State, string? Body)>();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (Passed.Contains(entry.Metadata.GetTableName()!)) continue;
            if (text.Length > LongestText)
            {
                left++;
                continue;
            }
            lines.Add((entry, entry.State, entry.State == EntityState.Added ? null : Body(entry)));
        }
        return () =>
        {
            foreach (var (entry, state, body) in lines)
            {
                if (text.Length > LongestText) left++;
                else text.Append(state switch { EntityState.Added => '+', EntityState.Deleted => '-', _ => '~' }).Append(entry.Metadata.GetTableName()).Append(' ').Append(Key(entry)).Append(' ').Append(body ?? Whole(entry, original: false)).Append('\n');
            }
        };
    }

    /// <summary>A row that came or went: what is in it, while there is room.</summary>
    string Whole(EntityEntry entry, bool original)
    {
        if (text.Length > LongestText / 2) return Fingerprint(entry, original);
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
            if (!property.Metadata.IsPrimaryKey() && Short(Shown(property, original)) is { } value) fields[property.Metadata.GetColumnName()] = value;
        return $"{Fingerprint(entry, original)} {JsonSerializer.Serialize(fields, Json)}";
    }

    string Body(EntityEntry entry)
    {
        if (entry.State == EntityState.Deleted) return Whole(entry, original: true);
        var fields = new SortedDictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
            if (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))
                fields[property.Metadata.GetColumnName()] = [Short(Shown(property, original: true)), Short(Shown(property, original: false))];
        return JsonSerializer.Serialize(fields, Json);
    }

    static string Key(EntityEntry entry) => string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(entry.Property(p.Name).CurrentValue, CultureInfo.InvariantCulture)));

    static string Fingerprint(EntityEntry entry, bool original)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var property in entry.Properties.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            // A fingerprint over a secret would be a means to try it out.
            if (property.Metadata.IsPrimaryKey() || property.Metadata.FindAnnotation(Secret) is not null) continue;
            var bytes = Encoding.UTF8.GetBytes($"{property.Metadata.GetColumnName()}={Value(property, original)}");
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    static string? Shown(PropertyEntry property, bool original) =>
        Value(property, original) is not { } value ? null : property.Metadata.FindAnnotation(Secret) is not null ? "•" : value;

    static string? Value(PropertyEntry property, bool original)
    {
        var value = original ? property.OriginalValue : property.CurrentValue;
        return value switch
        {
            null => null,
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            string or ValueType => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => property.Metadata.GetValueConverter() is { } converter ? Convert.ToString(converter.ConvertToProvider(value), CultureInfo.InvariantCulture) : JsonSerializer.Serialize(value, Json),
        };
    }

    static string? Short(string? value) => value is null || value.Length <= LongestValue
        ? value
        : $"{value[..LongestValue]}… [{value.Length} ký tự, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8))}]";

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
