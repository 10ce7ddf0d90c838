using Lianban.Casework.Drafts;
using Lianban.Casework.Keys;
using Lianban.Platform.Storage;
using Xunit;

namespace Lianban.Tests.Casework.Drafts;

public sealed class DraftsPapersTests : IDisposable
{
    private readonly DraftRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_paper_is_read_back_after_a_restart_with_the_hash_of_its_clear_bytes()
    {
        await _room.OpenAsync();
        var paper = (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", DraftRoom.Jpeg, null, default)).Value!.Papers.Single();
        _room.Restart();
        var opened = _room.The<ReadPaper>().Execute(paper.File)!;
        Assert.Equal(paper, opened.Paper);
        Assert.Equal("image/jpeg", paper.MediaType);
        Assert.Equal((paper.Sha256, paper.Bytes), (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(opened.Content)), opened.Content.Length));
    }

    [Fact]
    public async Task A_second_upload_stands_in_place_of_the_first()
    {
        var draft = await _room.OpenAsync();
        var first = (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", DraftRoom.Jpeg, null, default)).Value!.Papers.Single();
        var second = (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", DraftRoom.OtherJpeg, first.File, default)).Value!;
        Assert.NotEqual(first.File, Assert.Single(second.Papers).File);
        Assert.Null(_room.The<ReadPaper>().Execute(first.File));
        Assert.Equal(draft.Version, second.Version); // papers are no fields of a page: another tab is not made old
    }

    [Fact]
    public async Task An_older_page_does_not_replace_a_newer_paper_unless_it_is_sent_again()
    {
        await _room.OpenAsync();
        var newer = (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", DraftRoom.Jpeg, null, default)).Value!.Papers.Single();
        // a page that had shown no paper, and one that had shown another file
        foreach (var seen in new Guid?[] { null, Guid.NewGuid() })
            Assert.Equal("PAPER-NEWER", (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", DraftRoom.OtherJpeg, seen, default)).Refusal?.Code);
        Assert.Equal(newer, _room.The<ReadDraft>().Execute(DraftRoom.Person)!.Papers.Single());
        // the same picture once more is the same paper
        Assert.Equal(newer, (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", DraftRoom.Jpeg, null, default)).Value!.Papers.Single());
        Assert.NotEqual(newer.File, (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", DraftRoom.OtherJpeg, newer.File, default)).Value!.Papers.Single().File);
        Assert.Equal(1, _room.The<DeskFile>().Read(c => c.One("SELECT count(*) FROM files", r => r.GetInt32(0))));
    }

    [Fact]
    public async Task What_is_no_picture_or_no_paper_of_this_matter_is_refused()
    {
        await _room.OpenAsync();
        Assert.NotNull((await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", "%PDF-1.7"u8.ToArray(), null, default)).Refusal);
        Assert.Equal("PAPER-UNKNOWN", (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "application-form", DraftRoom.Jpeg, null, default)).Refusal?.Code);
        Assert.Empty(_room.The<ReadDraft>().Execute(DraftRoom.Person)!.Papers);
    }

    [Fact]
    public async Task The_photo_is_needed_for_the_card_alone_and_sharing_covers_the_document()
    {
        await _room.OpenAsync();
        var draft = await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Pension]));
        Assert.Equal(["identity-document"], NeededPapers.Of(draft, _room.Definition).Where(p => p.Missing).Select(p => p.Evidence.Code));
        _room.Sharing.Values["document-to"] = ("2040-01-01", "public-security");
        await _room.The<AnswerNotice>().ExecuteAsync(DraftRoom.Person, "1", true, default);
        draft = await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Card]));
        Assert.Equal(["white-photo"], NeededPapers.Of(draft, _room.Definition).Where(p => p.Missing).Select(p => p.Evidence.Code));
    }

    [Fact]
    public async Task A_correction_stores_its_paper_under_the_applications_key_until_it_is_destroyed()
    {
        var application = Guid.NewGuid();
        await _room.The<IApplicationKeys>().CreateAsync(application, default);
        var paper = (await _room.The<StorePaper>().ExecuteAsync(application, "white-photo", DraftRoom.Jpeg, default)).Value!;
        Assert.Equal(application, _room.The<ReadPaper>().Execute(paper.File)!.Application);
        await _room.The<IApplicationKeys>().DestroyAsync(application, default);
        Assert.Equal("APPLICATION-GONE", (await _room.The<StorePaper>().ExecuteAsync(application, "white-photo", DraftRoom.Jpeg, default)).Refusal?.Code);
    }

    [Fact]
    public async Task One_papers_bytes_cannot_stand_for_anothers()
    {
        await _room.OpenAsync();
        await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "white-photo", DraftRoom.Jpeg, null, default);
        var draft = (await _room.The<AddPaper>().ExecuteAsync(DraftRoom.Person, "identity-document", DraftRoom.Jpeg, null, default)).Value!;
        await _room.The<DeskFile>().WriteAsync(c => c.Run("UPDATE files SET body = (SELECT body FROM files WHERE code = 'white-photo')"), default);
        var document = draft.Papers.Single(p => p.Code == "identity-document");
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => _room.The<ReadPaper>().Execute(document.File));
    }
}
