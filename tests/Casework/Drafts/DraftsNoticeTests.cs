using Lianban.Casework.Drafts;
using Xunit;

namespace Lianban.Tests.Casework.Drafts;

public sealed class DraftsNoticeTests : IDisposable
{
    private readonly DraftRoom _room = new();

    public void Dispose() => _room.Dispose();

    private Task<Platform.Results.Result<NoticeAnswered>> Answer(bool agreed) => _room.The<AnswerNotice>().ExecuteAsync(DraftRoom.Person, "1", agreed, default);

    [Fact]
    public async Task Agreeing_asks_once_and_fills_with_the_source()
    {
        _room.Sharing.Values["sex"] = ("female", "public-security");
        _room.Sharing.Values["insurance.pension"] = ("never", "human-resources");
        await _room.OpenAsync();
        var answered = (await Answer(true)).Value!;
        Assert.True(answered.Reached);
        Assert.Equal(("female", "public-security"), (answered.Draft.Answers["sex"].Value, answered.Draft.Answers["sex"].Source));
        Assert.Contains("insurance.pension", answered.Draft.Shared.Select(s => s.Item));
        await Answer(true);
        Assert.Single(_room.Sharing.Asked);
    }

    [Fact]
    public async Task Refusing_asks_nobody_and_is_kept_with_the_version()
    {
        await _room.OpenAsync();
        var answered = (await Answer(false)).Value!;
        Assert.Empty(_room.Sharing.Asked);
        Assert.Equal(("1", false), (answered.Draft.Notice!.Version, answered.Draft.Notice.Agreed));
    }

    [Fact]
    public async Task A_platform_that_never_answers_is_given_up_and_typing_goes_on()
    {
        await _room.OpenAsync();
        _room.Sharing.Hangs = true;
        var asking = Answer(true);
        while (_room.Sharing.Asked.Count == 0) await Task.Yield();
        _room.Time.Advance(TimeSpan.FromSeconds(10));
        var answered = (await asking).Value!;
        Assert.False(answered.Reached);
        Assert.False(answered.Draft.SharingAnswered);
        Assert.True(answered.Draft.Notice!.Agreed);

        _room.Sharing.Hangs = false;
        _room.Sharing.Values["sex"] = ("female", "public-security");
        Assert.Equal("female", (await Answer(true)).Value!.Draft.Answers["sex"].Value); // agreeing again asks again
    }

    [Fact]
    public async Task A_source_that_knows_nothing_of_the_person_has_answered_and_is_not_asked_again()
    {
        await _room.OpenAsync();
        await Answer(true);
        _room.Restart();
        var draft = _room.The<ReadDraft>().Execute(DraftRoom.Person)!;
        Assert.Empty(draft.Shared);
        Assert.True(draft.SharingAnswered);
        await Answer(true);
        Assert.Single(_room.Sharing.Asked);
        Assert.False((await Answer(false)).Value!.Draft.SharingAnswered);
    }

    [Fact]
    public async Task An_edited_shared_value_is_the_applicants_and_put_back_it_is_the_sources()
    {
        _room.Sharing.Values["ethnicity"] = ("01", "public-security");
        await _room.OpenAsync();
        await Answer(true);
        var edited = await _room.SaveAsync(new DraftChange(Answers: new Dictionary<string, string?> { ["ethnicity"] = "02" }));
        Assert.Equal("applicant", edited.Answers["ethnicity"].Source);
        var back = await _room.SaveAsync(new DraftChange(Answers: new Dictionary<string, string?> { ["ethnicity"] = "01" }));
        Assert.Equal("public-security", back.Answers["ethnicity"].Source);
    }

    [Fact]
    public async Task What_was_typed_is_not_replaced_and_a_value_outside_its_list_is_left_out()
    {
        _room.Sharing.Values["sex"] = ("female", "public-security");
        _room.Sharing.Values["ethnicity"] = ("99", "public-security");
        await _room.OpenAsync();
        await _room.SaveAsync(new DraftChange(Answers: new Dictionary<string, string?> { ["sex"] = "male" }));
        var draft = (await Answer(true)).Value!.Draft;
        Assert.Equal("male", draft.Answers["sex"].Value);
        Assert.DoesNotContain("ethnicity", draft.Answers.Keys);
    }

    [Fact]
    public async Task Refusing_after_agreeing_takes_the_shared_values_out_again()
    {
        _room.Sharing.Values["sex"] = ("female", "public-security");
        await _room.OpenAsync();
        await Answer(true);
        var draft = (await Answer(false)).Value!.Draft;
        Assert.Empty(draft.Shared);
        Assert.DoesNotContain("sex", draft.Answers.Keys);
        Assert.Equal(DraftRoom.Person.Applicant.Name, draft.Answers["name"].Value);
    }

    [Fact]
    public async Task A_notice_of_another_version_must_be_read_again()
    {
        await _room.OpenAsync();
        Assert.Equal("NOTICE-CHANGED", (await _room.The<AnswerNotice>().ExecuteAsync(DraftRoom.Person, "0", true, default)).Refusal?.Code);
        Assert.Empty(_room.Sharing.Asked);
    }

    [Fact]
    public async Task Only_what_fills_a_question_or_a_rule_and_what_a_register_keeps_is_asked_for()
    {
        await _room.OpenAsync();
        await Answer(true);
        var asked = Assert.Single(_room.Sharing.Asked);
        Assert.Contains("card.held", asked);
        Assert.Contains("usual-residence", asked);
        Assert.DoesNotContain("fund.account", asked); // no rule of this definition names it
        Assert.DoesNotContain("work.able", asked); // no register keeps it
        Assert.DoesNotContain("applicant.age", asked);
    }
}
