using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Drafts;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Evidence;

/// <summary>Comments, evidence and disagreements: on record as entries, and shown beside those that they are about.</summary>
public sealed class RemarksTests : IAsyncLifetime, IDisposable
{
    private readonly TrackerWorld _world = new();
    private Guid _issue;
    private EntryId _signed;
    private EntryId _met;

    public async Task InitializeAsync()
    {
        _issue = (await _world.OpenIssue()).Id;
        _signed = await _world.Say(new RecordStage { SubjectId = _issue, Stage = Stage.Signed, Rationale = "As reported." });
        _met = await _world.Say(new RecordEvent { SubjectId = _issue, Title = "They met" });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_comment_stands_beside_its_entry_and_follows_it_to_its_correction()
    {
        var comment = await _world.Say(new CommentOnEntry { SubjectId = _issue, On = _signed, Text = " Initialled, surely. " });
        (await Row(_signed)).Remarks.Should().ContainSingle().Which.Statement.Should().Be(new CommentStatement(_signed.Sequence, "Initialled, surely."));

        var corrected = await _world.Say(new RecordStage { SubjectId = _issue, Stage = Stage.Initialled, Rationale = "So it is.", Corrects = _signed });

        (await Row(_signed)).Remarks.Should().BeEmpty("the last wording has it");
        (await Row(corrected)).Remarks.Should().ContainSingle().Which.Id.Should().Be(comment);
        var all = await List();
        all.Rows.Should().NotContain(r => r.Kind == EntryKind.Comment);
        (await List(l => l with { Filter = RecordFilter.Notes })).Rows.Should().ContainSingle().Which.Id.Should().Be(comment);
        (await List(l => l with { WithRemarks = true })).Total.Should().Be(all.Total + 1);
    }

    [Fact]
    public async Task A_comment_is_found_by_its_own_address_beside_its_entry_or_once_retracted_among_the_notes()
    {
        for (var i = 0; i < 4; i++)
            await _world.Say(new AddNote { SubjectId = _issue, Text = $"Note {i}" });
        var comment = await _world.Say(new CommentOnEntry { SubjectId = _issue, On = _signed, Text = "Surely not." });

        var shown = await List(l => l with { Showing = comment, PageSize = 2 });
        shown.Rows.Should().Contain(r => r.Id == _signed);
        shown.Filter.Should().Be(RecordFilter.All);

        await _world.Send(new RetractEntry { Entry = comment, Rationale = "It was another entry." });
        (await Row(_signed)).Remarks.Should().BeEmpty();
        shown = await List(l => l with { Showing = comment, PageSize = 2 });
        shown.Filter.Should().Be(RecordFilter.Notes);
        shown.Rows.Should().Contain(r => r.Id == comment && r.IsRetracted);
    }

    [Fact]
    public async Task What_was_not_said_yet_is_not_shown_from_the_past()
    {
        _world.Pass(TimeSpan.FromDays(1));
        await _world.Say(new CommentOnEntry { SubjectId = _issue, On = _signed, Text = "Later." });

        (await Row(_signed)).Remarks.Should().HaveCount(1);
        (await List(l => l with { At = new AskedViewpoint(Known: "2026-11-22") })).Rows.Single(r => r.Id == _signed).Remarks.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_two_that_disagree_each_tells_of_the_other_until_it_is_settled()
    {
        var said = await _world.Say(new RecordDisagreement { SubjectId = _issue, First = _signed, Second = _met, Preferred = _met, Rationale = "It is later." });

        foreach (var (own, other, says) in new[] { (_signed, _met, "They met"), (_met, _signed, "Signed") })
            (await Row(own)).Remarks.Should().ContainSingle().Which.Should().Match<RemarkRow>(
                r => r.Id == said && r.Other == other && r.OtherSays == says && r.Rationale == "It is later.");
        (await List()).Rows.Should().Contain(r => r.Id == said, "it is a statement of its own");

        await _world.Say(new EndDisagreement { SubjectId = _issue, First = _signed, Second = _met, Rationale = "Two meetings." });
        (await Row(_signed)).Remarks.Should().BeEmpty();
    }

    [Fact]
    public async Task A_remark_is_about_an_entry_of_its_subject_and_names_the_first_of_its_corrections()
    {
        var other = (await _world.OpenIssue("Other")).Id;
        var corrected = await _world.Say(new RecordStage { SubjectId = _issue, Stage = Stage.Initialled, Rationale = "So it is.", Corrects = _signed });

        await _world.Refuses(new CommentOnEntry { SubjectId = other, On = _signed, Text = "x" }, "*is not about AMAZ-2*");
        await _world.Refuses(new CommentOnEntry { SubjectId = _issue, On = corrected, Text = "x" }, "*is not about AMAZ-1*");
        await _world.Refuses(new CommentOnEntry { SubjectId = _issue, Text = "x" }, "Say which entry*");
        await _world.Refuses(new RecordDisagreement { SubjectId = _issue, First = _met, Second = _signed, Rationale = "x" }, "*recorded first first.");
        await _world.Refuses(new RecordDisagreement { SubjectId = _issue, First = _signed, Second = _met, Preferred = corrected, Rationale = "x" }, "Prefer one*");
        await _world.Refuses(new RecordDisagreement { SubjectId = _issue, First = _signed, Rationale = "x" }, "Choose the other entry.");
    }

    [Fact]
    public async Task A_file_stays_as_long_as_an_entry_or_a_draft_names_it()
    {
        var (named, retracted, drafted, forgotten) = (await Keep("named"), await Keep("retracted"), await Keep("drafted"), await Keep("forgotten"));
        await _world.Say(new AttachEvidence { SubjectId = _issue, On = _met, File = named });
        var withdrawn = await _world.Say(new AttachEvidence { SubjectId = _issue, On = _met, File = retracted });
        await _world.Send(new RetractEntry { Entry = withdrawn, Rationale = "Another page." });
        await _world.Send(new KeepDraft { Form = "AttachEvidence/3", Content = CanonicalJson.Write(new AttachEvidence { File = drafted }) });

        (await Sweep()).Should().Be(0, "it may be named yet");
        _world.Pass(TimeSpan.FromDays(2));
        (await Sweep()).Should().Be(1);

        await _world.Say(new AttachEvidence { SubjectId = _issue, On = _met, File = drafted });
        await _world.Refuses(new AttachEvidence { SubjectId = _issue, On = _met, File = forgotten }, "*not here any more. Choose it again.");
        (await Row(_met)).Remarks.Select(r => (((EvidenceStatement)r.Statement).File, r.IsHere)).Should().Equal((named, true), (drafted, true));
    }

    [Fact]
    public async Task A_file_is_attached_to_an_entry_once_and_again_when_it_was_taken_away()
    {
        var file = await Keep("maps");
        var attached = await _world.Say(new AttachEvidence { SubjectId = _issue, On = _met, File = file });

        await _world.Refuses(new AttachEvidence { SubjectId = _issue, On = _met, File = file with { Name = "other.txt" } }, "*is attached to this entry already*");
        await _world.Say(new AttachEvidence { SubjectId = _issue, On = _signed, File = file });
        await _world.Say(new AttachEvidence { SubjectId = _issue, On = _met, File = file, Caption = "The map", Corrects = attached });
        await _world.Send(new RetractEntry { Entry = (await Row(_met)).Remarks.Single().Id, Rationale = "Another page." });
        await _world.Say(new AttachEvidence { SubjectId = _issue, On = _met, File = file });
    }

    [Fact]
    public async Task A_file_is_opened_by_those_who_may_read_what_it_bears_out()
    {
        var armenia = await _world.AddActor();
        var line = await _world.Say(new RecordPosition { SubjectId = _issue, PartyId = armenia, Type = PositionType.RedLine, Text = "Not one metre." });
        var open = await _world.Say(new AttachEvidence { SubjectId = _issue, On = _met, File = await Keep("open") });
        var closed = await _world.Say(new AttachEvidence { SubjectId = _issue, On = line, File = await Keep("confidential") });

        (await Read(new OpenFile("AMAZ", open), People.Ruben.Name)).Should().Be("open");
        (await Read(new OpenFile("AMAZ", closed), null)).Should().Be("confidential");
        await _world.Refuses(new OpenFile("AMAZ", closed), "*names no file*", People.Ruben);
        await _world.Refuses(new OpenFile("AMAZ", _met), "*names no file*");
        await _world.OpenNegotiation("GEO", "Georgia", "Asia/Tbilisi");
        await _world.Refuses(new OpenFile("GEO", open), "*names no file*");
        Directory.Delete(Path.Combine(_world.Folder, "files"), recursive: true);
        await _world.Refuses(new OpenFile("AMAZ", open), "*is not here*");
    }

    private async Task<string> Read(OpenFile request, string? by)
    {
        await using var content = (await _world.As(by is null ? _world.Authors.LocalAnalyst : People.Ruben).Send(request)).Content;
        using var text = new StreamReader(content);
        return await text.ReadToEndAsync();
    }

    private Task<int> Sweep() => _world.As(Authors.Operator).Send(new SweepFiles());

    private Task<StoredFile> Keep(string text) => _world.Send(new KeepFile(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "page.txt"));

    private Task<RecordPage> List(Func<ListRecord, ListRecord>? but = null)
    {
        var question = new ListRecord("AMAZ", new SubjectRef(SubjectKind.Issue, _issue));
        return _world.Send(but is null ? question : but(question));
    }

    private async Task<RecordRow> Row(EntryId entry) => (await List()).Rows.Single(r => r.Id == entry);
}
