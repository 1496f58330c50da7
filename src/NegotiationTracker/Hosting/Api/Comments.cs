using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What the code says of itself, for the description: one text, read by developers and by callers alike.</summary>
internal static partial class Comments
{
    private static readonly Lazy<FrozenDictionary<string, XElement>> All = new(Read);

    public static string? Of(Type type) => Text(All.Value.GetValueOrDefault("T:" + Name(type))?.Element("summary"));

    /// <summary>Of the property itself, of the parameter that made it, or of the property that it overrides.</summary>
    public static string? Of(PropertyInfo property)
    {
        for (var type = property.DeclaringType; type is not null && type != typeof(object); type = type.BaseType)
        {
            if (type.GetProperty(property.Name) is null)
                break;
            if (Text(All.Value.GetValueOrDefault($"P:{Name(type)}.{property.Name}")?.Element("summary")) is { } own)
                return own;
            var made = All.Value.GetValueOrDefault("T:" + Name(type))?.Elements("param")
                .FirstOrDefault(p => p.Attribute("name")?.Value == property.Name);
            if (Text(made) is { } parameter)
                return parameter;
        }

        return null;
    }

    private static string Name(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static FrozenDictionary<string, XElement> Read()
    {
        var path = Path.ChangeExtension(typeof(Comments).Assembly.Location, ".xml");
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader).Descendants("member")
            .ToFrozenDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    private static string? Text(XElement? comment)
    {
        if (comment is null)
            return null;
        var words = string.Concat(comment.DescendantNodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")?.Value.Split('.', ':')[^1] ?? see.Attribute("langword")?.Value,
            XElement { Name.LocalName: "paramref" } named => named.Attribute("name")?.Value,
            _ => "",
        }));
        var plain = Spaces().Replace(words, " ").Trim();
        return plain.Length > 0 ? plain : null;
    }

    [GeneratedRegex("\\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
