"""Lines to blocks: one block is one paragraph, heading or grid. The blocks tile the lines, no gap and no overlap."""

from kehoach_parser.structure.blocks.build import Block, build_blocks

__all__ = ["Block", "build_blocks"]
