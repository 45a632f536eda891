"""What one does with a checkout: start it, build it, write its pages and examples anew."""
