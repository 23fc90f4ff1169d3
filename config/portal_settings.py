"""All settings of the public portal: a process that knows no account and no key of the office."""

import hashlib
import os

from csp.constants import NONCE, NONE, SELF

from config.environment import HOME, flag, listed, secret

PEPPER = bytes.fromhex(secret("BAKEN_PORTAL_PEPPER", file="portal.pepper"))
SECRET_KEY = hashlib.sha256(b"django" + PEPPER).hexdigest()  # Django asks for one; nothing uses it
DATABASE_URL = secret("BAKEN_PORTAL_DATABASE_URL", file="database-portal.url")
ONION = os.environ.get("BAKEN_PORTAL_ONION", "")
IS_PROXIED = flag("BAKEN_PORTAL_PROXIED")
# A municipality with a host of its own: `meldpunt.example=zandhaven`, with commas between them.
ENTRIES = dict(each.split("=", 1) for each in listed("BAKEN_PORTAL_ENTRIES", ""))
DEBUG = False
ALLOWED_HOSTS = [
    *listed("BAKEN_PORTAL_HOSTS", "localhost,127.0.0.1,[::1]"),
    *filter(None, [ONION]),
    *ENTRIES,
]
QUICK_EXIT_URL = os.environ.get("BAKEN_QUICK_EXIT_URL", "/leeg")
KNOWLEDGE_FOLDER = HOME / "knowledge"
KNOWLEDGE_OVERLAY = os.environ.get("BAKEN_KNOWLEDGE_OVERLAY", "")

INSTALLED_APPS = ["django.contrib.staticfiles", "baken.core", "baken.portal"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "baken.portal.middleware.guarded",
    "csp.middleware.CSPMiddleware",
    "baken.portal.middleware.language",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "config.portal_urls"
WSGI_APPLICATION = "config.portal_wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "baken.portal.context.page",
            ],
        },
    }
]
FORM_RENDERER = "baken.core.forms.KitRenderer"
DATABASES: dict[str, dict[str, object]] = {}
FILE_UPLOAD_HANDLERS = ["baken.portal.files.SealingHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 400_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 1
APPEND_SLASH = False

SECURE = flag("BAKEN_HTTPS")
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "connect-src": [SELF],  # a file on its way, to show how far it is
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "nl"
LOCALE_PATHS = [HOME / "baken" / "portal" / "locale", HOME / "baken" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING_CONFIG = None
