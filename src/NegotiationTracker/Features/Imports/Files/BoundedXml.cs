using System.Text;
using System.Xml;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>XML without document types and resolvers, read forward only, and never deep.</summary>
internal sealed class BoundedXml(Stream part) : IDisposable
{
    private const int Deepest = 64;
    private const int MostAttributes = 200;

    private readonly XmlReader _reader = XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    private readonly char[] _chunk = new char[4096];

    public bool IsEmptyElement => _reader.IsEmptyElement;

    /// <summary>The attribute by its name without prefix.</summary>
    public string? this[string attribute]
    {
        get
        {
            for (var i = 0; i < _reader.AttributeCount && i < MostAttributes; i++)
            {
                _reader.MoveToAttribute(i);
                if (_reader.LocalName != attribute)
                    continue;
                var value = _reader.Value;
                _reader.MoveToElement();
                return value;
            }

            _reader.MoveToElement();
            return null;
        }
    }

    public bool Next()
    {
        if (!_reader.Read())
            return false;
        return _reader.Depth <= Deepest
            ? true
            : throw new FileRefusedException("The workbook is nested deeper than any spreadsheet program writes. " + Workbook.SaveAnew);
    }

    public bool Begins(string element) => _reader.NodeType == XmlNodeType.Element && _reader.LocalName == element;

    public bool Ends(string element) => _reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == element;

    /// <summary>Adds the text at which the reader stands, if it stands at one.</summary>
    public void AppendText(StringBuilder text)
    {
        if (_reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
            return;
        int count;
        while ((count = _reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
        {
            if (text.Length + count > FileTable.LongestCell)
                throw new FileRefusedException("The workbook holds a cell of more than 32,767 characters. Shorten it, and save the workbook again.");
            text.Append(_chunk, 0, count);
        }
    }

    public void Dispose() => _reader.Dispose();
}
