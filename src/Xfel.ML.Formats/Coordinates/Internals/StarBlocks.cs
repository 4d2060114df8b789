namespace Xfel.ML.Formats.Internals;

/// <summary>Collects a whole STAR file.</summary>
internal static class StarBlocks
{
    public static List<StarBlock> Read(StarReader reader)
    {
        var blocks = new List<StarBlock>();
        var values = new Dictionary<string, string>();
        var loops = new List<StarLoop>();
        var rows = new List<IReadOnlyList<string>>();
        while (true)
        {
            switch (reader.Next())
            {
                case StarPart.Block:
                    blocks.Add(new StarBlock { Name = reader.Block, Values = values = [], Loops = loops = [] });
                    break;
                case StarPart.Value or StarPart.Loop when blocks.Count == 0:
                    throw reader.Lines.FaultHere("a value before the first data block", "data_ and a name, which may be empty", "add the line data_");
                case StarPart.Value:
                    if (!values.TryAdd(reader[0].ToString(), reader[1].ToString()))
                        throw reader.Lines.FaultHere($"the name {TextLines.Quote(reader[0])} a second time", "each name once in a block", "remove one of them");
                    break;
                case StarPart.Loop:
                    loops.Add(new StarLoop { Columns = reader.Columns, Rows = rows = [] });
                    break;
                case StarPart.Row:
                    var row = new string[reader.Columns.Count];
                    for (int i = 0; i < row.Length; i++)
                        row[i] = reader[i].ToString();
                    rows.Add(row);
                    break;
                default:
                    return blocks;
            }
        }
    }
}
