using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class FrameCollection
{
    /// <summary>The usable frames, lazily: each pass opens the file anew and holds one frame.</summary>
    internal IDataView ToDataView(DataOperationsCatalog catalog, FrameLoadOptions? options)
    {
        options ??= new FrameLoadOptions();
        var schema = SchemaDefinition.Create(typeof(FrameRow));
        schema[FrameColumns.Frame].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Size.Height, Size.Width);
        if (Labels is null)
            schema.RemoveAll(column => column.ColumnName is FrameColumns.ClassName or FrameColumns.Label);
        if (options.PositiveClass is null)
            schema.RemoveAll(column => column.ColumnName == FrameColumns.Label);
        if (Labels?.Indicators is null)
        {
            schema.RemoveAll(column => column.ColumnName == FrameColumns.Labels);
        }
        else
        {
            schema[FrameColumns.Labels].ColumnType = new VectorDataViewType(BooleanDataViewType.Instance, Labels.ClassNames.Count);
            schema[FrameColumns.Labels].AddAnnotation(SlotNames.Kind, SlotNames.Texts(Labels.ClassNames), SlotNames.TypeFor(Labels.ClassNames.Count));
        }

        if (Labels?.ModelIds is null)
            schema.RemoveAll(column => column.ColumnName == FrameColumns.ModelId);
        if (Ids?.Trains is null)
            schema.RemoveAll(column => column.ColumnName == FrameColumns.TrainId);
        if (Ids?.Pulses is null)
            schema.RemoveAll(column => column.ColumnName == FrameColumns.PulseId);
        if (Ids?.Files is null)
            schema.RemoveAll(column => column.ColumnName == FrameColumns.File);
        int positive = options.PositiveClass is { } name ? PositiveIndex(name) : -1;
        return catalog.LoadFromEnumerable(Rows(options, positive), schema);
    }

    /// <summary>The index of a class among the labels; -1 when there are no labels at all.</summary>
    internal int PositiveIndex(string positiveClass)
    {
        if (Labels is null)
            return -1;
        for (int i = 0; i < Labels.ClassNames.Count; i++)
        {
            if (Labels.ClassNames[i] == positiveClass)
                return i;
        }

        throw new InvalidInputException(
            $"{Path}: no class is named '{positiveClass}' (the classes are {string.Join(", ", Labels.ClassNames)}); name the positive class, or add class_names to the file");
    }

    private IEnumerable<FrameRow> Rows(FrameLoadOptions options, int positive)
    {
        var row = new FrameRow();
        int done = 0;
        foreach ((int index, float[]? pixels, string? reason) in Read())
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report(new WorkProgress(options.ProgressStage, ++done, _indices.Count));
            if (pixels is null)
            {
                var bad = new BadFrame(Path, index, reason!);
                if (options.Strict)
                    throw new BadFrameException(bad);
                options.OnBadFrame?.Invoke(bad);
                continue;
            }

            row.Frame = pixels;
            row.Index = index;
            if (Labels is not null)
            {
                row.ClassName = ClassNameOf(index);
                row.Label = positive >= 0 && IsOfClass(index, positive);
                row.Labels = Labels.Indicators is { } indicators ? [.. indicators[index]] : [];
                row.ModelId = Labels.ModelIds?[index] ?? 0;
            }

            row.TrainId = Ids?.Trains?[index] ?? 0;
            row.PulseId = Ids?.Pulses?[index] ?? 0;
            row.File = Ids?.Files?[index] ?? "";
            options.OnRow?.Invoke(row);
            yield return row;
        }
    }
}
