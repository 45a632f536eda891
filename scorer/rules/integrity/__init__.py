"""Rules of this dimension, one folder each."""
