"""How many reports two web workers take in, each told in five pages, as people do."""

import http.client
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from baken.ops import testing
from bench.figures import say
from bench.people import browser_of
from bench.server import serving
from bench.test_saving import TOLD

PEOPLE = ("yara", "marieke", "sander", "joris")
SECONDS = 15.0
TOKEN = "a" * 32
SEND = "/melden/controle"


def test_reports_with_two_workers(addresses: testing.Urls) -> None:
    """Four people at once, as fast as the server answers them."""
    cookies = [_cookie(browser_of(each)) for each in PEOPLE]
    with serving(addresses["office"]) as port, ThreadPoolExecutor(len(PEOPLE)) as people:
        until = time.monotonic() + SECONDS
        asked = [people.submit(_report_until, port, cookie, until) for cookie in cookies]
        sent = [seconds for each in asked for seconds in each.result()]
    say("reports with two workers, five requests each", len(sent) / SECONDS, "a second")
    say("handing in, under that load: p50", statistics.median(sent) * 1000, "ms")


def _cookie(browser: Client) -> str:
    return f"s={browser.cookies[settings.SESSION_COOKIE_NAME].value}; c={TOKEN}"


def _report_until(port: int, cookie: str, until: float) -> list[float]:
    """Give how long each handing in took."""
    sent: list[float] = []
    with closing(http.client.HTTPConnection("127.0.0.1", port)) as line:
        while time.monotonic() < until:
            for address, fields in TOLD.items():
                _post(line, cookie, address, fields)
            started = time.monotonic()
            _post(line, cookie, SEND, "")
            sent.append(time.monotonic() - started)
    return sent


def _post(line: http.client.HTTPConnection, cookie: str, address: str, fields: str) -> None:
    body = f"{fields}&{urlencode({'csrfmiddlewaretoken': TOKEN})}".lstrip("&")
    kind = "application/x-www-form-urlencoded"
    line.request("POST", address, body, {"Cookie": cookie, "Content-Type": kind})
    answer = line.getresponse()
    answer.read()
    assert answer.status == 302, (address, answer.status)
