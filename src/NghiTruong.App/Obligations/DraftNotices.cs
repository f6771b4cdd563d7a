using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>Drafts of one's body that wait for this person: to approve, or to mend.</summary>
sealed class DraftNotices(CouncilDb db) : IOwnNotices
{
    public async Task<IReadOnlyList<OwnNotice>> Of(SignedIn who, ActorContext acting)
    {
        if (!acting.IsKnown || !acting.Actor.MayAny(Right.Drafts | Right.Sends)) return [];
        var state = acting.Actor.May(Right.Sends) ? DraftState.Submitted : DraftState.SentBack;
        var count = await db.Visible(acting.Actor).AnswerDrafts.CountAsync(d => d.State == state);
        return count == 0 ? [] : [new(state == DraftState.Submitted ? $"{count} bản soạn của cơ quan chờ duyệt và gửi." : $"{count} bản soạn bị yêu cầu sửa.", "/viec-cua-toi", "Việc của tôi")];
    }
}
