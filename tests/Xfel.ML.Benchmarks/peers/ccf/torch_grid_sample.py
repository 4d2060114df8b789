"""Peer of the benchmark ccf: torch, grid_sample with the frames as channels, so that the grid is worked out once for all, and batched matrix products."""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from _tuning import blas, leave_out, report, restart_tuned, time_passes

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=1)
threads = parser.parse_args().threads
restart_tuned(threads)
try:
    import torch
except ImportError as error:
    leave_out(error)

SIDE, RADII, ANGLES, ORDER, FRAMES = 224, 224, 360, 8, 16
torch.set_num_threads(threads)
torch.manual_seed(1)
# In the units of grid_sample the frame's edges are at -1 and 1, and so is the outer radius.
r = ((torch.arange(RADII, dtype=torch.float64) + 0.5) / RADII)[:, None]
phi = 2 * torch.pi * torch.arange(ANGLES, dtype=torch.float64) / ANGLES
grid = torch.stack([r * phi.cos(), r * phi.sin()], dim=-1).float()[None]
turn = (torch.stack([(ORDER * phi).cos(), -(ORDER * phi).sin()], dim=1) / ANGLES).float()
upper = torch.ones(RADII, RADII, dtype=torch.bool).triu(1)
frames = 10 * torch.rand(1, FRAMES, SIDE, SIDE)


def work():
    with torch.inference_mode():
        polar = torch.nn.functional.grid_sample(frames, grid, mode="bilinear", padding_mode="border", align_corners=True)[0]
        lower = torch.bmm(polar, polar.transpose(1, 2)).mul_(1 / ANGLES)
        component = (polar - polar.mean(dim=2, keepdim=True)) @ turn
        return torch.where(upper, torch.bmm(component, component.transpose(1, 2)), lower)


report(f"torch {torch.__version__}, {blas()}", FRAMES, time_passes(work, warmups=3, seconds=6))
