using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>What was said of a comment before, with its whole reason: the record cuts a long one.</summary>
[DbContext(typeof(CouncilDb)), Migration("202612010400_earlier_verdicts_are_kept_whole")]
sealed class EarlierVerdictsAreKeptWhole : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("earlier_verdicts", t => new
        {
            id = t.Identity(),
            at = t.Instant(m),
            by = t.Column<string>(),
            comment_id = t.Column<long>(),
            council_id = t.Column<long>(),
            reason = t.Column<string>(nullable: true),
            verdict = t.Column<string>(maxLength: 40),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_earlier_verdicts", x => x.id);
            t.ForeignKey("fk_earlier_verdicts_comments_comment_id", x => x.comment_id, "comments", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_earlier_verdicts_comment_id", "earlier_verdicts", ["comment_id"]);
    }
}
