"""The door: Flask and the command line. It asks the desk (`workers.Desk`) and writes answers; it judges nothing."""
