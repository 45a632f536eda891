"""Settings of the newsroom: Wagtail's own list, and what docs/how-to/wagtail.md tells a reader to add."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1]


class Changeable(dict[str, Any]):
    """Settings in a file that tests change while the site runs; a newsroom would write a plain dict."""

    def get(self, name: str, otherwise: Any = None) -> Any:
        """Look a setting up in the file as it is now."""
        return json.loads((FOLDER / "sumber.json").read_text()).get(name, otherwise)


SUMBER = Changeable()

INSTALLED_APPS = [
    "sumber_wagtail",
    "newsroom.stories",
    "wagtail.api.v3",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sumber_wagtail.middleware.ExplainHeld",
]
WAGTAIL_FINISH_WORKFLOW_ACTION = "sumber_wagtail.publishing.publish_approved"

ROOT_URLCONF = "newsroom.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "db.sqlite3",
        # The site and the desk write at the same time: wait for each other, and do so before reading.
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"},
    },
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and nobody's
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("id", "Bahasa Indonesia")]
STATIC_URL = "/static/"
MEDIA_ROOT = FOLDER / "media"
SECRET_KEY = "a newsroom of tests"
DEBUG = True  # so that runserver serves the static files
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
WAGTAIL_SITE_NAME = "Kabar Wanakerta"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
