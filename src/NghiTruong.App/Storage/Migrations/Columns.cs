using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>Columns that the two databases spell differently.</summary>
static class Columns
{
    public static bool IsPostgres(this MigrationBuilder m) => m.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>A key given out by the database; each provider reads its own annotation.</summary>
    public static OperationBuilder<AddColumnOperation> Identity(this ColumnsBuilder t) => t.Column<long>()
        .Annotation("Sqlite:Autoincrement", true)
        .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    /// <summary>An instant in UTC: <c>timestamptz</c>, or whole microseconds on SQLite.</summary>
    public static OperationBuilder<AddColumnOperation> Instant(this ColumnsBuilder t, MigrationBuilder m, bool nullable = false) =>
        m.IsPostgres() ? t.Column<DateTimeOffset>(nullable: nullable) : t.Column<long>(nullable: nullable);
}
