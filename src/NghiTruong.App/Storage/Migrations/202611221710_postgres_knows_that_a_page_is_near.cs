using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>
/// PostgreSQL reckons with a disk that turns and reads a whole table where a thousand rows are looked for. A council's tables lie in memory or on a disk without
/// moving parts. Said for this database alone; where its user may not say so, it stays as it is (docs/operate.md).
/// </summary>
[DbContext(typeof(CouncilDb)), Migration("202611221710_postgres_knows_that_a_page_is_near")]
sealed class PostgresKnowsThatAPageIsNear : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        if (m.IsPostgres()) m.Sql(Postgres.PostgresSettings.NearPages);
    }
}
