"""What the newsroom publishes."""
