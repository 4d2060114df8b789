"""Writes a network of the benchmarks as an ONNX model with random weights, in a process of its own so that torch does not count as a peer's memory.

    python3 _export.py resnet18 model.onnx --batch 8
"""
import argparse
import sys



def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("network")
    parser.add_argument("path")
    parser.add_argument("--batch", type=int, default=8)
    args = parser.parse_args(argv)
    try:
        import torch
        from _networks import NETWORKS
    except ImportError as error:
        print(error, file=sys.stderr)
        return 77
    torch.manual_seed(0)
    make, side, _ = NETWORKS[args.network]
    torch.onnx.export(make().eval(), torch.rand(args.batch, 1, side, side), args.path, opset_version=17, input_names=["input"], output_names=["output"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
