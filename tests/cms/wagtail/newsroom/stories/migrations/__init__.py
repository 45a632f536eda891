"""How the newsroom's tables came to be."""
