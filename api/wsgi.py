"""The wiring: the app on the servers that the environment names. `waitress-serve api.wsgi:app`."""

from api.app import create_app
from workers import Settings, connect, logs

settings = Settings.read()
logs.set_up(settings.log_level)
app = create_app(connect(settings))
