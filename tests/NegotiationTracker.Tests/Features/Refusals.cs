using MediatR;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Tests.Features;

/// <summary>What tests of single requests say most often.</summary>
internal static class Refusals
{
    /// <summary>The id of nothing.</summary>
    public static readonly Guid Unknown = new("00000000-0000-7000-8000-00000000ffff");

    public static ImpreciseDate On(string edtf) => ImpreciseDate.Parse(edtf);

    /// <summary>Records a statement, effective today unless it says otherwise, having seen what is on record.</summary>
    public static async Task<EntryId> Say<T>(this TrackerWorld world, T telling, Author? by = null)
        where T : Telling, IRequest<EntryId>
    {
        telling.Effective ??= On("2026-11-22");
        if (telling.ToStatement().Lane is { } lane && telling.Corrects is null)
            telling.Seen ??= await world.LastIn(lane, telling.SubjectId);
        return await world.As(by ?? world.Authors.LocalAnalyst).Send(telling);
    }

    /// <summary>Refused in a sentence like this (with * and ?), and no table has another row.</summary>
    public static async Task Refuses<T>(this TrackerWorld world, IRequest<T> request, string sentence, Author? by = null)
    {
        if (request is Telling telling)
        {
            telling.Effective ??= On("2026-11-22");
            if (telling.ToStatement().Lane is { } lane && telling.Corrects is null)
                telling.Seen ??= await world.LastIn(lane, telling.SubjectId);
        }

        var before = await Scene.Rows(world);
        var send = () => world.As(by ?? world.Authors.LocalAnalyst).Send(request);
        (await send.Should().ThrowAsync<RefusedException>()).WithMessage(sentence);
        (await Scene.Rows(world)).Should().Be(before);
    }
}
