using FsCheck;
using FsCheck.Fluent;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>
/// One thing that somebody does, in numbers only: which act, and choices that the world turns into what it has. Any
/// sequence of steps can be carried out, so a failing one can be shortened by leaving steps out.
/// </summary>
public sealed record Step(Act Act, int A, int B, int C, int When, int Clock)
{
    public static readonly Arbitrary<Step[]> Sequences = Arb.From(
        from length in Gen.Choose(12, 34)
        from steps in Gen.ArrayOf(OneStep(), length)
        select steps,
        Shorter);

    private static Gen<Step> OneStep() =>
        from act in Gen.Frequency(
            (6, Gen.Constant(Act.Stage)), (4, Gen.Constant(Act.Correct)), (3, Gen.Constant(Act.Retract)),
            (2, Gen.Constant(Act.CorrectRetraction)), (14, Gen.Elements(Enum.GetValues<Act>())))
        from a in Gen.Choose(0, 999)
        from b in Gen.Choose(0, 999)
        from c in Gen.Choose(0, 999)
        from date in Gen.Choose(0, 999)
        from clock in Gen.Frequency((5, Gen.Constant(0)), (4, Gen.Choose(1, 4_000)), (1, Gen.Choose(-3_000, -1)))
        select new Step(act, a, b, c, date, clock);

    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (var size = steps.Length / 2; size > 0; size /= 2)
            for (var from = 0; from + size <= steps.Length; from += size)
                yield return [.. steps[..from], .. steps[(from + size)..]];
    }
}

public enum Act
{
    Stage,
    Assess,
    Score,
    Describe,
    Classify,
    TakePosition,
    EndPosition,
    Assign,
    Release,
    Watch,
    Unwatch,
    Link,
    Unlink,
    Close,
    Reopen,
    OpenIssue,
    AddMilestone,
    DescribeMilestone,
    Move,
    Firmness,
    Outcome,
    NameActor,
    DescribeNegotiation,
    Happen,
    Remark,
    Correct,
    CorrectRetraction,
    Retract,
}
