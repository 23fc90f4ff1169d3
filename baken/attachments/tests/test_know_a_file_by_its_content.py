"""A file comes in when its name and content agree, and it is one file only."""

import pytest

from baken.attachments.kinds import Looks, named
from baken.attachments.tests.samples import docx, package, pdf, picture

ODT = b"application/vnd.oasis.opendocument.text"
GOOD = {
    "foto.jpg": picture(),
    "Foto.JPEG": picture(),
    "foto.png": picture("PNG"),
    "foto.gif": picture("GIF"),
    "foto.webp": picture("WEBP"),
    "scan.tiff": picture("TIFF"),
    "brief.pdf": pdf(),
    "brief.docx": docx(),
    "lijst.xlsx": package("[Content_Types].xml", "xl/workbook.xml"),
    "brief.odt": package("content.xml", first=ODT),
    "brief.txt": "Zij mag niet praten. €".encode(),
    "oud.csv": "naam;wáár".encode("cp1252"),
    "film.mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 64,
    "film.mov": b"\0\0\0\x14ftypqt  " + b"\0" * 64,
    "stem.mp3": b"ID3\x03\0\0\0\0\0\0" + b"\0" * 64,
    "stem.m4a": b"\0\0\0\x18ftypM4A \0\0\0\0" + b"\0" * 64,
    "stem.wav": b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 64,
    "foto.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64,
}
WRONG = {
    "foto.jpg": pdf(),
    "foto.png": picture(),
    "brief.pdf": picture(),
    "brief.docx": package("[Content_Types].xml", "xl/workbook.xml"),
    "macro.docx": package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "brief.txt": b"MZ\x90\0" + b"\0" * 100,
    "script.txt": b"#!/bin/sh\nrm",
    "film.mp4": b"<html><script>",
    "brief.odt": docx(),
}


def looked(data: bytes, part: int = 1000) -> Looks:
    """Let a file pass by in parts."""
    looks = Looks()
    for start in range(0, len(data), part):
        looks.see(data[start : start + part])
    return looks


@pytest.mark.parametrize("name", GOOD)
def test_a_file_that_is_what_its_name_says_comes_in(name: str) -> None:
    kind, looks = named(name), looked(GOOD[name])
    assert kind is not None
    assert looks.agree(kind)
    assert not looks.is_double(kind)


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_something_else_does_not(name: str) -> None:
    kind = named(name)
    assert kind is not None
    assert not looked(WRONG[name]).agree(kind)


@pytest.mark.parametrize(
    "name", ["virus.exe", "pagina.html", "tekening.svg", "oud.doc", "foto.jpg.zip", "niets", ""]
)
def test_other_kinds_do_not_come_in(name: str) -> None:
    assert named(name) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("foto.jpg", picture() + docx()),
        ("foto.png", picture("PNG") + package("a.class")),
        ("brief.pdf", pdf() + docx()),
        ("foto.gif", b"GIF89a" + b"\0" * 20 + pdf()),
        ("brief.docx", b"voor" + docx()),
    ],
)
def test_two_files_in_one_are_seen(name: str, data: bytes) -> None:
    kind = named(name)
    assert kind is not None
    assert looked(data).is_double(kind)
