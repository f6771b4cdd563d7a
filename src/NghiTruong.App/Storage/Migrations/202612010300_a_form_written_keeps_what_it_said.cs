using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>A form that comes once more with other words is told so, rather than answered by its first result.</summary>
[DbContext(typeof(CouncilDb)), Migration("202612010300_a_form_written_keeps_what_it_said")]
sealed class AFormWrittenKeepsWhatItSaid : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<string>("words", "written_forms", nullable: true);
        m.AddColumn<string>("files", "written_forms", nullable: true);
    }
}
