"""Pictures of an inspection: for colleagues of enforcement, and nothing else for them."""

from baken.attachments.models import Attachment, AttachmentFile
from baken.vault.door import unwrap
from tests.typing import Acting


def test_colleagues_open_pictures_of_an_inspection_and_no_other_files(acting: Acting) -> None:
    with acting("ilse"):
        found = list(Attachment.objects.all())
        files = list(AttachmentFile.objects.filter(attachment__in=found))
        unwrap([*found, *files])
        assert [each.note.text for each in found] == ["Matras in de gang; er staat niemand op."]
        assert {each.subject_kind for each in found} == {"inspection"}
        assert {each.subject_kind for each in files} == {"inspection"}
        assert all(each.key.text for each in files)
    with acting("yara"):
        assert not Attachment.objects.filter(pk=found[0].pk).exists()
