"""Loaded before settings are: gives tests keys of their own, and no database until one is made."""

import json
import os
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, settings

os.environ["BAKEN_SECRET_KEY"] = "0" * 64
CONTEXT_KEY = "1" * 64
os.environ["BAKEN_CONTEXT_KEY"] = CONTEXT_KEY
LOGIN_KEYRING = Path(mkdtemp(prefix="baken-login-")) / "login.keyring"
LOGIN_KEYRING.write_text(json.dumps({"root": "2" * 64, "keys": {"kek-1": "3" * 64}}))
os.environ["BAKEN_LOGIN_KEYRING"] = str(LOGIN_KEYRING)
os.environ["BAKEN_DEMO_SECOND_FACTOR"] = "BAKENBAKENBAKENBAKENBAKENBAKENBA"
os.environ["BAKEN_OFFICE_DATABASE_URL"] = "postgresql://baken_office@/not_made_yet"
os.environ["BAKEN_PORTAL_PEPPER"] = "4" * 64
os.environ["BAKEN_PORTAL_DATABASE_URL"] = "postgresql://baken_portal@/not_made_yet"
os.environ["BAKEN_ROLE"] = "office"
os.environ["BAKEN_UI_KIT"] = "1"
os.environ.pop("BAKEN_DEBUG", None)

# How long a test may take says something about the machine, not about Baken.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
