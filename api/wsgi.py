"""The wiring: the app on the servers that the environment names. `waitress-serve api.wsgi:app`."""

from api.app import create_app
from workers import Settings, connect

app = create_app(connect(Settings.read()))
