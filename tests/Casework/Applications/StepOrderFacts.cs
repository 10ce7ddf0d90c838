using Lianban.Casework.Applications;
using static Lianban.Tests.Casework.Applications.Given;

namespace Lianban.Tests.Casework.Applications;

/// <summary>Steps after approval may be told in any order: every one is kept, and the end is the same.</summary>
public sealed class StepOrderFacts
{
    private const string Card = "social-security-card";

    [Fact]
    public void A_step_that_is_told_after_the_last_one_is_kept()
    {
        var given = Applicant(Card).Says(Card, Approved()).Says(Card, Step("card-received", day: 5));
        Assert.Equal(ApplicationState.Finished, given.State.State);
        given.Says(Card, Step("bank-account", day: 1));
        Assert.Null(given.Refused);
        Assert.Equal(["bank-account", "card-received"], given.Part(Card).Steps.Select(s => s.Step).Order());
        Assert.Equal(ApplicationState.Finished, given.State.State);
    }

    [Fact]
    public void What_a_step_asked_is_settled_when_a_later_one_was_done()
    {
        var given = Applicant(Card).Says(Card, Approved()).Says(Card, Step("card-received", day: 5)).Says(Card, Step("bank-account", "refused", day: 1));
        Assert.Null(given.Refused);
        Assert.False(given.Part(Card).WaitsForApplicant);
        given.Says(Card, Step("bank-account", day: 2));
        Assert.Equal("done", given.Part(Card).Steps.Single(s => s.Step == "bank-account").Outcome);
    }

    [Fact]
    public void Older_news_of_a_step_changes_nothing()
    {
        var given = Applicant(Card).Says(Card, Approved()).Says(Card, Step("bank-account", day: 2)).Says(Card, Step("bank-account", "refused", day: 1));
        Assert.Null(given.Refused);
        Assert.Equal("done", given.Part(Card).Steps.Single().Outcome);
        Assert.False(given.Part(Card).WaitsForApplicant);
    }

    [Fact]
    public void A_step_that_was_done_is_not_undone_and_nothing_follows_an_end()
    {
        Assert.Equal("MESSAGE-CONTRADICTS", Applicant(Card).Says(Card, Approved()).Says(Card, Step("bank-account", day: 1)).Says(Card, Step("bank-account", "refused", day: 2)).Refused);
        Assert.Equal("MESSAGE-CONTRADICTS", Applicant(Card).Says(Card, Approved()).Says(Card, Step("card-received", "returned", day: 1)).Says(Card, Step("card-received", day: 2)).Refused);
    }
}
