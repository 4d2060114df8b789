using Xfel.ML.Internals;

namespace Xfel.ML.Downloads;

[TestClass]
public sealed class SafeNameTests
{
    [TestMethod]
    [DataRow("data.cxi")]
    [DataRow("vgg16-7.onnx")]
    [DataRow(".hidden")]
    [DataRow("with space.h5")]
    [DataRow("..twodots")]
    [DataRow("Überblick.txt")]
    [DataRow("console.log")]
    [DataRow("com10")]
    public void Fault_PlainName_IsNull(string name) => Assert.IsNull(SafeName.Fault(name));

    [TestMethod]
    [DataRow("")]
    [DataRow(".")]
    [DataRow("..")]
    [DataRow("a/b")]
    [DataRow("a\\b")]
    [DataRow("C:")]
    [DataRow("C:x")]
    [DataRow("x:stream")]
    [DataRow("a*")]
    [DataRow("a?")]
    [DataRow("a\0b")]
    [DataRow("a\nb")]
    [DataRow("a\u001b[2Jb")]
    [DataRow("a\u202Egpj.exe")]
    [DataRow("a\uD800b")]
    [DataRow("a ")]
    [DataRow(" a")]
    [DataRow("a.")]
    [DataRow("CON")]
    [DataRow("nul.txt")]
    [DataRow("NUL .txt")]
    [DataRow("com1")]
    [DataRow("LPT\u00b2.tar.gz")]
    [DataRow("CONIN$")]
    public void Fault_UnsafeName_IsSaid(string name) => Assert.IsNotNull(SafeName.Fault(name));

    [TestMethod]
    public void Fault_LongName_IsSaid()
    {
        Assert.IsNull(SafeName.Fault(new string('a', 200)));
        Assert.IsNotNull(SafeName.Fault(new string('a', 201)));
    }

    [TestMethod]
    public void Show_WhatATerminalActsOn_IsWrittenOut() => Assert.AreEqual("a\\u001b[2J\\u202eb", SafeName.Show("a\u001b[2J\u202eb"));
}
