"""Small pictures: a screenshot with its 256 most used colours, which is all that a screen needs."""

import base64
import struct
import zlib
from typing import Any

from playwright.sync_api import Page

# The browser reads pixels faster than Python does; it gives the colours and, per pixel, which one.
COUNT_COLOURS = """async (png) => {
  const shown = await fetch("data:image/png;base64," + png);
  const picture = await createImageBitmap(await shown.blob());
  const { width, height } = picture;
  const paper = new OffscreenCanvas(width, height).getContext("2d");
  paper.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(paper.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const kept = [...counts.entries()].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([c]) => c);
  const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const palette = kept.map(parts);
  const nearest = (colour) => {
    const wanted = parts(colour);
    const far = (each) => each.reduce((sum, part, at) => sum + (part - wanted[at]) ** 2, 0);
    let best = 0;
    for (const at of palette.keys()) if (far(palette[at]) < far(palette[best])) best = at;
    return best;
  };
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(colour)]));
  let text = "";
  for (const pixel of pixels) text += String.fromCharCode(places.get(pixel));
  return { width, height, palette: palette.flat(), pixels: btoa(text) };
}"""


def small(page: Page) -> bytes:
    """Give what a page shows as a PNG with a palette, a third of the size."""
    shown = base64.b64encode(page.screenshot()).decode()
    aside = page.context.new_page()
    try:
        return _png(aside.evaluate(COUNT_COLOURS, shown))
    finally:
        aside.close()


def _png(found: dict[str, Any]) -> bytes:
    width, height = found["width"], found["height"]
    pixels = base64.b64decode(found["pixels"])
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", bytes(found["palette"])),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)
