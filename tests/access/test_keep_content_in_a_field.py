"""A content field stores and gives back a text, closed, and refuses to be searched."""

from typing import Any

import pytest
from django.db import models, transaction
from django.db.models import Q
from django.http import QueryDict

from baken.access import drafts
from baken.access.models import Draft
from baken.demo.cast import YARA, fixed_id
from baken.intake.models import Involved, Report
from baken.parties.models import Person
from baken.vault.content import Content, NotUnwrapped
from baken.vault.door import unwrap
from baken.vault.fields import ContentField, content_fields
from baken.vault.office import NotSealed
from tests.typing import Acting

SEARCHES: list[dict[str, Any]] = [
    {"observed": "x"},
    {"observed": Content.opened("x")},
    {"observed__icontains": "x"},
    {"observed__startswith": "x"},
    {"observed__in": ["x"]},
    {"observed__gt": "x"},
    {"observed__regex": "x"},
    {"signals__observation__contains": "x"},
]


@pytest.mark.parametrize("search", SEARCHES, ids=str)
@pytest.mark.parametrize("verb", ["filter", "exclude", "get", "get_or_create"])
def test_content_cannot_be_searched(acting: Acting, verb: str, search: dict[str, Any]) -> None:
    with acting("marieke"), pytest.raises(TypeError, match="cannot be searched"):
        getattr(Report.objects, verb)(**search)


def test_content_cannot_be_searched_beside_something_else(acting: Acting) -> None:
    either = Q(code="M-2222-22") | ~Q(thought__contains="x")
    with acting("marieke"), pytest.raises(TypeError, match="thought__contains"):
        Report.objects.filter(either)


def test_one_may_ask_whether_there_is_a_text(acting: Acting) -> None:
    with acting("marieke"):
        assert not Report.objects.filter(observed__isnull=True).exists()
        assert Report.objects.filter(observed__isnull=False).exists()


def test_what_comes_from_the_database_is_closed_until_unwrapped(acting: Acting) -> None:
    with acting("marieke"):
        reports = list(Report.objects.all())
        with pytest.raises(NotUnwrapped):
            str(reports[0].observed)
        unwrap(reports)
        assert all(report.observed.text for report in reports)
        assert any(report.thought.text for report in reports)


def test_the_door_opens_many_rows_at_once_and_passes_over_what_is_missing(acting: Acting) -> None:
    with acting("marieke"):
        reports = list(Report.objects.all())
        involved = Involved.objects.first()
        assert involved is not None
        unwrap([*reports, None, involved])
        assert all(report.observed.text for report in reports)
        assert involved.description.text


def test_a_row_without_content_goes_through_the_door_unharmed(acting: Acting) -> None:
    with acting("marieke") as marieke:
        person = Person.objects.select_related("organisation").get(pk=marieke.person_id)
        unwrap([person.organisation])
        assert person.organisation.name


def test_what_was_not_fetched_is_not_opened(acting: Acting) -> None:
    """A deferred text costs its own query, and then is as closed as any."""
    with acting("marieke"):
        report = Report.objects.defer("thought").earliest("received_at")
        unwrap([report])
        assert report.observed.text
        with pytest.raises(NotUnwrapped):
            str(report.thought)


def test_values_come_closed_as_well(acting: Acting) -> None:
    with acting("marieke"):
        for observed in Report.objects.values_list("observed", flat=True):
            with pytest.raises(NotUnwrapped):
                str(observed)


def test_the_writer_sees_what_was_just_saved(acting: Acting) -> None:
    with acting("yara") as yara:
        draft = drafts.keep(yara, key="/trial", fields=QueryDict("observed=x"))
        assert draft.fields.text == "observed=x"
        draft.fields = Content.opened("observed=y")
        draft.save(update_fields=["fields"])
        found = Draft.objects.get(pk=draft.pk)
        unwrap([found])
        assert found.fields.text == "observed=y"


@pytest.mark.parametrize("text", ["observed=y", Content.opened("observed=y")], ids=["a", "b"])
def test_a_text_is_sealed_for_one_row_and_so_not_written_to_many(
    acting: Acting, text: str | Content
) -> None:
    with acting("yara") as yara:
        draft = drafts.keep(yara, key="/trial", fields=QueryDict("observed=x"))
        with pytest.raises(NotSealed, match="Save the row itself"), transaction.atomic():
            Draft.objects.update(fields=text)
        assert Draft.objects.update(fields="") == 1
        draft.fields = text
        with pytest.raises(NotSealed, match="Save the row itself"), transaction.atomic():
            Draft.objects.bulk_update([draft], ["fields"])


def test_closed_content_is_saved_as_it_was(acting: Acting) -> None:
    """Saving a row that nobody opened keeps its text."""
    with acting("yara") as yara:
        drafts.keep(yara, key="/trial", fields=QueryDict("observed=x"))
        Draft.objects.get(key="/trial").save()
        again = Draft.objects.get(key="/trial")
        unwrap([again])
        assert again.fields.text == "observed=x"


def test_a_text_is_opened_and_nothing_stays_nothing() -> None:
    field = ContentField()
    assert field.to_python("x").text == "x"
    assert field.to_python(7).text == "7"
    assert field.to_python(None) is None
    closed = Content("b1.x")
    assert field.to_python(closed) is closed
    assert field.from_db_value(None) is None
    assert field.get_prep_value(closed) == "b1.x"
    assert field.get_prep_value("") == ""
    assert field.get_prep_value(None) is None
    with pytest.raises(NotSealed):
        field.get_prep_value("x")


def test_a_field_starts_empty_and_may_stay_so() -> None:
    field = ContentField()
    assert field.get_default() == ""
    assert field.blank


@pytest.mark.parametrize(("wrong", "faults"), [("", 0), ("db_index", 1), ("unique", 1)])
def test_an_index_on_content_is_a_fault_in_the_code(wrong: str, faults: int) -> None:
    field = ContentField(**({wrong: True} if wrong else {}))
    field.set_attributes_from_name("story")
    field.model = Report
    found = [fault for fault in field.check() if fault.id == "vault.E001"]
    assert len(found) == faults


def test_content_fields_come_in_the_order_they_were_written() -> None:
    names = [field.name for field in content_fields(Report)]
    assert names == ["told_by", "observed", "thought", "place", "moment", "done_already"]
    assert content_fields(models.Model.__subclasses__()[0]) == []


def test_a_colleague_reads_a_work_number_through_the_same_door(acting: Acting) -> None:
    with acting("marieke"):
        person = Person.objects.get(pk=fixed_id("person", YARA.key))
        with pytest.raises(NotUnwrapped):
            str(person.phone)
        unwrap([person])
        assert person.phone.text.startswith("085")
