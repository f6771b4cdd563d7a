using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NghiTruong.App.Audit;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using Npgsql;

namespace NghiTruong.App.Live;

/// <summary>The one door through which writes go: rows, audit row, form id and stream number in one transaction; open pages are told after it.</summary>
public static class Saving
{
    /// <summary>Saves what was changed on <paramref name="db"/>. <paramref name="target"/> is asked once ids are known.</summary>
    public static async Task<Refusal?> Save(this CouncilDb db, Actor actor, FormId? form, string act, Func<Reference> target)
    {
        await using var writing = await db.BeginWriting();
        return await writing.Save(actor, form, act, target);
    }

    /// <summary>An entry of the record by itself: something was read, or done beside the database. No page need hear of it.</summary>
    /// <param name="more">What else is to be told, on lines of its own.</param>
    public static async Task<Refusal?> Note(this CouncilDb db, Actor actor, string act, Reference what, string? more = null)
    {
        await using var writing = await db.BeginWriting();
        var entry = Writing.Entry(actor, act, what, db.GetService<CouncilClock>().Now);
        entry.Changes = more;
        db.AuditRows.Add(entry);
        return await writing.Keep();
    }

    /// <summary>Opens a transaction for a write that needs ids or reads before it can finish.</summary>
    public static async Task<Writing> BeginWriting(this CouncilDb db)
    {
        var exit = await db.GetService<WriteGate>().Enter();
        try
        {
            var writing = new Writing(db, exit, await db.Database.BeginTransactionAsync());
            (db.Notes, db.DaysWork) = (new(), new());
            return writing;
        }
        catch
        {
            exit?.Dispose();
            throw;
        }
    }

    /// <summary>The address of what this form wrote before; null where it is new.</summary>
    public static async Task<Refusal?> WrittenBefore(this CouncilDb db, Actor actor, FormId? form) =>
        await db.Written(actor, form) is { } written ? Refusal.Repeated(written.Address) : null;

    /// <summary>What was kept of this form when it was written; null where it is new.</summary>
    public static async Task<WrittenForm?> Written(this CouncilDb db, Actor actor, FormId? form) => form is not { } id ? null
        : await db.WrittenForms.AsNoTracking().SingleOrDefaultAsync(f => f.FormId == id.Value && f.CouncilId == actor.CouncilId && f.PersonId == actor.PersonId);

    /// <summary>A form refused may be the second copy of one just written: then its first result stands.</summary>
    public static async Task<Refusal> OrWrittenBefore(this CouncilDb db, Actor actor, FormId? form, Refusal refusal) =>
        await db.WrittenBefore(actor, form) ?? refusal;
}

/// <summary>A write under way. Disposed without <see cref="Save"/>, it leaves nothing behind.</summary>
public sealed class Writing(CouncilDb db, IDisposable? exit, IDbContextTransaction transaction) : IAsyncDisposable
{
    /// <summary>Writes, commits, and only then tells: what is acknowledged is on the disk.</summary>
    /// <param name="alsoTells">Another council whose open pages this concerns.</param>
    /// <param name="isDaily">It may be the day's work alone; whether it is, its rows tell (<see cref="DailyRows"/>), and any statement past the tracker says that it is not.</param>
    public async Task<Refusal?> Save(Actor actor, FormId? form, string act, Func<Reference> target, long? alsoTells = null, bool isDaily = false)
    {
        var hints = new List<LiveHint>();
        try
        {
            if (await db.WrittenBefore(actor, form) is { } before) return before;
            if (Acts.MayNot(actor, act) is { } no)
            {
                db.GetService<RefusedAccess>().Count(actor, actor.CameFrom, RefusedAccess.NoRight, act);
                return no;
            }
            await db.SaveChangesAsync();

            var written = target();
            var now = db.GetService<CouncilClock>().Now;
            Enter(actor, form, act, written, now);
            if (form is { } id)
                db.WrittenForms.Add(new WrittenForm { FormId = id.Value, CouncilId = actor.CouncilId, PersonId = actor.PersonId, Address = written.Address, At = now, Words = id.Content?.Words, Files = id.Content?.Files });
            await db.SaveChangesAsync();
            isDaily = isDaily && alsoTells is null && db.DaysWork is { TouchesFrame: false };
            var isTold = db.DaysWork is { IsWholly: true, Changed.Count: <= LiveChange.Most };
            // In one order everywhere: two writes that tell each other's council do not wait for one another.
            foreach (var council in new[] { actor.CouncilId, alsoTells ?? actor.CouncilId }.Distinct().Order()) hints.Add(new LiveHint(council, await NextNumber(council, isDaily, isTold), written.Kind, written.Id));
            if (isTold)
                foreach (var hint in hints) await Tell(hint.CouncilId, hint.Number);
            if (db.Database.IsNpgsql())
                foreach (var hint in hints)
                    await db.Database.ExecuteSqlAsync($"SELECT pg_notify('nghitruong', {$"{hint.CouncilId}:{hint.Number}:{hint.Kind}:{hint.Id}"})");
            await transaction.CommitAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            return await db.OrWrittenBefore(actor, form, Refusal.Stale("người khác vừa ghi vào cùng nội dung"));
        }
        catch (DbUpdateException e) when (IsRepeat(e))
        {
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            return await db.WrittenBefore(actor, form) ?? new Refusal("already-there", "Nội dung này đã có, không ghi thêm lần nữa.");
        }
        catch (Exception e) when (OutOfRoom.Is(e))
        {
            return OutOfRoom.Refusal;
        }
        if (db.Database.IsSqlite())
            foreach (var hint in hints) db.GetService<LiveHub>().Publish(hint);
        return null;
    }

    /// <summary>Commits with its entry in the record, but without form id and number on the stream: what no page shows to others, such as a sign-in.</summary>
    public async Task<Refusal?> Record(Actor actor, string act, Func<Reference> target)
    {
        try
        {
            await db.SaveChangesAsync();
            Enter(actor, null, act, target(), db.GetService<CouncilClock>().Now);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || IsRepeat(e))
        {
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            return Refusal.Stale("nội dung này vừa được ghi ở nơi khác");
        }
        return await Keep();
    }

    void Enter(Actor actor, FormId? form, string act, Reference written, DateTimeOffset now)
    {
        var entry = Entry(actor, act, written, now);
        (entry.FormId, entry.Changes) = (form?.Value, db.Notes?.Text);
        db.AuditRows.Add(entry);
    }

    /// <summary>Commits what is no record yet, such as a piece of a file on its way: without audit row, form id or hint. The form that takes it in leaves them.</summary>
    public async Task<Refusal?> Keep()
    {
        try
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return null;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || IsRepeat(e))
        {
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            return Refusal.Stale("phần này vừa được nhận");
        }
        catch (Exception e) when (OutOfRoom.Is(e))
        {
            return OutOfRoom.Refusal;
        }
    }

    internal static AuditRow Entry(Actor actor, string act, Reference what, DateTimeOffset now) => new()
    {
        CouncilId = actor.CouncilId, At = now, PersonId = actor.PersonId, PostId = actor.PostId, ActorTitle = actor.PersonName + ", " + actor.PostTitle,
        Act = act, TargetKind = what.Kind, TargetId = what.Id, TargetTitle = what.Title, CameFrom = actor.CameFrom,
    };

    /// <summary>Takes a row alone until the end (<c>SELECT … FOR UPDATE</c>): of two who would change the same whole, the second reads what the first wrote. On SQLite the gate does that.</summary>
    public async Task Take(FormattableString selectForUpdate)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync(selectForUpdate);
    }

    public async ValueTask DisposeAsync()
    {
        (db.Notes, db.DaysWork) = (null, null);
        await transaction.DisposeAsync();
        CouncilNumber.Forget(db);
        exit?.Dispose();
    }

    async Task<long> NextNumber(long councilId, bool isDaily, bool isTold)
    {
        var (streams, daily, told) = (db.LiveStreams, isDaily ? 1 : 0, isTold ? 1 : 0);
        if (await streams.Where(s => s.CouncilId == councilId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + 1).SetProperty(x => x.Daily, x => x.Daily + daily).SetProperty(x => x.Told, x => x.Told + told)) == 0)
        {
            streams.Add(new LiveStream { CouncilId = councilId, Number = 1 });
            await db.SaveChangesAsync();
            return 1;
        }
        return await streams.AsNoTracking().Where(s => s.CouncilId == councilId).Select(s => s.Number).SingleAsync();
    }

    /// <summary>Which work the write changed; what was told of long ago is forgotten now and then.</summary>
    async Task Tell(long council, long number)
    {
        db.LiveChanges.AddRange(db.DaysWork!.Changed.Select(id => new LiveChange { CouncilId = council, Number = number, RowId = id }));
        await db.SaveChangesAsync();
        if (number % (LiveChange.Kept / 4) == 0) await db.LiveChanges.Where(c => c.CouncilId == council && c.Number < number - LiveChange.Kept).ExecuteDeleteAsync();
    }

    static bool IsRepeat(DbUpdateException e) => e.InnerException switch
    {
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };
}
