"""Files for the fictional region: a drawn picture, a PDF and a text; of nobody and nowhere."""

import hashlib
import io

import pikepdf
from PIL import Image, ImageDraw

from baken.access.actor import Actor
from baken.access.protected import Protected
from baken.attachments import store
from baken.attachments.actions import attach
from baken.attachments.kinds import Looks
from baken.attachments.models import Attachment
from baken.attachments.upload import SealedUpload

GPS, MAKER, NORTH = 0x8825, 0x010F, (52, 30, 0)


def attached(actor: Actor, *, near: Protected, name: str, data: bytes, note: str) -> Attachment:
    """Add a file as if it had come in through the form."""
    return attach(actor, near=near, upload=sent(name, data), note=note)


def sent(name: str, data: bytes) -> SealedUpload:
    """Seal a file as the upload does."""
    writing, looks = store.Writing(), Looks()
    looks.see(data)
    writing.write(data)
    writing.finish()
    made = SealedUpload(name, len(data), writing)
    made.digest = hashlib.sha256(data).hexdigest()
    made.looked_at(looks)
    return made


def picture() -> bytes:
    """Draw a row of mattresses, as a phone would save it: with a place and a maker."""
    drawn = Image.new("RGB", (640, 420), "#d9d2c5")
    pen = ImageDraw.Draw(drawn)
    for row in range(2):
        for place in range(4):
            left, top = 30 + place * 150, 60 + row * 180
            pen.rectangle((left, top, left + 120, top + 140), fill="#8aa3ad", outline="#33505c")
            pen.rectangle((left + 10, top + 10, left + 110, top + 45), fill="#f3f1ea")
    notes = Image.Exif()
    notes[MAKER] = "Verzonnen toestel"
    place_of = notes.get_ifd(GPS)
    place_of[1], place_of[2] = "N", NORTH
    out = io.BytesIO()
    drawn.save(out, "JPEG", exif=notes, quality=85)
    return out.getvalue()


def document() -> bytes:
    """Make a PDF of one page, with a maker in its metadata."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=made.make_indirect(font))
        )
        text = b"BT /F1 14 Tf 60 760 Td (Verzonnen loonstrook van een verzonnen bedrijf) Tj ET"
        page.obj.Contents = made.make_stream(text)
        made.docinfo["/Author"] = "Verzonnen boekhouder"
        made.save(out)
    return out.getvalue()
