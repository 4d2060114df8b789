"""Compares scores of this library with ONNX Runtime. Arguments: the folder tests/Xfel.ML.Benchmarks/peers, then exported .onnx files, each with frames and scores
(little-endian float32) beside it, named .frames.f32 and .scores.f32. Prints the largest difference of the scores over the larger of 1 and their largest magnitude, one
line each. XFEL_ML_ONNXRUNTIME names the folder of ONNX Runtime's library. NetworkOnnxTests runs this:
XFEL_ML_ONNXRUNTIME=FOLDER dotnet test tests/Xfel.ML.Networks.Tests -c Release --filter AgreesWithOnnxRuntime"""
import sys

import numpy as np
import onnx

sys.path.insert(0, sys.argv[1])
from _onnx_runtime import Session

for path in sys.argv[2:]:
    shape = [d.dim_value for d in onnx.load(path).graph.input[0].type.tensor_type.shape.dim][1:]
    base = path[:-len(".onnx")]
    session = Session(path, 2)
    scores = session.run(np.fromfile(base + ".frames.f32", "<f4").reshape(-1, *shape))
    assert session.output == b"scores", session.output
    expected = np.fromfile(base + ".scores.f32", "<f4").reshape(scores.shape)
    print(f"{np.abs(scores.astype(np.float64) - expected).max() / max(1, np.abs(expected).max()):.3g}")
