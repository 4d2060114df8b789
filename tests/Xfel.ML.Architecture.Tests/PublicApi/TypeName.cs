namespace Xfel.ML.Architecture;

/// <summary>The name of a type as a reader of C# writes it, with its namespace.</summary>
internal static class TypeName
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!) + "&";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter)
            return type.Name;
        string name = type.DeclaringType is { } outer ? $"{Of(outer)}.{type.Name}" : type.Namespace is null or "System" ? type.Name : $"{type.Namespace}.{type.Name}";
        int tick = name.LastIndexOf('`');
        if (tick < 0)
            return name;
        // A type nested in a generic one repeats its parameters: only its own are written here.
        int own = int.Parse(name[(tick + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        return $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments()[^own..].Select(Of))}>";
    }
}
