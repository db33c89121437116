"""Lines to a tree of blocks: how Vietnamese administrative documents are laid out and numbered."""
