using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>
/// Holds an entry of a file against the one on record under the same key. When and by whom it was first recorded is no
/// part of what it says.
/// </summary>
internal static class Differences
{
    public static void Note(DossierEntry entry, Entry onRecord, Register register, Fields f)
    {
        var about = register.Names.Subject(onRecord.SubjectId);
        if (about != entry.About)
        {
            Fault("about", about.ToString(), entry.About.ToString());
            return;
        }

        var there = Said.By(onRecord, register.Names.Entry).Write(register.Names).ToDictionary();
        var here = entry.Said.Write(register.Names).ToDictionary();
        foreach (var name in here.Keys.Concat(there.Keys.Except(here.Keys)))
            if (!Node.Same(here.GetValueOrDefault(name), there.GetValueOrDefault(name)))
                Fault(name, there.GetValueOrDefault(name)?.ToString(), here.GetValueOrDefault(name)?.ToString());
        var zone = register.Negotiation!.Zone;
        if (entry.Known?.In(zone) is { } known && known != onRecord.Known
            && !(known >= onRecord.Recorded && onRecord.Known == onRecord.Recorded))
            Fault("known", StatedKnown.Write(onRecord.Known, zone), StatedKnown.Write(known, zone));

        void Fault(string name, string? old, string? other) => f.Fault(
            f.Has(name) ? name : null,
            $"The entry {entry.Key.Quoted()} is on record with another “{name}”: {Shown(old)} there, "
            + $"{Shown(other)} here. An import overwrites nothing: give this statement a key of its own, "
            + $"with “corrects: {entry.Key}” if it repairs the other.");
    }

    private static string Shown(string? text) => text is null ? "none" : text.Quoted();
}
