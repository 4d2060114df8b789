using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Architecture;

/// <summary>One member in a line: modifiers that callers see, types, parameter names and defaults.</summary>
internal static class MemberSignature
{
    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)}){Access(constructor)}",
        MethodInfo method => $"{method.Name}{TypeParameters(method)}({Parameters(method)}) -> {TypeName.Of(method.ReturnType)}{Access(method)}",
        PropertyInfo property => $"{property.Name}{Index(property)} {{ {Accessors(property)} }} -> {TypeName.Of(property.PropertyType)}{Access(property.GetAccessors(nonPublic: true)[0])}",
        FieldInfo { IsLiteral: true } constant => $"{constant.Name} = {Value(constant.GetRawConstantValue(), constant.FieldType)} -> {TypeName.Of(constant.FieldType)}",
        FieldInfo field => $"{field.Name} -> {TypeName.Of(field.FieldType)}{(field.IsStatic ? " static" : "")}{(field.IsInitOnly ? " readonly" : "")}",
        EventInfo declared => $"event {declared.Name} -> {TypeName.Of(declared.EventHandlerType!)}",
        _ => member.ToString()!,
    };

    private static string TypeParameters(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "";

    private static string Accessors(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        if (property.SetMethod is not { } setter || !IsVisible(setter))
            return get.TrimEnd();
        bool init = setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return get + (init ? "init;" : "set;");
    }

    private static string Parameters(MethodBase method)
    {
        string extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string kind = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        string value = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{kind}{TypeName.Of(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Access(MethodBase method) => (method.IsStatic ? " static" : "") + (method.IsPublic ? "" : " protected");

    private static bool IsVisible(MethodInfo method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
