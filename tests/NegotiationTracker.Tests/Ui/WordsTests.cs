using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Tests.Ui;

public sealed class WordsTests
{
    [Fact]
    public void Every_member_of_every_scale_has_words_of_its_own()
    {
        HaveWords<Stage>(s => s.ToWords());
        HaveWords<Stage>(s => s.Definition());
        HaveWords<Trend>(t => t.ToWords());
        HaveWords<Trend>(t => t.Mark());
        HaveWords<Outlook>(o => o.ToWords());
        HaveWords<Importance>(i => i.ToWords());
        HaveWords<Restriction>(r => r.ToWords());
        HaveWords<PositionType>(t => t.ToWords());
        HaveWords<Flexibility>(f => f.ToWords());
        HaveWords<Confidence>(c => c.ToWords());
        HaveWords<LinkageType>(t => t.ToWords());
        HaveWords<LinkageType>(t => t.ToInverseWords());
        HaveWords<Part>(p => p.ToWords());
        HaveWords<MilestoneKind>(k => k.ToWords());
        HaveWords<DateStatus>(s => s.ToWords());
        HaveWords<DateStatus>(s => s.Definition());
        HaveWords<ActorKind>(k => k.ToWords());
        HaveWords<ActorRole>(r => r.ToWords());
        HaveWords<EntryKind>(k => k.ToWords());
        HaveWords<Reliability>(r => r.ToWords());
        HaveWords<EntryType>(t => t.ToWords());
        HaveWords<SubjectKind>(k => k.ToWords());
        (Outlook.RiskAlert | Outlook.Opportunity).ToWords().Should().Be("risk alert and opportunity");
    }

    [Fact]
    public void Every_enum_of_the_record_is_covered_by_the_test_above()
    {
        var scales = typeof(Stage).Assembly.GetTypes()
            .Where(t => t.IsEnum && t.IsPublic
                && t.Namespace!.StartsWith("NegotiationTracker.Domain.", StringComparison.Ordinal)
                && t.Namespace is not ("NegotiationTracker.Domain.Dates" or "NegotiationTracker.Domain.People"
                    or "NegotiationTracker.Domain.Notifications"))
            .ToArray();
        var worded = typeof(Words).GetMethods().Where(m => m.Name == "ToWords")
            .Select(m => m.GetParameters()[0].ParameterType);

        scales.Should().HaveCountGreaterThan(10).And.BeSubsetOf(worded);
    }

    [Fact]
    public void The_ladder_has_ten_steps_and_no_state_beside_it()
    {
        Words.Ladder.Should().HaveCount(10).And.BeInAscendingOrder();
        Words.Ladder.Should().NotContain(s => s.IsBesideTheLadder());
    }

    private static void HaveWords<T>(Func<T, string> words) where T : struct, Enum =>
        Enum.GetValues<T>().Select(words).Should().OnlyHaveUniqueItems()
            .And.NotContain(w => string.IsNullOrWhiteSpace(w));
}
