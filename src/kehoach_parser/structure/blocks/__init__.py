"""Lines to blocks: one block is one paragraph, heading or grid. The blocks tile the lines, no gap and no overlap."""

from kehoach_parser.structure.blocks.block import Block
from kehoach_parser.structure.blocks.build import build_blocks

__all__ = ["Block", "build_blocks"]
