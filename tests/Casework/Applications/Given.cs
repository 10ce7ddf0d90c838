using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;

namespace Lianban.Tests.Casework.Applications;

/// <summary>An application under test, moved by commands as the writer moves it, in memory.</summary>
internal sealed class Given
{
    private int _messages;

    private Given() { }

    public static Given Applicant(params string[] services) => new Given().Submitted(services);

    public Definition Definition { get; } = SmallDefinition.Make();
    public Application State { get; private set; } = null!;
    public DateTimeOffset Now { get; set; } = new(2026, 4, 29, 9, 0, 0, TimeSpan.FromHours(8));
    public List<Event> Events { get; } = [];
    public string? Refused { get; private set; }

    public static Submission Form(Guid id, string hash, params string[] services) => new(
        id, hash, "person", new Applicant("resident-identity-card", "371099199001010018", "张三"), services,
        new Dictionary<string, Answer> { ["name"] = A("张三"), ["card-bank"] = A("icbc"), ["start-month"] = A("202604") }, new Dictionary<string, Answer>(), [],
        [new Paper("white-photo", Guid.Empty, "image/jpeg", 1, "00"), new Paper("identity-document", Guid.Empty, "image/jpeg", 1, "01")],
        new Declaration("张三", default), new NoticeAnswer("1", true, default), [], "online", "city", "hash");

    public static Answer A(string value) => new(value, Answer.Applicant, default);

    public Part Part(string service, string part = "main") => State.Part(service, part)!;

    /// <summary>The department says something of a part's present round (or another one).</summary>
    public Given Says(string service, string part, Said said, int? round = null)
    {
        var key = new PartKey(State.Id, service, part, round ?? Part(service, part).Round);
        return Do(new HearDepartment(new DepartmentMessage(Definition.Service(service).Department, $"m{++_messages}", "hash", key, said)));
    }

    public Given Says(string service, Said said) => Says(service, "main", said);

    public Given Do(Command command)
    {
        var decision = command.Decide(State, new DecisionFacts(Definition, "number", new HashSet<string>()), Now);
        Refused = decision.Refusal?.Code;
        if (decision.Events.Count == 0) return this;
        (var events, State) = Aftermath.Of(State, command.Application, decision.Events, Definition, Now);
        Events.AddRange(events);
        return this;
    }

    private Given Submitted(string[] services) => Do(new SubmitApplication(Form(Guid.Parse("01890000-0000-7000-8000-000000000001"), "h", services)));

    public static Said.Received Received(DateTimeOffset? at = null) => new(at ?? new(2026, 4, 29, 9, 0, 0, TimeSpan.FromHours(8)), "ref");
    public static Said.Approved Approved(string reference = "ref") => new(default, reference, new Dictionary<string, string>());
    public static Said.Refused Refuses(string reason = "NOT-ALLOWED") => new(default, "ref", reason, new Dictionary<string, string>());
    public static Said.CorrectionWanted Wants(params string[] fields) => new(default, "ref", "CORRECTION-FIELDS", fields, []);
    public static Said.FollowUp Step(string step, string outcome = "done", int day = 0) => new(step, outcome, default(DateTimeOffset).AddDays(day), new Dictionary<string, string>());
}
