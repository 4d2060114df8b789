using System.Reflection;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Architecture;

/// <summary>The public surface of an assembly, a line a type or member, sorted.</summary>
internal static class PublicApiListing
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Lists an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="withInherited">Repeat inherited members under each type, so that a listing of a flatter hierarchy finds its lines.</param>
    public static IReadOnlyList<string> Of(Assembly assembly, bool withInherited = false)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        BindingFlags flags = withInherited ? Members | BindingFlags.FlattenHierarchy : Members | BindingFlags.DeclaredOnly;
        foreach (Type type in assembly.GetExportedTypes().Where(type => !IsOfExtensionBlock(type)))
        {
            string name = TypeName.Of(type);
            lines.Add($"{name} : {Kind(type)}");
            if (typeof(Delegate).IsAssignableFrom(type) && type != typeof(Delegate))
            {
                lines.Add($"{name}.{MemberSignature.Of(type.GetMethod("Invoke")!)}");
                continue;
            }

            IEnumerable<Type> levels = withInherited && type.IsInterface ? [type, .. type.GetInterfaces()] : [type];
            foreach (MemberInfo member in levels.SelectMany(level => level.GetMembers(flags)))
            {
                if (member is not Type && IsVisible(member))
                    lines.Add($"{name}.{MemberSignature.Of(member)}");
            }
        }

        return [.. lines];
    }

    /// <summary>The compiler keeps the declarations of an extension block in nested types with names that nobody can write; callers see the block's members as methods of the outer type.</summary>
    private static bool IsOfExtensionBlock(Type type) => type.FullName!.Contains("<G>$", StringComparison.Ordinal);

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodInfo method => IsVisible(method) && !method.IsSpecialName && !IsGenerated(method) && method.DeclaringType != typeof(object) && method.DeclaringType != typeof(ValueType),
        ConstructorInfo constructor => IsVisible((MethodBase)constructor) && !constructor.IsStatic,
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible) && !(property.GetMethod is { } getter && property.Name == "EqualityContract" && IsGenerated(getter)),
        EventInfo declared => declared.AddMethod is { } add && IsVisible(add),
        _ => false,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Equality, printing and cloning of records follow from their properties.</summary>
    private static bool IsGenerated(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
