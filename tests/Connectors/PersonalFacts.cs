using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Connectors.Exchange;
using Lianban.Protocol;
using Xunit;

namespace Lianban.Tests.Connectors;

/// <summary>Whatever a record holds of a person does not come out when it is printed: in a log line, an exception, a debugger.</summary>
public sealed class PersonalFacts
{
    private const string Canary = "CANARY";
    private static readonly Assembly[] rooms = [typeof(Applicant).Assembly, typeof(Envelope).Assembly, typeof(SignedDoor).Assembly];

    /// <summary>Records that print text, each looked at: codes, ids, addresses of systems, signatures, never what a person said or is.</summary>
    private static readonly HashSet<string> harmless =
    [
        "Casework.Applications.AnswerCorrection", "Casework.Applications.Application", "Casework.Applications.ApplicationReopened",
        "Casework.Applications.ApplicationSubmitted", "Casework.Applications.ApplicationSummary", "Casework.Applications.ApplicationView",
        "Casework.Applications.Case", "Casework.Applications.CaseOpened", "Casework.Applications.CaseView", "Casework.Applications.ChangedPrerequisite",
        "Casework.Applications.CorrectionAnswered", "Casework.Applications.CorrectionAsked", "Casework.Applications.CorrectionWanted",
        "Casework.Applications.DecisionFacts", "Casework.Applications.DepartmentMessage", "Casework.Applications.FollowUpReported",
        "Casework.Applications.FollowUpView", "Casework.Applications.HearDepartment", "Casework.Applications.MetPrerequisite",
        "Casework.Applications.NoteDeliveryTrouble", "Casework.Applications.NoteNoticeTrouble", "Casework.Applications.NoteOverdue", "Casework.Applications.NoticeAnswer", "Casework.Applications.NoticeStuck", "Casework.Applications.OpenNotice",
        "Casework.Applications.OpenedPart", "Casework.Applications.OperatorActed", "Casework.Applications.OutboundMessage", "Casework.Applications.Paper",
        "Casework.Applications.Part", "Casework.Applications.PartApproved", "Casework.Applications.PartAsked", "Casework.Applications.PartDelayed",
        "Casework.Applications.PartEnded", "Casework.Applications.PartInReview", "Casework.Applications.PartKey", "Casework.Applications.PartOverdue",
        "Casework.Applications.PartReceived", "Casework.Applications.PartRefused", "Casework.Applications.PartResultCorrected", "Casework.Applications.PartRevoked",
        "Casework.Applications.PartStuck", "Casework.Applications.PartView", "Casework.Applications.PrerequisiteChanged", "Casework.Applications.PrerequisiteNoted",
        "Casework.Applications.Receipt", "Casework.Applications.ReportedStep", "Casework.Applications.Said+Approved", "Casework.Applications.Said+CorrectionWanted",
        "Casework.Applications.Said+FollowUp", "Casework.Applications.Said+InReview", "Casework.Applications.Said+Noted", "Casework.Applications.Said+Received", "Casework.Applications.Said+Refused",
        "Casework.Applications.Said+ResultCorrected", "Casework.Applications.Said+Revoked", "Casework.Applications.SendAgain",
        "Casework.Applications.Storage.ApplicationRow", "Casework.Applications.Storage.CaseRow", "Casework.Applications.Storage.OutboxRow",
        "Casework.Applications.Storage.PartRow", "Casework.Applications.TimelineEntry", "Casework.Applications.Writing.CaseWriter+Pending",
        "Casework.Applications.Writing.Loaded", "Casework.Applications.Writing.Written", "Casework.Audit.StoredEvent", "Casework.Dispatch.Delivery+Nonsense",
        "Casework.Dispatch.Delivery+Rejected", "Casework.Dispatch.Delivery+Unreached", "Casework.Drafts.FieldProblem", "Casework.Drafts.FieldRepair",
        "Casework.Drafts.MonthWarning", "Casework.Drafts.Storage.SealedPaper", "Casework.Drafts.SubmitOutcome+Submitted", "Connectors.Exchange.ExchangeSettings",
        "Connectors.Exchange.Exchanged+Nonsense", "Connectors.Exchange.Exchanged+Rejected", "Connectors.Exchange.Exchanged+Unreached",
        "Connectors.Exchange.SignedRequest", "Connectors.SignIn.PortalSettings", "Protocol.ApprovedBody", "Protocol.CaseKey", "Protocol.CorrectionWantedBody",
        "Protocol.Envelope", "Protocol.FollowUpBody", "Protocol.InReviewBody", "Protocol.PaperReference", "Protocol.PrerequisiteChangedBody",
        "Protocol.PrerequisiteOutcome", "Protocol.ProtocolProblem", "Protocol.ReceivedBody", "Protocol.RefusedBody", "Protocol.ResultCorrectedBody",
        "Protocol.RevokedBody", "Protocol.Signatures.Component", "Protocol.Signatures.Verification",
    ];

    private static IEnumerable<Type> All => rooms.SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && IsRecord(t)).OrderBy(Name, StringComparer.Ordinal);

    [Fact]
    public void Only_records_that_were_looked_at_print_text()
    {
        var printing = All.Where(t => Made(t, 0) is { } made && made.ToString()!.Contains(Canary, StringComparison.Ordinal)).Select(Name).ToList();
        Assert.Empty(printing.Except(harmless));
        Assert.Empty(harmless.Except(printing)); // gone, or silent by now: off the list
    }

    [Fact]
    public void Every_record_can_be_made_and_looked_at()
    {
        Assert.InRange(All.Count(), 60, 400);
        Assert.Empty(All.Where(t => Made(t, 0) is null).Select(Name));
    }

    [Fact]
    public void A_record_that_prints_is_caught()
    {
        Assert.Contains(Canary, Made(typeof(Bad), 0)!.ToString(), StringComparison.Ordinal);
        Assert.Contains(Canary, Made(typeof(Holder), 0)!.ToString(), StringComparison.Ordinal);
    }

    private sealed record Bad(string Name);

    private sealed record Holder(int Count, Bad? Inner);

    private static string Name(Type type) => type.FullName!["Lianban.".Length..];

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    // Without the constructor, which may refuse a canary: every member is filled where it lies.
    private static object? Made(Type type, int depth)
    {
        if (type == typeof(string)) return Canary;
        if (type == typeof(JsonElement)) return JsonSerializer.SerializeToElement(Canary);
        if (Nullable.GetUnderlyingType(type) is { } value) return Made(value, depth);
        if (type.IsEnum || type.IsPrimitive || type == typeof(Guid) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan)) return Activator.CreateInstance(type);
        if (depth > 4 || type.ContainsGenericParameters || typeof(Delegate).IsAssignableFrom(type)) return null;
        if (type.GetField("Empty", BindingFlags.Static | BindingFlags.Public) is { } empty && empty.FieldType == type) return empty.GetValue(null);
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type is { IsInterface: true, IsGenericType: true } && typeof(IEnumerable).IsAssignableFrom(type))
            return Activator.CreateInstance((type.GenericTypeArguments.Length == 2 ? typeof(Dictionary<,>) : type.Name.Contains("Set", StringComparison.Ordinal) ? typeof(HashSet<>) : typeof(List<>)).MakeGenericType(type.GenericTypeArguments));
        // what the catalogue and the platform have holds nobody's values
        if (!type.IsValueType && !rooms.Append(typeof(PersonalFacts).Assembly).Contains(type.Assembly)) return null;
        if (type.IsInterface || type.IsAbstract) return All.Where(t => type.IsAssignableFrom(t)).Select(t => Made(t, depth + 1)).FirstOrDefault();
        var made = RuntimeHelpers.GetUninitializedObject(type);
        if (!IsRecord(type)) return made;
        for (var of = type; of is not null && of != typeof(object); of = of.BaseType)
            foreach (var field in of.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (Made(field.FieldType, depth + 1) is { } member) field.SetValue(made, member);
        return made;
    }
}
