"""What can be run with `manage.py`."""
