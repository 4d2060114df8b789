"""ONNX Runtime."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from _onnx_network import main

main("resnet10", 128, sys.argv[1:])
