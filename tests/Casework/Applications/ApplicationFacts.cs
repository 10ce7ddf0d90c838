using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Writing;
using Lianban.Catalogue.Model;
using Xunit;
using static Lianban.Tests.Casework.Applications.Given;
using static Lianban.Tests.Casework.Applications.SmallDefinition;

namespace Lianban.Tests.Casework.Applications;

public class ApplicationFacts
{
    [Fact]
    public void A_part_is_not_asked_before_its_prerequisite_is_met()
    {
        var given = Applicant(Registration, Contribution);
        Assert.Equal(PartState.Asking, given.Part(Registration).State);
        Assert.Equal(PartState.Waiting, given.Part(Contribution, "pension").State);
        given.Says(Registration, Received()).Says(Registration, Approved());
        Assert.Equal(PartState.Asking, given.Part(Contribution, "pension").State);
    }

    [Fact]
    public void Already_in_force_lets_the_dependent_go_on()
    {
        var given = Applicant(Registration, Contribution).Says(Registration, Refuses("ALREADY-IN-FORCE"));
        Assert.Equal(PartState.InForce, given.Part(Registration).State);
        Assert.Equal(PartState.Asking, given.Part(Contribution, "pension").State);
    }

    [Fact]
    public void A_refusal_ends_only_what_depends_on_it()
    {
        var given = Applicant(Registration, Contribution, Card).Says(Registration, Refuses());
        Assert.Equal(PartState.Ended, given.Part(Contribution, "pension").State);
        Assert.Equal(PartState.Asking, given.Part(Contribution, "medical").State);
        Assert.Equal(PartState.Asking, given.Part(Card).State);
        Assert.Equal(ApplicationState.InProgress, given.State.State);
    }

    [Fact]
    public void One_part_of_the_declaration_finishes_while_the_other_waits()
    {
        var given = Applicant(Registration, Contribution).Says(Contribution, "medical", Approved());
        Assert.Equal(CaseState.Waiting, given.State.Cases[1].State);
        given.Says(Registration, Refuses());
        Assert.Equal(CaseState.PartlyCompleted, given.State.Cases[1].State);
        Assert.Equal(ApplicationState.Finished, given.State.State);
    }

    [Fact]
    public void A_part_without_its_registration_does_not_exist()
    {
        var given = Applicant(Contribution);
        Assert.Equal(["medical"], given.State.Cases[0].Parts.Select(p => p.Code));
    }

    [Fact]
    public void The_decision_may_come_before_the_acknowledgement()
    {
        var given = Applicant(Registration).Says(Registration, Approved()).Says(Registration, Received());
        Assert.Null(given.Refused);
        Assert.Equal(PartState.Approved, given.Part(Registration).State);
    }

    [Fact]
    public void A_contradictory_decision_is_refused_and_changes_nothing()
    {
        var given = Applicant(Registration).Says(Registration, Approved());
        var before = given.State;
        given.Says(Registration, Refuses());
        Assert.Equal("MESSAGE-CONTRADICTS", given.Refused);
        given.Says(Registration, Approved("another reference"));
        Assert.Equal("MESSAGE-CONTRADICTS", given.Refused);
        Assert.Same(before, given.State);
    }

    [Fact]
    public void A_correction_unlocks_only_the_named_fields_and_leads_to_the_next_round()
    {
        var given = Applicant(Card).Says(Card, Received()).Says(Card, Wants("card-bank"));
        Assert.Equal(PartState.NeedsApplicant, given.Part(Card).State);
        given.Do(new AnswerCorrection(given.State.Id, Card, "main", 1, new Dictionary<string, Answer> { ["name"] = A("李四") }, []));
        Assert.Equal("CORRECTION-FIELD-LOCKED", given.Refused);
        given.Do(new AnswerCorrection(given.State.Id, Card, "main", 1, new Dictionary<string, Answer>(), []));
        Assert.Equal("CORRECTION-INCOMPLETE", given.Refused);
        given.Do(new AnswerCorrection(given.State.Id, Card, "main", 1, new Dictionary<string, Answer> { ["card-bank"] = A("boc") }, []));
        Assert.Null(given.Refused);
        Assert.Equal((PartState.Asking, 2), (given.Part(Card).State, given.Part(Card).Round));
        Assert.Equal("boc", given.State.Answers["card-bank"].Value);
        given.Do(new AnswerCorrection(given.State.Id, Card, "main", 1, new Dictionary<string, Answer> { ["card-bank"] = A("boc") }, []));
        Assert.Null(given.Refused); // a double click
        Assert.Equal(2, given.Part(Card).Round);
    }

    [Fact]
    public void An_answer_of_an_older_round_is_stale()
    {
        var given = Applicant(Card).Says(Card, Wants("card-bank"))
            .Do(new AnswerCorrection(Guid.Parse("01890000-0000-7000-8000-000000000001"), Card, "main", 1, new Dictionary<string, Answer> { ["card-bank"] = A("boc") }, []));
        given.Says(Card, "main", Refuses(), round: 1);
        Assert.Equal("MESSAGE-STALE-ROUND", given.Refused);
        Assert.Equal(PartState.Asking, given.Part(Card).State);
    }

    [Fact]
    public void A_correction_may_not_ask_for_what_the_service_does_not_need()
    {
        Assert.Equal("MESSAGE-NOT-UNDERSTOOD", Applicant(Registration).Says(Registration, Wants("card-bank")).Refused);
    }

    [Fact]
    public void Reviewed_is_not_delivered()
    {
        var given = Applicant(Card).Says(Card, Approved());
        Assert.Equal(ApplicationState.Reviewed, given.State.State);
        given.Says(Card, Step("bank-account")).Says(Card, Step("card-received"));
        Assert.Equal(ApplicationState.Finished, given.State.State);
    }

    [Fact]
    public void A_follow_up_before_the_approval_is_too_early_and_an_unknown_one_is_not_understood()
    {
        Assert.Equal("MESSAGE-TOO-EARLY", Applicant(Card).Says(Card, Step("bank-account")).Refused);
        Assert.Equal("MESSAGE-NOT-UNDERSTOOD", Applicant(Card).Says(Card, Step("flying")).Refused);
    }

    [Fact]
    public void A_bank_that_refuses_the_account_asks_the_applicant_for_another_one()
    {
        var given = Applicant(Card).Says(Card, Approved()).Says(Card, Step("bank-account", "refused"));
        Assert.Equal(["card-bank"], given.Part(Card).Asks!.Fields);
        Assert.Equal("applicant", Projection.Owner(given.State.Cases[0], given.Part(Card), given.Definition));
        given.Do(new AnswerCorrection(given.State.Id, Card, "main", 1, new Dictionary<string, Answer> { ["card-bank"] = A("boc") }, []));
        Assert.Equal((PartState.Approved, 2), (given.Part(Card).State, given.Part(Card).Round));
        given.Says(Card, Step("bank-account")).Says(Card, Step("card-received", "returned"));
        Assert.Equal(ApplicationState.Finished, given.State.State);
    }

    [Fact]
    public void A_revocation_reopens_tells_who_depended_on_it_and_is_not_contradictory()
    {
        var given = Applicant(Registration, Contribution).Says(Registration, Approved()).Says(Contribution, "pension", Approved()).Says(Contribution, "medical", Approved());
        Assert.Equal(ApplicationState.Finished, given.State.State);
        given.Says(Registration, new Said.Revoked(default, "REVOKED", "clause", "doc-1"));
        Assert.Null(given.Refused);
        Assert.Equal(PartState.Revoked, given.Part(Registration).State);
        Assert.Contains(given.Events, e => e is ApplicationReopened { DocumentNumber: "doc-1" });
        var notice = Assert.Single(given.Events.OfType<PrerequisiteChanged>());
        Assert.Equal((Contribution, "pension", new PartReference(Registration, "main")), (notice.Service, notice.Part, notice.Changed));
        Assert.NotEqual(ApplicationState.Finished, given.State.State);
        given.Says(Contribution, "pension", new Said.Noted(default, "doc-1"));
        Assert.Equal(ApplicationState.Finished, given.State.State);
        Assert.Equal(PartState.Approved, given.Part(Contribution, "pension").State); // its department decides for itself
    }

    [Fact]
    public void A_department_may_decide_because_nobody_answered_its_correction()
    {
        var given = Applicant(Card).Says(Card, Wants("card-bank")).Says(Card, Refuses());
        Assert.Null(given.Refused);
        Assert.Equal((PartState.Refused, false), (given.Part(Card).State, given.Part(Card).WaitsForApplicant));
        Assert.Equal(ApplicationState.Finished, given.State.State);
        given.Do(new AnswerCorrection(given.State.Id, Card, "main", 1, new Dictionary<string, Answer> { ["card-bank"] = A("boc") }, []));
        Assert.Equal("CORRECTION-NOT-ASKED", given.Refused);
    }

    [Fact]
    public void The_applicants_days_are_not_the_departments()
    {
        var given = Applicant(Card).Says(Card, Received()).Says(Card, Wants("card-bank"));
        given.Now = given.Now.AddDays(20);
        given.Do(new AnswerCorrection(given.State.Id, Card, "main", 1, new Dictionary<string, Answer> { ["card-bank"] = A("boc") }, []));
        Assert.Null(given.Part(Card).Due);
        given.Do(new NoteOverdue(new PartKey(given.State.Id, Card, "main", 2)));
        Assert.False(given.Part(Card).Overdue);
        given.Says(Card, Received(given.Now));
        Assert.True(given.Part(Card).Due > given.Now);
    }

    [Fact]
    public void A_lawful_correction_that_stays_approved_brings_its_new_result_and_each_document_counts_once()
    {
        var given = Applicant(Registration).Says(Registration, Approved());
        Said.ResultCorrected Corrected(string number, string document) => new(default, true, "REVOKED", "clause", document, new Dictionary<string, string> { ["personalNumber"] = number });
        given.Says(Registration, Corrected("2", "doc-1"));
        Assert.Equal((PartState.Approved, "2"), (given.Part(Registration).State, given.Part(Registration).Result["personalNumber"]));
        var before = given.State;
        given.Says(Registration, Corrected("2", "doc-1"));
        Assert.Same(before, given.State);
        given.Says(Registration, Corrected("3", "doc-2"));
        Assert.Equal("3", given.Part(Registration).Result["personalNumber"]);
    }

    [Fact]
    public void The_same_submission_again_is_the_same_answer_and_another_content_is_refused()
    {
        var given = Applicant(Registration);
        given.Do(new SubmitApplication(Form(given.State.Id, "h", Registration)));
        Assert.Null(given.Refused);
        given.Do(new SubmitApplication(Form(given.State.Id, "other", Registration)));
        Assert.Equal("SUBMIT-DIFFERENT-CONTENT", given.Refused);
        Assert.Single(given.Events.OfType<ApplicationSubmitted>());
    }

    [Fact]
    public void A_department_gets_only_the_fields_and_papers_that_its_service_needs()
    {
        var given = Applicant(Registration, Card);
        var sent = given.Events.Select(e => Intents.Of(e, given.State, given.Definition, given.Now)).OfType<(string Key, OutboundMessage Message)>().ToDictionary(m => m.Message.Key.Service, m => m.Message);
        Assert.Equal(["name", "start-month"], sent[Registration].Fields.Keys.Order());
        Assert.Equal(["identity-document"], sent[Registration].Papers.Select(p => p.Code));
        Assert.Equal(["card-bank", "name"], sent[Card].Fields.Keys.Order());
        Assert.Equal(["identity-document", "white-photo"], sent[Card].Papers.Select(p => p.Code).Order());
    }

    [Fact]
    public void A_department_whose_clock_runs_ahead_does_not_lengthen_its_day()
    {
        var given = Applicant(Registration).Says(Registration, Received(new(2026, 5, 20, 9, 0, 0, TimeSpan.FromHours(8))));
        Assert.Equal(new DateTimeOffset(2026, 4, 30, 17, 30, 0, TimeSpan.FromHours(8)), given.Part(Registration).Due);
    }

    [Fact]
    public void Nothing_is_decided_by_silence_but_it_is_marked_overdue()
    {
        var given = Applicant(Registration).Says(Registration, Received());
        given.Do(new NoteOverdue(new PartKey(given.State.Id, Registration, "main", 1)));
        Assert.False(given.Part(Registration).Overdue);
        given.Now = given.Now.AddDays(3);
        given.Do(new NoteOverdue(new PartKey(given.State.Id, Registration, "main", 1)));
        Assert.True(given.Part(Registration).Overdue);
        Assert.Equal(PartState.Asked, given.Part(Registration).State);
    }

    [Fact]
    public void A_decision_after_the_promised_day_is_late_also_when_no_sweep_came_between()
    {
        var given = Applicant(Registration).Says(Registration, Received());
        given.Now = given.Now.AddDays(3);
        given.Says(Registration, new Said.Approved(given.Now, "ref", new Dictionary<string, string>()));
        Assert.True(given.Part(Registration) is { State: PartState.Approved, Overdue: true });
        var inTime = Applicant(Registration).Says(Registration, Received());
        inTime.Now = inTime.Now.AddDays(3);
        inTime.Says(Registration, new Said.Approved(inTime.Now.AddDays(-3), "ref", new Dictionary<string, string>())); // decided in time, told late
        Assert.False(inTime.Part(Registration).Overdue);
    }

    [Fact]
    public void When_a_part_was_approved_stays_said_while_its_steps_go_on()
    {
        var given = Applicant(Card).Says(Card, Approved());
        var approved = given.Part(Card).Since;
        given.Now = given.Now.AddDays(2);
        given.Says(Card, Step("bank-account"));
        Assert.Equal(approved, given.Part(Card).Since);
    }

    [Fact]
    public void An_operator_sends_a_stuck_case_again_under_the_same_key()
    {
        var given = Applicant(Registration);
        given.Do(new NoteDeliveryTrouble(new PartKey(given.State.Id, Registration, "main", 1), "DEPARTMENT-REFUSED-MESSAGE", true));
        Assert.Equal(PartState.NeedsPerson, given.Part(Registration).State);
        given.Do(new RetryStuck(given.State.Id));
        Assert.Equal((PartState.Asking, 1), (given.Part(Registration).State, given.Part(Registration).Round));
        given.Do(new RetryStuck(given.State.Id));
        Assert.Equal("OPERATOR-NOTHING-TO-RETRY", given.Refused);
    }

    [Fact]
    public void Deleting_waits_until_every_case_is_decided()
    {
        var given = Applicant(Registration);
        given.Do(new Forget(given.State.Id));
        Assert.Equal("FORGET-STILL-OPEN", given.Refused);
        given.Says(Registration, Approved()).Do(new Forget(given.State.Id));
        Assert.Null(given.Refused);
    }
}
