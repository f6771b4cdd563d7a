namespace NghiTruong.Rules.People;

/// <summary>Kinds of body in the office's words.</summary>
public static class BodyWords
{
    public static string Of(BodyKind kind) => kind switch
    {
        BodyKind.Council => "Hội đồng nhân dân",
        BodyKind.StandingCommittee => "Thường trực HĐND",
        BodyKind.Committee => "Ban của HĐND",
        BodyKind.CouncilOffice => "Văn phòng",
        BodyKind.DeputyGroup => "Tổ đại biểu",
        BodyKind.NationalAssemblyDelegation => "Đoàn đại biểu Quốc hội",
        BodyKind.PeoplesCommittee => "Ủy ban nhân dân",
        BodyKind.PeoplesCommitteeOffice => "Văn phòng UBND",
        BodyKind.Department => "Sở, ngành, phòng",
        BodyKind.FatherlandFront => "Mặt trận Tổ quốc",
        BodyKind.District => "Cấp huyện (đến 30/6/2025)",
        BodyKind.Commune => "Xã, phường",
        BodyKind.PartyBody => "Cơ quan Đảng",
        BodyKind.CentralBody => "Cơ quan trung ương",
        BodyKind.JudicialBody => "Cơ quan tư pháp",
        _ => "Tổ chức khác",
    };
}
