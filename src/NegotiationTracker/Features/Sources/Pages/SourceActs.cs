using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Record.Pages;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Sources.Pages;

/// <summary>
/// What can be done about a source from its page. Each act opens its form with what its reader has seen;
/// <paramref name="saved"/> hears when the form had opened, once something was saved.
/// </summary>
public sealed class SourceActs(Dialogs dialogs, SourceDetails source, TimeZoneInfo zone, TimeProvider clock, Func<DateTimeOffset, Task> saved)
{
    public Task Grade() => Open<GradeSourceDialog>("Grade the source", new GradeSource
    {
        SubjectId = source.Id,
        Seen = Last(new ReliabilityStatement(default)),
        Reliability = source.Reliability ?? Reliability.F,
        Effective = Today,
    });

    public Task Repeats() => Open<RecordOriginDialog>("Repeats another source", new RecordOrigin
    {
        SubjectId = source.Id,
        Seen = Last(new OriginStatement(default)),
        OriginalId = source.Origin?.Id ?? default,
        Effective = Today,
    });

    public Task SpeaksForItself() => source.Origin is not { } origin ? Task.CompletedTask
        : Open<EndOriginDialog>("Repeats nothing", new EndOrigin
        {
            SubjectId = source.Id,
            Seen = Last(new OriginStatement(default)),
            OriginalId = origin.Id,
            Effective = Today,
        });

    public Task Archive() => Open<ArchiveSourceDialog>("Archive a copy", new ArchiveSource { SubjectId = source.Id, Effective = Today });

    public Task Correct() => Open<CorrectSourceDialog>("Correct the registration", new CorrectSource
    {
        SubjectId = source.Id,
        Corrects = source.Registration,
        Effective = source.Registered,
        Key = source.Key,
        Publisher = source.Publisher,
        Title = source.Title,
        Url = source.Url,
        Published = source.Published,
        Retrieved = source.Retrieved,
    });

    public Task Note() => Open<AddNoteDialog>("Comment", new AddNote { About = SubjectKind.Source, SubjectId = source.Id, Effective = Today });

    private EntryId? Last(Statement statement) => source.Seen.TryGetValue(statement.Lane!, out var entry) ? entry : null;

    private ImpreciseDate Today => ImpreciseDate.On(clock.GetUtcNow().DayIn(zone));

    private async Task Open<TDialog>(string act, object model) where TDialog : ComponentBase
    {
        var opened = clock.GetUtcNow();
        if (await dialogs.Open<TDialog>($"{act} · {source.Publisher}", ("Model", model)))
            await saved(opened);
    }
}
