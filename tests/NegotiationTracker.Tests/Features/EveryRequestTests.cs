using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Drafts;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features;

/// <summary>
/// What holds for every request, found by reflection: who may send it, what is refused before anything is opened, and that
/// a refusal is a sentence and stores nothing. A new request joins by its sample in <see cref="Scene"/>.
/// </summary>
public sealed class EveryRequestTests(Scene scene) : IClassFixture<Scene>
{
    public static TheoryData<string> All => [.. Scene.Requests.Select(r => r.Name)];

    public static TheoryData<string> Recording => [.. Scene.Requests.Where(r => r.IsAssignableTo(typeof(IRecords))).Select(r => r.Name)];

    [Fact]
    public void There_are_requests_to_speak_of() => Scene.Requests.Should().HaveCountGreaterThan(50);

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_is_refused_to_an_author_who_may_do_everything_else(string name)
    {
        var request = await scene.Sample(Scene.Named(name));
        var others = Enum.GetValues<Permission>().Where(p => p != Scene.Required(request.GetType()));
        var before = await Scene.Rows(scene.World);

        var send = () => Scene.Send(scene.World.As(Scene.With(others)), request);

        (await send.Should().ThrowAsync<NotPermittedException>()).Which.Message.Should().EndWith(".");
        (await Scene.Rows(scene.World)).Should().Be(before);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_works_for_an_author_who_may_do_only_that(string name)
    {
        using var world = scene.Copy();
        var request = await scene.Sample(Scene.Named(name));
        var before = await Scene.Rows(world);

        var send = () => Scene.Send(world.As(Scene.With([Scene.Required(request.GetType())])), request);

        await send.Should().NotThrowAsync();
        if (request is IRecords)
            (await Scene.Rows(world)).Should().NotBe(before);
        else if (request is not IWrites)
            (await Scene.Rows(world)).Should().Be(before, "it only asks");
    }

    [Theory]
    [MemberData(nameof(Recording))]
    public async Task Sent_twice_with_the_same_id_it_acts_once_and_answers_the_same(string name)
    {
        using var world = scene.Copy();
        var request = (IRecords)await scene.Sample(Scene.Named(name));
        request.CommandId = Guid.CreateVersion7(TrackerWorld.Start);
        var first = await Scene.Send(world.As(Authors.Operator), request);
        var after = await Scene.Rows(world);

        var second = await Scene.Send(world.As(Authors.Operator), request);

        CanonicalJson.Write(second).Should().Be(CanonicalJson.Write(first));
        (await Scene.Rows(world)).Should().Be(after);
    }

    public static TheoryData<string, string, string> Annotations => Rows(Scene.Requests
        .SelectMany(r => r.GetProperties().SelectMany(p => Attribute.GetCustomAttributes(p, typeof(ValidationAttribute))
            .Where(a => a is not StringLengthAttribute).Select(a => (r.Name, p.Name, a.GetType().Name)))));

    [Theory]
    [MemberData(nameof(Annotations))]
    public async Task What_an_annotation_refuses_is_refused_by_name_and_nothing_is_stored(string name, string field, string annotation)
    {
        var request = await scene.Sample(Scene.Named(name));
        var property = request.GetType().GetProperty(field)!;
        var attribute = Attribute.GetCustomAttributes(property, typeof(ValidationAttribute)).Single(a => a.GetType().Name == annotation);
        property.SetValue(request, WrongFor(attribute, property.PropertyType));

        var fault = (await Refused<NotValidException>(request)).Faults.Should().ContainSingle(f => f.Field == field).Which;

        fault.Sentence.Should().EndWith(".").And.NotContain(" field ", "people know no property names");
        if (attribute is AtMostAttribute { Length: var most })
            fault.Sentence.Should().Contain(most.ToString("N0", CultureInfo.InvariantCulture))
                .And.Contain((most + 17).ToString("N0", CultureInfo.InvariantCulture));
    }

    public static TheoryData<string, string> Choices => Rows(Scene.Requests
        .SelectMany(r => r.GetProperties().Where(p => p.CanWrite && EnumOf(p.PropertyType) is not null).Select(p => (r.Name, p.Name))));

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_choice_that_is_not_on_offer_is_refused(string name, string field)
    {
        var request = await scene.Sample(Scene.Named(name));
        var property = request.GetType().GetProperty(field)!;
        var value = Enum.ToObject(EnumOf(property.PropertyType)!, 99);
        if (property.PropertyType.IsAssignableTo(typeof(IList)))
            ((IList)property.GetValue(request)!).Add(value);
        else
            property.SetValue(request, value);

        var refusal = await Refused<NotValidException>(request);
        if (request is Telling or IRecords)
            refusal.Faults.Should().Contain(f => f.Field == field);
    }

    public static TheoryData<string, string> Texts => Rows(Scene.Requests
        .SelectMany(r => r.GetProperties().Where(p => p.CanWrite && p.PropertyType == typeof(string)).Select(p => (r.Name, p.Name))));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_paste_of_200_kilobytes_into_any_text_is_refused_in_a_readable_sentence_or_harmless(string name, string field)
    {
        using var world = scene.Copy();
        var request = await scene.Sample(Scene.Named(name));
        request.GetType().GetProperty(field)!.SetValue(request, new string('x', 200_000));
        var before = await Scene.Rows(world);
        string? refusal = null;
        try
        {
            await Scene.Send(world.As(Authors.Operator), request);
        }
        catch (RefusedException e)
        {
            refusal = e.Message;
            (await Scene.Rows(world)).Should().Be(before);
        }

        if (request is IRecords)
            refusal.Should().NotBeNull("nothing of that length belongs on record");
        refusal?.Length.Should().BeLessThan(600, "a refusal does not repeat the paste");
    }

    [Fact]
    public async Task A_paste_of_200_kilobytes_is_kept_as_a_draft_and_comes_back_whole()
    {
        using var world = scene.Copy();
        var paste = string.Concat(Enumerable.Repeat("Երևան ", 34_000));

        await world.Send(new KeepDraft { Form = "AddNote", Content = paste });

        (await world.Send(new FindDraft("AddNote")))!.Content.Should().Be(paste);
    }

    public static TheoryData<string, string> Ids => Rows(Scene.Requests.Where(r => r.IsAssignableTo(typeof(IRecords)))
        .SelectMany(r => r.GetProperties().Where(p => p.CanWrite && IsId(p)).Select(p => (r.Name, p.Name))));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_unknown_id_is_refused_and_nothing_is_stored(string name, string field)
    {
        var request = await scene.Sample(Scene.Named(name));
        var property = request.GetType().GetProperty(field)!;
        object unknown = property.PropertyType == typeof(Guid) ? Guid.CreateVersion7(DateTimeOffset.UnixEpoch)
            : property.PropertyType == typeof(List<Guid>) ? new List<Guid> { Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }
            : new EntryId(987_654);
        property.SetValue(request, unknown);

        var refusal = await Refused<RefusedException>(request);

        refusal.Should().Match<RefusedException>(e => e is NotOnRecordException || e is RuleViolationException);
    }

    public static TheoryData<string> Dated => [.. Scene.Requests.Where(r => r.GetProperty("Effective") is not null).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Dated))]
    public async Task A_future_change_is_refused_and_today_in_yerevan_is_not_the_future(string name)
    {
        var request = await scene.Sample(Scene.Named(name));
        request.GetType().GetProperty("Effective")!.SetValue(request, ImpreciseDate.Parse("2026-11-23"));

        (await Refused<RuleViolationException>(request)).Message.Should().Contain("23 Nov 2026").And.Contain("future");

        using var world = scene.Copy();
        world.Pass(TimeSpan.FromHours(11.5));
        await Scene.Send(world.As(Authors.Operator), request);
    }

    [Fact]
    public async Task Whoever_saw_another_last_word_meets_a_conflict_and_nothing_is_stored()
    {
        List<string> met = [];
        foreach (var type in Scene.Requests.Where(r => r.IsAssignableTo(typeof(Telling))))
        {
            var telling = (Telling)await scene.Sample(type);
            if (telling.Seen is not { } theirs)
                continue;
            telling.Seen = null;
            (await Refused<ConflictException>(telling)).Theirs.Should().Be(theirs, type.Name);
            met.Add(type.Name);
        }

        met.Should().HaveCountGreaterThan(9).And.Contain(nameof(RecordStage));
    }

    [Fact]
    public async Task A_closed_issue_takes_nothing_but_its_reopening()
    {
        List<string> refused = [];
        var entries = (await scene.World.EntriesAbout(scene.Closed.Id)).Select(e => e.Id).ToArray();
        foreach (var type in Scene.Requests.Where(r => r.IsAssignableTo(typeof(Telling)) && r != typeof(ReopenIssue)))
        {
            var telling = (Telling)await scene.Sample(type);
            if (telling.SubjectKind != SubjectKind.Issue)
                continue;
            telling.SubjectId = scene.Closed.Id;
            foreach (var (named, entry) in type.GetProperties().Where(p => p.PropertyType == typeof(EntryId)).Zip(entries))
                named.SetValue(telling, entry);
            if (telling is RecordDisagreement disagreement)
                disagreement.Preferred = null;
            telling.Seen = telling.ToStatement().Lane is { } lane ? await scene.World.LastIn(lane, scene.Closed.Id) : null;
            (await Refused<RuleViolationException>(telling)).Message.Should().Match(
                m => m.Contains("Reopen it first") || m.Contains("nothing to end"), type.Name);
            refused.Add(type.Name);
        }

        refused.Should().HaveCountGreaterThan(12).And.Contain(nameof(RecordStage));
    }

    [Theory]
    [InlineData("Grade", "Sources[0].Grade")]
    [InlineData("Place", "Sources[0].Place")]
    [InlineData("Publisher", "Sources[0].New.Publisher")]
    [InlineData("Title", "Sources[0].New.Title")]
    [InlineData("Url", "Sources[0].New.Url")]
    public async Task A_fault_in_a_source_is_named_by_its_place(string wrong, string field)
    {
        var request = await scene.Sample<RecordStage>();
        request.Sources =
        [
            new CitationInput
            {
                Grade = wrong == "Grade" ? "" : "B2",
                Place = wrong == "Place" ? new string('x', 201) : null,
                New = new NewSource
                {
                    Publisher = wrong == "Publisher" ? "" : "OC Media",
                    Title = wrong == "Title" ? "" : "Maps",
                    Url = wrong == "Url" ? new string('x', 2_001) : null,
                },
            },
        ];

        (await Refused<NotValidException>(request)).Faults.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    /// <summary>Sent by somebody who may do everything, it is refused in a sentence, and no table has another row.</summary>
    private async Task<T> Refused<T>(object request) where T : RefusedException
    {
        var before = await Scene.Rows(scene.World);
        var send = () => Scene.Send(scene.World.As(Authors.Operator), request);
        var refusal = (await send.Should().ThrowAsync<T>(request.GetType().Name)).Which;
        refusal.Message.Should().MatchRegex("^[\\p{Lu}“].*[.?]$");
        (await Scene.Rows(scene.World)).Should().Be(before);
        return refusal;
    }

    private static TheoryData<string, string> Rows(IEnumerable<(string, string)> rows)
    {
        var data = new TheoryData<string, string>();
        foreach (var (request, field) in rows)
            data.Add(request, field);
        return data;
    }

    private static TheoryData<string, string, string> Rows(IEnumerable<(string, string, string)> rows)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (request, field, annotation) in rows)
            data.Add(request, field, annotation);
        return data;
    }

    private static object? WrongFor(Attribute attribute, Type type) => attribute switch
    {
        RequiredAttribute => type == typeof(string) ? "" : null,
        AtMostAttribute { Length: var most } => new string('x', most + 17),
        ChosenAttribute => type == typeof(EntryId) ? default(EntryId) : Guid.Empty,
        RangeAttribute { Maximum: int most } => most + 1,
        MinLengthAttribute => Activator.CreateInstance(type),
        MaxLengthAttribute { Length: var most } when type == typeof(List<Guid>) => Enumerable.Range(0, most + 1).Select(_ => Guid.CreateVersion7(DateTimeOffset.UnixEpoch)).ToList(),
        MaxLengthAttribute { Length: var most } when type == typeof(byte[]) => new byte[most + 1],
        MaxLengthAttribute { Length: var most } => Enumerable.Range(0, most + 1)
            .Select(_ => new CitationInput { Grade = "B2", SourceId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }).ToList(),
        RegularExpressionAttribute or CustomValidationAttribute => "!",
        _ => throw new NotSupportedException($"Say here what {attribute.GetType().Name} refuses."),
    };

    private static Type? EnumOf(Type type) => type.IsEnum ? type : Array.Find(type.GetGenericArguments(), a => a.IsEnum);

    private static bool IsId(PropertyInfo property) =>
        property.PropertyType == typeof(Guid) && property.Name != nameof(IRecords.CommandId)
        || property.PropertyType == typeof(List<Guid>)
        || property.PropertyType == typeof(EntryId)
        || property is { Name: nameof(Telling.Corrects) };
}
