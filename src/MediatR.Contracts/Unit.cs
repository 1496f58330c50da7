namespace MediatR;

/// <summary>The answer that says nothing: void is not a type.</summary>
public readonly struct Unit : IEquatable<Unit>, IComparable<Unit>, IComparable
{
    private static readonly Unit value;

    /// <summary>The only value there is.</summary>
    public static ref readonly Unit Value => ref value;

    public static Task<Unit> Task { get; } = System.Threading.Tasks.Task.FromResult(value);

    public int CompareTo(Unit other) => 0;

    int IComparable.CompareTo(object? obj) => 0;

    public bool Equals(Unit other) => true;

    public override bool Equals(object? obj) => obj is Unit;

    public override int GetHashCode() => 0;

    public override string ToString() => "()";

    public static bool operator ==(Unit left, Unit right) => true;

    public static bool operator !=(Unit left, Unit right) => false;

    public static bool operator <(Unit left, Unit right) => false;

    public static bool operator <=(Unit left, Unit right) => true;

    public static bool operator >(Unit left, Unit right) => false;

    public static bool operator >=(Unit left, Unit right) => true;
}
