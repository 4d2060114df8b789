namespace Xfel.ML.Networks.Internals;

/// <summary>AttributeProto.AttributeType: the kinds that layers of convolutional networks have.</summary>
internal enum OnnxAttributeType
{
    Float = 1,
    Integer = 2,
    Integers = 7,
}
