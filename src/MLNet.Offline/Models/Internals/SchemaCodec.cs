using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Schemas in a model file. Of the annotations, texts, vectors of texts, flags, numbers and vectors of numbers are kept.</summary>
internal static class SchemaCodec
{
    public static void Write(ModelWriter writer, DataViewSchema schema)
    {
        writer.Write(schema.Count);
        foreach (DataViewSchema.Column column in schema)
        {
            writer.Write(column.Name);
            writer.Write(column.Type);
            DataViewSchema.Column[] kept = [.. column.Annotations.Schema.Where(a => ValueCodec.CanWrite(a.Type))];
            writer.Write(kept.Length);
            foreach (DataViewSchema.Column annotation in kept)
            {
                writer.Write(annotation.Name);
                writer.Write(annotation.Type);
                ValueCodec.Write(writer, annotation.Type, column.Annotations.GetterAt(annotation.Index));
            }
        }
    }

    public static DataViewSchema Read(ModelReader reader)
    {
        var schema = new DataViewSchema.Builder();
        int count = reader.ReadCount();
        for (int i = 0; i < count; i++)
        {
            string name = reader.ReadName();
            DataViewType type = reader.ReadType();
            var annotations = new DataViewSchema.Annotations.Builder();
            int annotationCount = reader.ReadCount();
            for (int j = 0; j < annotationCount; j++)
            {
                string kind = reader.ReadName();
                DataViewType annotationType = reader.ReadType();
                annotations.Add(kind, annotationType, ValueCodec.Read(reader, annotationType));
            }

            schema.AddColumn(name, type, annotations.ToAnnotations());
        }

        return schema.ToSchema();
    }
}
