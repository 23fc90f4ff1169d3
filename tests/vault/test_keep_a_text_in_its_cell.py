"""A text that an action takes from one row to another is sealed anew, or refused when closed."""

import pytest

from baken.signals.models import Signal
from baken.vault.content import Content
from baken.vault.door import unwrap
from baken.vault.office import NotSealed
from tests.typing import Acting


def test_an_open_text_of_another_row_is_sealed_for_its_new_one(acting: Acting) -> None:
    with acting("marieke"):
        one, other = Signal.objects.order_by("id")[:2]
        unwrap([other])
        one.observation = other.observation
        one.save(update_fields=["observation"])
        again = Signal.objects.get(pk=one.pk)
        unwrap([again, other])
        assert again.observation == other.observation
        assert again.observation.stored != other.observation.stored


def test_a_closed_text_of_another_column_is_refused(acting: Acting) -> None:
    with acting("marieke"):
        one, other = Signal.objects.order_by("id")[:2]
        one.interpretation = other.observation
        with pytest.raises(NotSealed, match="another cell"):
            one.save(update_fields=["interpretation"])


def test_a_closed_text_is_not_put_into_a_new_row(acting: Acting) -> None:
    with acting("marieke"):
        known = Signal.objects.earliest("id")
        made = Signal(dossier_id=known.dossier_id, owner_id=known.owner_id,
                      region_id=known.region_id, observation=known.observation)  # fmt: skip
        with pytest.raises(NotSealed, match="another cell"):
            made.save()


def test_a_row_that_does_not_know_where_it_belongs_seals_nothing(acting: Acting) -> None:
    with acting("marieke"), pytest.raises(ValueError, match="needs an id, owner and region"):
        Signal(observation="x").save()


def test_a_text_may_be_emptied(acting: Acting) -> None:
    with acting("marieke"):
        signal = Signal.objects.earliest("id")
        signal.observation = Content.opened("")
        signal.save(update_fields=["observation"])
        again = Signal.objects.get(pk=signal.pk)
        assert not again.observation
        unwrap([again])
        assert again.observation.text == ""
