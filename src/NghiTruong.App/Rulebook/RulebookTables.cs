using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Rulebook;

sealed class RulebookTables : IEntityTypeConfiguration<CouncilRule>, IEntityTypeConfiguration<RuleCheck>
{
    public void Configure(EntityTypeBuilder<CouncilRule> builder)
    {
        builder.ToTable("council_rules");
        builder.HasIndex(x => new { x.CouncilId, x.RuleId });
        builder.Property(x => x.RuleId).HasMaxLength(20);
        builder.Property(x => x.AnchorKey).HasMaxLength(40);
        builder.Ignore(x => x.Rule);
    }

    public void Configure(EntityTypeBuilder<RuleCheck> builder)
    {
        builder.ToTable("rule_checks");
        builder.HasIndex(x => new { x.CouncilId, x.RuleId });
        builder.Property(x => x.RuleId).HasMaxLength(20);
    }
}

public static class RulebookSets
{
    extension(CouncilDb db)
    {
        public DbSet<CouncilRule> CouncilRules => db.Set<CouncilRule>();
        public DbSet<RuleCheck> RuleChecks => db.Set<RuleCheck>();
    }

    /// <summary>The council's own limits that stand, whatever their days.</summary>
    public static async Task<IReadOnlyList<LocalRule>> LocalRulesOf(this CouncilDb db, long councilId) =>
        [.. (await db.CouncilRules.AsNoTracking().Where(r => r.CouncilId == councilId && r.TakenBackBecause == null).OrderBy(r => r.Id).ToListAsync()).Select(r => r.Rule)];

    /// <summary>What people of the council held against the texts, oldest first.</summary>
    public static async Task<IReadOnlyList<RuleCheck>> ChecksOf(this CouncilDb db, long councilId, string? ruleId = null) =>
        await db.RuleChecks.AsNoTracking().Where(c => c.CouncilId == councilId && (ruleId == null || c.RuleId == ruleId)).OrderBy(c => c.Id).ToListAsync();
}
