using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NghiTruong.App.Storage;

/// <summary>How every table looks: snake_case names, enums as stable text, instants as microseconds on SQLite.</summary>
static class Conventions
{
    /// <summary>EF on SQLite cannot order or compare <see cref="DateTimeOffset"/>: whole microseconds since 1970, UTC.</summary>
    static readonly ValueConverter<DateTimeOffset, long> Microseconds = new(
        at => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
        kept => DateTimeOffset.UnixEpoch.AddTicks(kept * 10));

    public static void Apply(ModelBuilder model, bool isSqlite)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum && property.GetValueConverter() is null && property.GetProviderClrType() is null) Enum(property);
                if (type == typeof(DateTimeOffset) && isSqlite) property.SetValueConverter(Microseconds);
            }
            foreach (var key in entity.GetKeys()) key.SetName($"pk_{table}");
            foreach (var foreign in entity.GetForeignKeys())
                foreign.SetConstraintName($"fk_{table}_{foreign.PrincipalEntityType.GetTableName()}_{Columns(foreign.Properties)}");
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Short($"ix_{table}_{Columns(index.Properties)}"));
        }
    }

    static void Enum(IMutableProperty property)
    {
        property.SetProviderClrType(typeof(string));
        property.SetMaxLength(40);
    }

    /// <summary>PostgreSQL knows the first 63 characters of a name.</summary>
    static string Short(string name) => name.Length <= 63 ? name : name[..63];

    static string Columns(IEnumerable<IMutableProperty> properties) => string.Join("_", properties.Select(p => Snake(p.Name)));

    static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }
        return snake.ToString();
    }
}
