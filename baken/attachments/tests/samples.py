"""Files to try: made here, of nobody."""

import io
import zipfile

import pikepdf
from PIL import Image

SECRET = "KANARIE TOESTEL"


def picture(form: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """Give a picture with a maker and a place in it."""
    notes = Image.Exif()
    notes[0x010F] = SECRET
    place = notes.get_ifd(0x8825)
    place[1], place[2] = "N", (52, 30, 0)
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **({} if form == "GIF" else {"exif": notes}))
    return out.getvalue()


def pdf(*, script: bool = False) -> bytes:
    """Give a PDF with a maker in it, and maybe a script."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = SECRET
        if script:
            made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="KANARIE()")
        made.save(out)
    return out.getvalue()


def package(*names: str, first: bytes = b"") -> bytes:
    """Give a zip with these names in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        if first:
            made.writestr("mimetype", first)
        for name in names:
            made.writestr(name, b"x" * 200)
    return out.getvalue()


def docx() -> bytes:
    """Give what a document looks like from outside."""
    return package("[Content_Types].xml", "word/document.xml")
