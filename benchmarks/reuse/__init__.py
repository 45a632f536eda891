"""How much borrowed text the reuse index finds, how fast, and in how little memory, beside the MinHash libraries."""
