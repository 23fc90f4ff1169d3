"""All settings, once. What differs between places comes from the environment (docs/reference)."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from config.environment import (
    HOME,
    VAR,
    beside_secrets,
    database,
    flag,
    keeper_socket,
    listed,
    optional_secret,
    secret,
)
from config.navigation import ATTACHMENT_HOMES, CASE_ADVICE, CASE_PLACES, NAVIGATION

ROLE = os.environ.get("BAKEN_ROLE", "office")
DEBUG = flag("BAKEN_DEBUG")
SECRET_KEY = secret("BAKEN_SECRET_KEY", file="django.key")
CONTEXT_KEY = secret("BAKEN_CONTEXT_KEY", file="context.key")
KEEPER_SOCKET = keeper_socket()
AUDIT_FOLDER = Path(os.environ.get("BAKEN_AUDIT_FOLDER", VAR / "audit"))
LOGIN_KEYRING = beside_secrets("BAKEN_LOGIN_KEYRING", file="login.keyring")
ALLOWED_HOSTS = listed("BAKEN_HOSTS", "localhost,127.0.0.1,[::1]")
SHOW_UI_KIT = flag("BAKEN_UI_KIT")
DEMO_SECOND_FACTOR = optional_secret("BAKEN_DEMO_SECOND_FACTOR", file="demo.second-factor")
QUICK_EXIT_URL = os.environ.get("BAKEN_QUICK_EXIT_URL", "/leeg")
ATTACHMENTS_FOLDER = os.environ.get("BAKEN_ATTACHMENTS", str(VAR / "attachments"))
ATTACHMENT_BYTES = int(os.environ.get("BAKEN_ATTACHMENT_MB", "50")) * 1024 * 1024
CLAMAV = os.environ.get("BAKEN_CLAMAV", "")
FILE_UPLOAD_HANDLERS = [
    "baken.core.uploads.HeldHandler",
    "baken.attachments.upload.SealingHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 20
KNOWLEDGE_FOLDER = HOME / "knowledge"
KNOWLEDGE_OVERLAY = os.environ.get("BAKEN_KNOWLEDGE_OVERLAY", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "procrastinate.contrib.django",
    "baken.core",
    "baken.vault",
    "baken.vault.logbook",
    "baken.parties",
    "baken.access",
    "baken.access.oversight",
    "baken.access.inner",
    "baken.access.retention",
    "baken.accounts",
    "baken.attachments",
    "baken.instruments",
    "baken.portal",
    "baken.intake",
    "baken.intake.outside",
    "baken.intake.look",
    "baken.signals",
    "baken.matching",
    "baken.enforcement",
    "baken.statistics.hidden",
    "baken.cases",
    "baken.care",
    "baken.governance",
    "baken.desk",
    "baken.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "baken.core.middleware.operation",
    "baken.core.middleware.shielded",
    "baken.core.middleware.cookieless",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "baken.core.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "baken.access.middleware.acting",
    "baken.accounts.middleware.idle_lock",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "baken.core.context.page",
                "baken.accounts.pages.page",
            ],
        },
    }
]
FORM_RENDERER = "baken.core.forms.KitRenderer"

DATABASES = {"default": database(ROLE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "parties.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["baken.accounts.backends.LocalAccounts"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"

EMAIL_HOST, _, _mail_port = os.environ.get("BAKEN_MAIL_HOST", "").partition(":")
EMAIL_PORT = int(_mail_port or 25)
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("BAKEN_MAIL_FROM", "baken@localhost")
ON_CALL = dict(each.split("=", 1) for each in listed("BAKEN_ON_CALL") if "=" in each)
SESSION_ENGINE = "baken.accounts.sessions"
SESSION_COOKIE_NAME = "s"
SESSION_COOKIE_AGE = 9 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE = flag("BAKEN_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_NAME = "c"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"  # “no-referrer” makes browsers hide where a form came from
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "taal"
LOCALE_PATHS = [HOME / "baken" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

PROCRASTINATE_IMPORT_PATHS = ["baken.ops.tasks"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING_CONFIG = None

__all__ = ["ATTACHMENT_HOMES", "CASE_ADVICE", "CASE_PLACES", "NAVIGATION"]
