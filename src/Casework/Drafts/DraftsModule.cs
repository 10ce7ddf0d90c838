using Lianban.Casework.Applications;
using Lianban.Casework.Drafts.Storage;
using Lianban.Casework.Keys;
using Lianban.Catalogue.Model;
using Lianban.Platform.Files;
using Lianban.Platform.Ids;
using Lianban.Platform.Storage;
using Lianban.Platform.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Lianban.Casework.Drafts;

/// <summary>The door of drafts: what a person has not submitted yet, its papers, and every check before submitting.</summary>
public static class DraftsModule
{
    /// <summary>
    /// Adds the use cases. Needs: <c>AddDesk()</c>, <c>AddKeys()</c>, <c>Definition</c>, <c>BusinessClock</c>, <c>TimeProvider</c>, <c>Ids</c>,
    /// <c>ISharedRecords</c>, <c>ISubmitApplication</c>, <c>IApplicationReads</c>.
    /// </summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .Add(s => new DraftRows(s.The<ApplicationKeys>()))
        .Add(s => new DraftDesk(s.The<DeskFile>(), s.The<DraftRows>(), s.The<IApplicationReads>(), s.The<Definition>(), s.The<TimeProvider>()))
        .Add(s => new Papers(s.The<DeskFile>(), s.The<ApplicationKeys>(), s.The<Definition>(), s.The<Ids>(), new PictureQueue()))
        .Add(s => new MakeSubmission(s.The<Definition>(), s.The<BusinessClock>()))
        .Add(s => new OpenDraft(s.The<DraftDesk>(), s.The<DraftRows>(), s.The<DeskFile>(), s.The<Definition>(), s.The<BusinessClock>(), s.The<Ids>()))
        .Add(s => new ReadDraft(s.The<DraftDesk>()))
        .Add(s => new SaveDraft(s.The<DraftDesk>(), s.The<Definition>(), s.The<BusinessClock>()))
        .Add(s => new AnswerNotice(s.The<DraftDesk>(), s.The<ISharedRecords>(), s.The<Definition>(), s.The<BusinessClock>(), s.The<TimeProvider>()))
        .Add(s => new AddPaper(s.The<DraftDesk>(), s.The<Papers>()))
        .Add(s => new RemovePaper(s.The<DraftDesk>()))
        .Add(s => new StorePaper(s.The<DeskFile>(), s.The<Papers>()))
        .Add(s => new ReadPaper(s.The<Papers>()))
        .Add(s => new CheckBeforehand(s.The<IApplicationReads>(), s.The<Definition>(), s.The<BusinessClock>()))
        .Add(s => new CheckAnswers(s.The<Definition>(), s.The<BusinessClock>()))
        .Add(s => new SuggestAnswers(s.The<Definition>(), s.The<BusinessClock>()))
        .Add(s => new TellConsequences(s.The<Definition>(), s.The<BusinessClock>()))
        .Add(s => new DraftReview(s.The<CheckBeforehand>(), s.The<CheckAnswers>(), s.The<TellConsequences>(), s.The<Definition>()))
        .Add(s => new SubmitDraft(
            s.The<DraftDesk>(), s.The<DraftRows>(), s.The<DeskFile>(), s.The<DraftReview>(), s.The<MakeSubmission>(), s.The<ISubmitApplication>(), s.The<IApplicationReads>()))
        .Add(s => new DiscardDraft(s.The<DraftDesk>(), s.The<ApplicationKeys>()))
        .Add(s => new ExpireDrafts(
            s.The<DeskFile>(), s.The<ApplicationKeys>(), s.The<IApplicationReads>(), s.The<Definition>(), s.The<BusinessClock>(), s.The<TimeProvider>()))
        .AddHostedService<DraftExpiry>();

    private static IServiceCollection Add<T>(this IServiceCollection services, Func<IServiceProvider, T> make) where T : class => services.AddSingleton(make);

    private static T The<T>(this IServiceProvider services) where T : notnull => services.GetRequiredService<T>();
}
