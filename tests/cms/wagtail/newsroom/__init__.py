"""A small newsroom on Wagtail, for tests: copied into a folder of its own and run there."""
