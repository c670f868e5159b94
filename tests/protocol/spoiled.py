"""A printed code as cameras and hands leave it: nineteen ways to spoil a picture, the same for the same seed."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import lru_cache
from random import Random
from statistics import NormalDist

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from backend.outside import qr

Spoiling = Callable[[Image.Image, Random], Image.Image]
_FINE = 16


@lru_cache(maxsize=32)
def printed(text: str, level: str, width: int) -> Image.Image:
    """The code with its quiet zone, `width` pixels wide: drawn fine and then seen from afar, as a camera does."""
    out = io.BytesIO()
    qr.symbol(text, level).save(out, kind="png", scale=_FINE, border=qr.QUIET_ZONE)
    fine = Image.open(out).convert("L")
    return fine.resize((width, width), Image.Resampling.BOX)


def _on_paper(picture: Image.Image) -> Image.Image:
    """With some of the paper around it, so that turning cuts nothing off."""
    side = picture.width * 3 // 2
    paper = Image.new("L", (side, side), 255)
    margin = (side - picture.width) // 2
    paper.paste(picture, (margin, margin))
    return paper


def blurred(sigma: float) -> Spoiling:
    return lambda picture, _: picture.filter(ImageFilter.GaussianBlur(sigma))


def turned(degrees: float) -> Spoiling:
    return lambda picture, _: _on_paper(picture).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def seen_aslant(share: float) -> Spoiling:
    """From one side: the far edge is shorter by this share, and lies nearer."""

    def spoil(picture: Image.Image, _: Random) -> Image.Image:
        paper = _on_paper(picture)
        side = paper.width
        cut = share * side / 2
        corners = ((0, 0), (0, side), (side, side), (side, 0))
        seen = ((cut, cut), (0, side), (side, side), (side - cut, cut))
        return paper.transform(
            (side, side),
            Image.Transform.PERSPECTIVE,
            _perspective(seen, corners),
            Image.Resampling.BICUBIC,
            fillcolor=255,
        )

    return spoil


def _perspective(to: tuple[tuple[float, float], ...], of: tuple[tuple[float, float], ...]) -> list[float]:
    """The eight coefficients that lead from points of the new picture to points of the old (Gauss, 8 x 8)."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(to, of, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        best = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(8):
            if row != column:
                factor = rows[row][column]
                rows[row] = [value - factor * lead for value, lead in zip(rows[row], rows[column], strict=True)]
    return [row[8] for row in rows]


def compressed(quality: int) -> Spoiling:
    def spoil(picture: Image.Image, _: Random) -> Image.Image:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality)
        return Image.open(out).convert("L")

    return spoil


def noisy(sigma: float) -> Spoiling:
    deviation = NormalDist(128, sigma)
    table = [min(255, max(0, round(deviation.inv_cdf((value + 0.5) / 256)))) for value in range(256)]

    def spoil(picture: Image.Image, random: Random) -> Image.Image:
        even = Image.frombytes("L", picture.size, random.randbytes(picture.width * picture.height))
        return ImageChops.add(picture, even.point(table), offset=-128)

    return spoil


def shaded(darkest: int, degrees: int) -> Spoiling:
    def spoil(picture: Image.Image, _: Random) -> Image.Image:
        side = round(picture.width * (abs(math.cos(math.radians(degrees))) + abs(math.sin(math.radians(degrees)))))
        margin = (side - picture.width) // 2
        light = Image.linear_gradient("L").resize((side, side)).rotate(degrees)
        light = light.crop((margin, margin, margin + picture.width, margin + picture.height))
        return ImageChops.multiply(
            picture, light.point([darkest + value * (255 - darkest) // 255 for value in range(256)])
        )

    return spoil


def blotted(share: float, *, dark: bool = True) -> Spoiling:
    """A round spot on the code, this share of its area, anywhere but on its corners: there it loses its marks."""

    def spoil(picture: Image.Image, random: Random) -> Image.Image:
        side = picture.width
        radius = side * (share / 3.14159) ** 0.5
        x, y = (side * random.uniform(0.42, 0.62) for _ in range(2))
        spoiled = picture.copy()
        ImageDraw.Draw(spoiled).ellipse((x - radius, y - radius, x + radius, y + radius), fill=0 if dark else 255)
        return spoiled

    return spoil


def watermarked(picture: Image.Image, _: Random) -> Image.Image:
    word = Image.new("L", picture.size, 255)
    font = ImageFont.load_default(picture.width // 5)
    ImageDraw.Draw(word).text((picture.width // 20, picture.width // 3), "TRAINING", fill=150, font=font)
    return ImageChops.multiply(picture, word.rotate(30, fillcolor=255))


def together(*spoilings: Spoiling) -> Spoiling:
    def spoil(picture: Image.Image, random: Random) -> Image.Image:
        for one in spoilings:
            picture = one(picture, random)
        return picture

    return spoil


BLOT = "a blot of 8 %"
WAYS: dict[str, Spoiling] = {
    "as printed": together(),
    "blurred a little": blurred(0.8),
    "blurred": blurred(1.2),
    "blurred much": blurred(1.6),
    "turned by 7 degrees": turned(7),
    "turned by 20 degrees": turned(20),
    "turned by 33 degrees": turned(33),
    "turned by 45 degrees": turned(45),
    "seen aslant": seen_aslant(0.25),
    "seen much aslant": seen_aslant(0.45),
    "compressed": compressed(12),
    "compressed, with noise": together(noisy(25), compressed(20)),
    "noise": noisy(50),
    "shaded": shaded(50, 0),
    "shaded from a corner": shaded(25, 45),
    "a blot of 4 %": blotted(0.04),
    BLOT: blotted(0.08),
    "a watermark over it": watermarked,
    "turned, blurred, shaded, compressed": together(turned(12), blurred(1.0), shaded(80, 90), compressed(30)),
}
