"""Writes an extract of the register as the Kadaster gives it: XML in zips inside a zip."""

import zipfile
from io import BytesIO
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8"?>{doctype}
<s:bagStand xmlns:s="http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601"
 xmlns:sl="http://www.kadaster.nl/schemas/standlevering-generiek/1.0"
 xmlns:o="www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601"
 xmlns:r="www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601"
 xmlns:h="www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601"
 xmlns:gml="http://www.opengis.net/gml/3.2"><s:bagInfo/><sl:standBestand>"""
TAIL = "</sl:standBestand></s:bagStand>"
TOWN = "<o:identificatie>1999</o:identificatie><o:naam>Zandhaven</o:naam>"
STREET = (
    "<o:identificatie>1999300000000001</o:identificatie><o:naam>Proefpad</o:naam>"
    "<o:ligtIn><r:WoonplaatsRef>1999</r:WoonplaatsRef></o:ligtIn>"
)


def number(which: int, *, status: str = "Naamgeving uitgegeven", house: int | None = None) -> str:
    """Write an address."""
    return (
        f"<o:identificatie>{which:016}</o:identificatie>"
        f"<o:huisnummer>{house or which}</o:huisnummer>"
        f"<o:huisletter>A</o:huisletter><o:postcode>1234AB</o:postcode><o:status>{status}</o:status>"
        "<o:ligtAan><r:OpenbareRuimteRef>1999300000000001</r:OpenbareRuimteRef></o:ligtAan>"
    )


def home(which: int, *, area: int = 80) -> str:
    """Write a home at an address."""
    return (
        f"<o:heeftAlsHoofdadres><r:NummeraanduidingRef>{which:016}</r:NummeraanduidingRef>"
        "</o:heeftAlsHoofdadres><o:geometrie><o:punt><gml:Point><gml:pos>121000.4 487000.6 0.0"
        "</gml:pos></gml:Point></o:punt></o:geometrie><o:gebruiksdoel>woonfunctie</o:gebruiksdoel>"
        f"<o:gebruiksdoel>winkelfunctie</o:gebruiksdoel><o:oppervlakte>{area}</o:oppervlakte>"
        "<o:status>Verblijfsobject in gebruik</o:status>"
    )


def since(begin: str, end: str = "") -> str:
    """Write from when until when a version of an object holds."""
    ends = f"<h:eindGeldigheid>{end}</h:eindGeldigheid>" if end else ""
    return (
        f"<o:voorkomen><h:Voorkomen><h:beginGeldigheid>{begin}</h:beginGeldigheid>{ends}"
        "</h:Voorkomen></o:voorkomen>"
    )


def document(kind: str, objects: list[str], *, doctype: str = "") -> bytes:
    """Write a file with objects of one kind."""
    each = (
        f"<sl:stand><s:bagObject><o:{kind}>{one}</o:{kind}></s:bagObject></sl:stand>"
        for one in objects
    )
    return (HEAD.format(doctype=doctype) + "".join(each) + TAIL).encode()


def extract(path: Path, numbers: list[str], homes: list[str], *, doctype: str = "") -> Path:
    """Write a whole extract: one zip with a zip for each kind of object."""
    parts = {
        "WPL": document("Woonplaats", [TOWN]),
        "OPR": document("OpenbareRuimte", [STREET]),
        "NUM": document("Nummeraanduiding", numbers, doctype=doctype),
        "VBO": document("Verblijfsobject", homes),
    }
    with zipfile.ZipFile(path, "w") as outer:
        outer.writestr("Leveringsdocument-BAG-Extract.xml", "<leeg/>")
        for kind, text in parts.items():
            inner = BytesIO()
            with zipfile.ZipFile(inner, "w") as made:
                made.writestr(f"9999{kind}08112026-000001.xml", text)
            outer.writestr(f"9999{kind}08112026.zip", inner.getvalue())
    return path
