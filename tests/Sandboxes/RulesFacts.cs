using System.Text.Json;
using Lianban.Protocol;
using Xunit;

namespace Lianban.Tests.Sandboxes;

/// <summary>Practice P5 and P6 at the departments' doors: every demo person, every service that reaches a department.</summary>
public sealed class RulesFacts(StandIns standIns) : IClassFixture<StandIns>
{
    [Fact]
    public async Task Every_demo_person_gets_the_outcome_that_the_table_expects()
    {
        foreach (var department in Given.Parts.Select(p => p.Department).Distinct()) await standIns.Switch(department, "delay", 0);
        var wrong = new List<string>();
        var people = (await standIns.Control("people")).EnumerateArray().ToList();
        Assert.True(people.Count >= 18, "the table of people is short");
        foreach (var person in people)
        {
            var application = Guid.NewGuid().ToString("N");
            var outcomes = new List<PrerequisiteOutcome>();
            foreach (var (_, service, part) in Given.Parts)
            {
                var expected = person.GetProperty("expected").GetProperty(part == "main" ? service : $"{service}/{part}");
                var outcome = expected.GetProperty("outcome").GetString()!;
                if (outcome is "not-eligible" or "ended" or "absent" or "waits") continue; // such a case never reaches the department
                var found = await Outcome(Given.Submission(service, person, part, application: application, prerequisites: outcomes));
                if (found.StartsWith("approved", StringComparison.Ordinal) || found.StartsWith("in-force", StringComparison.Ordinal))
                    outcomes.Add(new(service, part, found.Split(':')[0] == "approved" ? "approved" : "inForce", null));
                var wanted = expected.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? $"{outcome}:{code.GetString()}" : outcome;
                if (found != wanted) wrong.Add($"{person.GetProperty("id").GetString()} {service}/{part}: wanted {wanted}, found {found}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Where_the_outcome_is_not_given_it_is_marked_to_be_confirmed_and_is_no_refusal()
    {
        var people = (await standIns.Control("people")).EnumerateArray();
        foreach (var expected in people.SelectMany(p => p.GetProperty("expected").EnumerateObject()))
            if (!expected.Value.GetProperty("confirmed").GetBoolean())
                Assert.NotEqual("refused", expected.Value.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task An_unknown_person_and_another_name_go_to_a_reviewer()
    {
        await standIns.Switch("human-resources", "delay", 0);
        var person = (await standIns.Control("people")).EnumerateArray().First();
        Assert.Equal("to-reviewer:HR-902", await Outcome(Given.Submission("personnel-archive", person, name: "某某")));
        var stranger = JsonSerializer.SerializeToElement(new { name = "某某", sex = "male", number = "371099190001010019" });
        Assert.Equal("to-reviewer:HR-901", await Outcome(Given.Submission("personnel-archive", stranger)));
    }

    [Fact]
    public async Task A_refusal_names_the_employer_and_the_place()
    {
        await standIns.Switch("human-resources", "delay", 0);
        var employed = Given.Submission("pension-registration", await Person("employer-not-stopped"));
        await standIns.Submit(employed);
        Assert.NotEmpty((await standIns.Platform.Told(StandIns.Without(employed.Case), MessageKinds.Refused)).Read<RefusedBody>().Details["employer"]);
        var elsewhere = Given.Submission("pension-registration", await Person("insured-in-qingdao"));
        await standIns.Submit(elsewhere);
        Assert.Equal("青岛市", (await standIns.Platform.Told(StandIns.Without(elsewhere.Case), MessageKinds.Refused)).Read<RefusedBody>().Details["place"]);
    }

    [Fact]
    public async Task A_value_outside_the_departments_own_code_table_is_refused()
    {
        var submission = Given.Submission("employment-registration", (await standIns.Control("people")).EnumerateArray().First());
        var body = submission.Read<SubmitBody>();
        var wrong = Given.Message(MessageKinds.Submit, submission.Case, body with { Fields = new Dictionary<string, string>(body.Fields) { ["employment-type"] = "individual-trader" } });
        var (status, _, problem) = await standIns.Submit(wrong);
        Assert.Equal((422, "FIELD-NOT-IN-CODE-TABLE"), (status, problem!.Code));
    }

    private async Task<JsonElement> Person(string id) => (await standIns.Control("people")).EnumerateArray().First(p => p.GetProperty("id").GetString() == id);

    private async Task<string> Outcome(Envelope submission)
    {
        var (status, answer, problem) = await standIns.Submit(submission);
        Assert.True(status == 200, problem?.Code);
        var said = answer!.Kind == MessageKinds.Received ? await Decided(submission.Case) : answer;
        return said.Kind switch
        {
            MessageKinds.Approved => said.Read<ApprovedBody>().Result.TryGetValue("remark", out var remark) ? "approved:" + remark : "approved",
            MessageKinds.Refused => (said.Read<RefusedBody>().Reason is "HR-102" or "YB-102" or "GJJ-102" ? "in-force:" : "refused:") + said.Read<RefusedBody>().Reason,
            MessageKinds.InReview => "to-reviewer:" + said.Read<InReviewBody>().Reason,
            _ => said.Kind,
        };
    }

    private async Task<Envelope> Decided(CaseKey key)
    {
        for (var i = 0; i < 500; i++, await Task.Delay(20))
            if ((await standIns.Status(Given.Department(key.Service), key)).Messages is [_, var second, ..]) return second;
        throw new TimeoutException(key.ToString());
    }
}
