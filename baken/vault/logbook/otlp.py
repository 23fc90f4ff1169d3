"""The processing log in the form of OpenTelemetry (OTLP/JSON), as the Dutch standard asks.

Logboek Dataverwerkingen is a profile of OpenTelemetry traces: one span per data subject, no
sampling. Nothing goes anywhere unless somebody configured where.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.request import Request, urlopen

SECONDS = 20
STATUS = {"OK": 1, "ERROR": 2}


def spans(lines: Iterable[Mapping[str, Any]], *, service: str = "baken") -> dict[str, Any]:
    """Give lines of the processing log as an OTLP request for traces."""
    resource = {"attributes": [_attribute("service.name", service)]}
    scope = {"scope": {"name": "baken.logbook"}, "spans": [_span(line) for line in lines]}
    return {"resourceSpans": [{"resource": resource, "scopeSpans": [scope]}]}


def _span(line: Mapping[str, Any]) -> dict[str, Any]:
    attributes = {
        "dpl.core.processing_activity_id": line["activity"],
        "dpl.core.data_subject_id": line["subject"],
        "dpl.core.operation_id": str(line["operation"]),
        "baken.controller_id": str(line["owner_id"]),
    }
    return {
        "traceId": line["trace_id"],
        "spanId": line["id"].hex[16:],
        "name": line["name"],
        "kind": 1,
        "startTimeUnixNano": _nanoseconds(line["started_at"]),
        "endTimeUnixNano": _nanoseconds(line["ended_at"]),
        "status": {"code": STATUS[line["status_code"]]},
        "attributes": [_attribute(name, value) for name, value in attributes.items()],
    }


def _attribute(name: str, value: str) -> dict[str, Any]:
    return {"key": name, "value": {"stringValue": value}}


def _nanoseconds(at: datetime) -> str:
    whole = int(at.timestamp())
    return str(whole * 1_000_000_000 + at.microsecond * 1_000)


def send(url: str, lines: list[Mapping[str, Any]]) -> None:
    """Send lines to a collector and wait until it confirms; raise OSError when it does not.

    Raises ValueError for an address that is not http or https.
    """
    if not url.startswith(("http://", "https://")):
        raise ValueError("The address of a collector starts with http:// or https://.")
    request = Request(  # noqa: S310 - only the two schemes above
        url,
        data=json.dumps(spans(lines)).encode(),
        headers={"Content-Type": "application/json"},
        method="POST",
    )
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as above
        answer.read()
