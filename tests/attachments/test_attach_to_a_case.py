"""A file beside a case: on its page, leading back to it, and unseen by other organisations."""

from django.urls import reverse

from baken.attachments.models import Attachment
from baken.care.models import TrajectoryItem
from baken.cases.models import Case
from baken.demo import files
from tests.typing import Acting, ClientFor


def test_a_file_lies_beside_the_case_and_leads_back(acting: Acting, client_for: ClientFor) -> None:
    with acting("esther"):
        case = Case.objects.get(alias="Soumia")
    browser = client_for("esther")
    assert browser.get(reverse("case_attach", args=[case.pk])).status_code == 200
    with acting("esther") as esther:
        files.attached(esther, near=case, name="brief.txt", data=b"Beste", note="Van de gemeente")
        made = Attachment.objects.get(dossier_id=case.dossier_id)
    page = browser.get(reverse("case_detail", args=[case.pk])).content.decode()
    assert "brief.txt" in page
    assert "Bijlage toegevoegd" in page
    assert case.alias in browser.get(reverse("attachment_detail", args=[made.pk])).content.decode()
    with acting("marieke"):
        assert not Attachment.objects.filter(pk=made.pk).exists()
    assert client_for("marieke").get(reverse("case_attach", args=[case.pk])).status_code == 404


def test_a_document_lies_beside_what_it_is_about(acting: Acting, client_for: ClientFor) -> None:
    with acting("esther") as esther:
        near = TrajectoryItem.objects.get(trajectory__case__alias="Soumia", name="brp")
        files.attached(esther, near=near, name="akte.txt", data=b"Beste", note="")
        made = Attachment.objects.get(subject_id=near.pk)
    browser, page = client_for("esther"), _page_of(near, "brp")
    assert "akte.txt" in browser.get(page).content.decode()
    assert "akte.txt" not in browser.get(_page_of(near, "digid")).content.decode()
    grid = browser.get(reverse("trajectory_detail", args=[near.trajectory_id]))
    assert "1 document" in grid.content.decode()
    assert page in browser.get(reverse("attachment_detail", args=[made.pk])).content.decode()


def _page_of(near: TrajectoryItem, name: str) -> str:
    return reverse("trajectory_item", args=[near.trajectory_id, name])
