using Lianban.Protocol;

namespace Lianban.Tests.Protocol.Messages;

/// <summary>What the files of this folder say, in our own records.</summary>
internal static class Expected
{
    private const string Application = "0196a0b0c0d07000800000000000000a";
    private static readonly TimeSpan Weihai = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset Asked = new(2026, 4, 29, 9, 0, 0, Weihai), Then = new(2026, 4, 29, 9, 0, 5, Weihai), Later = new(2026, 4, 29, 10, 30, 0, Weihai);
    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly CaseKey Pension = Key("pension-registration"), Declared = Key("contribution-declaration", "pension", 2), Medical = Key("contribution-declaration", "medical");

    private static readonly Envelope Received = Of("d-received", MessageKinds.Received, "human-resources", Pension, Then, new ReceivedBody(Then, "RS-2026-0001"));

    /// <summary>File → what is asked and what is answered: an envelope, a record, or null for an empty body.</summary>
    public static IReadOnlyDictionary<string, (object? Request, object Answer)> All { get; } = new Dictionary<string, (object?, object)>
    {
        ["received"] = (Of("m-submit", MessageKinds.Submit, "human-resources", Pension, Asked, new SubmitBody(
                "huancui", "huancui-human-resources", "online", new Dictionary<string, string> { ["document-kind"] = "111", ["name"] = "林晓燕", ["sex"] = "2" },
                [new PaperReference("white-photo", "image/jpeg", 4, "32461d5bd1773012acef0ba15636752949bd7c2ce50f9172159d9f56cf0dd9af")], [])), Received),
        ["submit"] = (Of("m-submit-2", MessageKinds.Submit, "taxation", Declared, Asked, new SubmitBody(
                "rongcheng", "rongcheng-taxation", "counter", new Dictionary<string, string> { ["document-kind"] = "201" }, [],
                [new PrerequisiteOutcome("pension-registration", "main", "inForce", "RS-2026-0001"), new PrerequisiteOutcome("medical-registration", "main", "approved")])),
            Of("d-approved-2", MessageKinds.Approved, "taxation", Declared, Then, new ApprovedBody(Then, "SW-7", Nothing))),
        ["status"] = (null, Of("d-status", MessageKinds.Status, "human-resources", Pension, Then, new StatusBody(true,
            [Received, Of("d-approved", MessageKinds.Approved, "human-resources", Pension, Later, new ApprovedBody(Later, "RS-2026-0001", Number("3710000001")))]))),
        ["prerequisiteRevoked"] = (Of("m-revoked", MessageKinds.PrerequisiteRevoked, "taxation", Medical, Asked, new PrerequisiteChangedBody("medical-registration", "main", "revoked", "威医保撤〔2026〕1号")),
            Of("d-noted", MessageKinds.Noted, "taxation", Medical, Then, new AcknowledgedBody(Then))),
        ["prerequisiteCorrected"] = (Of("m-corrected", MessageKinds.PrerequisiteCorrected, "taxation", Medical, Asked, new PrerequisiteChangedBody("medical-registration", "main", "approved", "威医保更〔2026〕1号")),
            Of("d-noted-2", MessageKinds.Noted, "taxation", Medical, Then, new AcknowledgedBody(Then))),
        ["withdraw"] = (Of("m-withdraw", MessageKinds.Withdraw, "human-resources", Pension, Asked, new WithdrawBody(Then)),
            Of("d-granted", MessageKinds.WithdrawalGranted, "human-resources", Pension, Then, new AcknowledgedBody(Then))),
        ["withdrawalTooLate"] = (Of("m-withdraw-2", MessageKinds.Withdraw, "human-resources", Pension, Asked, new WithdrawBody(Then)),
            Of("d-late", MessageKinds.WithdrawalTooLate, "human-resources", Pension, Then, new AcknowledgedBody(Then))),
        ["approved"] = Callback(MessageKinds.Approved, "human-resources", Pension, new ApprovedBody(Then, "RS-2026-0001", Number("3710000001")), true),
        ["refused"] = Callback(MessageKinds.Refused, "human-resources", Pension, new RefusedBody(Then, "RS-2026-0001", "HR-101", new Dictionary<string, string> { ["employer"] = "威海示例有限公司" })),
        ["correctionWanted"] = Callback(MessageKinds.CorrectionWanted, "medical-insurance", Key("medical-registration"), new CorrectionWantedBody(Then, "YB-1", "YB-301", ["mobile"], ["identity-document"])),
        ["inReview"] = Callback(MessageKinds.InReview, "housing-fund", Key("housing-fund-account"), new InReviewBody(Then, "GJJ-1", "GJJ-901")),
        ["followUp"] = Callback(MessageKinds.FollowUp, "human-resources", Key("social-security-card"), new FollowUpBody("card-made", "bank-refused", Then, new Dictionary<string, string> { ["bank"] = "icbc" })),
        ["revoked"] = Callback(MessageKinds.Revoked, "human-resources", Pension, new RevokedBody(Then, "HR-502", "《行政许可法》第六十九条", "威人社撤〔2026〕3号")),
        ["resultCorrected"] = Callback(MessageKinds.ResultCorrected, "human-resources", Pension, new ResultCorrectedBody(Then, "approved", "HR-502", "《行政程序规定》", "威人社更〔2026〕4号", Number("3710000002"))),
        ["query"] = (new SharedQuery("flexible-employment", "1", "resident-identity-card", "371099199603150022", [SharedItems.Name, SharedItems.Pension]),
            new SharedRecords([new SharedRecord(SharedItems.Name, "林晓燕", "public-security", new DateTimeOffset(2026, 4, 27, 9, 0, 0, Weihai))])),
        ["problem"] = (Of("d-late-news", MessageKinds.Refused, "human-resources", Pension with { Round = 9 }, Then, new RefusedBody(Then, "RS-9", "HR-101", Nothing)),
            new ProtocolProblem(ProblemCodes.CaseUnknown, "没有这个办件。", "There is no such case.")),
        ["paper"] = (null, new byte[] { 0xff, 0xd8, 0xff, 0xd9 }),
    };

    private static Envelope Of<T>(string id, string kind, string department, CaseKey key, DateTimeOffset at, T body) => Envelope.Of(id, kind, department, key, at, body);

    private static (object?, object) Callback<T>(string kind, string department, CaseKey key, T body, bool duplicate = false) =>
        (Of("d-" + kind, kind, department, key, Then, body), Of("p-" + kind, MessageKinds.Recorded, department, key, Then, new RecordedBody(duplicate)));

    private static CaseKey Key(string service, string part = "main", int round = 1) => new(Application, service, part, round);

    private static Dictionary<string, string> Number(string number) => new() { ["personalNumber"] = number };
}
