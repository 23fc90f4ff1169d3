"""Asks the login service of an organisation something, over HTTPS, briefly and without detours."""

import json
from typing import Any
from urllib.parse import urlencode, urlsplit

import urllib3

TIMEOUT = urllib3.Timeout(connect=3, read=5)
MOST_BYTES = 512 * 1024
FORM = "application/x-www-form-urlencoded"
LOOPBACK = ("localhost", "127.0.0.1")


class ServiceFails(Exception):
    """The login service does not answer, or not as the standard says; told to an administrator."""


_pool = urllib3.PoolManager(timeout=TIMEOUT, retries=False)


def ask(
    address: str, *, form: dict[str, str] | None = None, headers: dict[str, str] | None = None
) -> dict[str, Any]:
    """Give the JSON object at an address, or the answer to a form; raise ServiceFails otherwise."""
    refuse_open_line(address)
    method, body = ("GET", None) if form is None else ("POST", urlencode(form))
    sent = {"Content-Type": FORM, **(headers or {})} if body else headers
    try:
        answer = _pool.request(
            method, address, body=body, headers=sent, redirect=False, preload_content=False
        )
        read = answer.read(MOST_BYTES, decode_content=True)
        answer.close()
    except urllib3.exceptions.HTTPError as error:
        raise ServiceFails(type(error).__name__) from error
    if answer.status != 200:
        raise ServiceFails(f"status {answer.status}")
    return _object(read)


def refuse_open_line(address: str) -> None:
    """Raise ServiceFails for an address that others on the way could read or change."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ServiceFails("no https")


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError as error:
        raise ServiceFails("no JSON") from error
    if not isinstance(found, dict):
        raise ServiceFails("no object")
    return found
