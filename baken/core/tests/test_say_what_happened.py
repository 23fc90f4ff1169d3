"""A notice is shown once; a refusal is a sentence for the person who asked."""

import json
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy, override

from baken.core.notices import Notice, notify, take_notices
from baken.core.refusals import Refused


def request_with_session() -> Any:
    """Give a request that remembers."""
    return SimpleNamespace(session={})


def test_a_notice_is_shown_once_and_in_order() -> None:
    request = request_with_session()
    notify(request, "ok", "Bewaard.")
    notify(request, "warning", "Let op.")
    assert take_notices(request) == [Notice("ok", "Bewaard."), Notice("warning", "Let op.")]
    assert take_notices(request) == []


def test_a_notice_can_wait_in_a_session() -> None:
    """Sessions are JSON: a translation that is still lazy would not survive."""
    request = request_with_session()
    with override("nl"):
        notify(request, "ok", gettext_lazy("Bewaard."))  # type: ignore[arg-type]
    kept = json.loads(json.dumps(request.session))
    assert take_notices(SimpleNamespace(session=kept)) == [Notice("ok", "Bewaard.")]  # type: ignore[arg-type]


def test_a_refusal_carries_its_reason() -> None:
    refused = Refused("Een collega heeft deze melding net geregistreerd.")
    assert refused.reason == str(refused) == "Een collega heeft deze melding net geregistreerd."
