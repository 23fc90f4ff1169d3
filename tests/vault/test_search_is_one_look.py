"""A search is one line in the log, with every row that was opened, found in or not."""

import json

from baken.signals.models import Signal
from baken.signals.search import look_for
from tests.vault.conftest import House, Process


def test_a_search_is_one_line_with_all_that_was_opened(house: House, process: Process) -> None:
    looks = "select verb, objects from vault_accesslog order by at"
    before = house.ask(looks)
    with house.acting("marieke"):
        look_for("nergens staat dit", "")
        signals = {str(signal.pk) for signal in Signal.objects.all()}
    [(verb, objects)] = house.ask(looks)[len(before) :]
    assert verb == "search"
    assert signals <= {row_id for _, _, row_id, _ in json.loads(objects)}
