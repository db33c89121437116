"""Lines of the corpus printed, spoiled as scanners spoil them, and read by Tesseract set to English.

    python render.py CORPUS OUT.tsv --seed 1 --lines 6000 [--held-out]

Each line of OUT: what Tesseract read, a tab, what was printed; an empty line between paragraphs, a form feed between
pages. Fonts: Tinos (Debian
fonts-croscore, the metric twin of Times New Roman), FreeSerif (fonts-freefont-ttf), DejaVu Serif (fonts-dejavu). Not
Liberation Serif: drawn by Pillow it loses stacked marks.
"""

from __future__ import annotations

import argparse
import io
import math
import os
import random
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from corpus import printed_lines
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = Path("/usr/share/fonts/truetype")
_TINOS, _FREE = "croscore/Tinos-", "freefont/FreeSerif"
# (file, weight): most offices print in Times New Roman.
FACES = (
    (_TINOS + "Regular.ttf", 0.5),
    (_TINOS + "Bold.ttf", 0.12),
    (_TINOS + "Italic.ttf", 0.06),
    (_TINOS + "BoldItalic.ttf", 0.04),
    (_FREE + ".ttf", 0.13),
    (_FREE + "Bold.ttf", 0.05),
    ("dejavu/DejaVuSerif.ttf", 0.1),
)
PER_PAGE = 30


def page(printed: list[str], rng: random.Random, noise: np.random.Generator) -> list[str]:
    """What Tesseract reads for each printed line ("" where it finds nothing)."""
    dpi = rng.choice([150, 200, 200, 300])
    size = int(rng.choice([13, 13.5, 14]) * dpi / 72)
    step = int(size * rng.choice([1.25, 1.4]))
    width = int(8.3 * dpi)
    image = Image.new("L", (width, step * (len(printed) + 4)), 255)
    draw = ImageDraw.Draw(image)
    middles = []
    for row, line in enumerate(printed):
        font = fitting(line, size, width * 0.86, rng)
        top = step * (row + 2)
        draw.text((int(width * 0.08), top), line, font=font, fill=rng.randint(0, 60))
        middles.append(top + size * 0.6)
    tilt = rng.uniform(-0.25, 0.25)
    spoiled = spoil(image.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255), dpi, rng, noise)
    return read(spoiled, dpi, middles, math.sin(math.radians(tilt)))


def fitting(line: str, size: int, widest: float, rng: random.Random) -> ImageFont.FreeTypeFont:
    """A font drawn at random, no larger than the line allows (pixels)."""
    face = str(FONTS / rng.choices([name for name, _ in FACES], [weight for _, weight in FACES])[0])
    font = ImageFont.truetype(face, size)
    while font.getlength(line) > widest:
        size -= 1
        font = ImageFont.truetype(face, size)
    return font


def spoil(image: Image.Image, dpi: int, rng: random.Random, noise: np.random.Generator) -> Image.Image:
    """Blur, grain, sometimes black and white, sometimes JPEG."""
    blurred = np.asarray(image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.9) * dpi / 200))).astype(float)
    grained = blurred + noise.normal(0, rng.uniform(2, 18), blurred.shape)
    if rng.random() < 0.5:
        grained = np.where(grained < rng.uniform(120, 190), 0, 255)
    result = Image.fromarray(np.clip(grained, 0, 255).astype("uint8"))
    quality = rng.choice([None, 40, 60])
    if quality is None:
        return result
    packed = io.BytesIO()
    result.save(packed, "JPEG", quality=quality)
    return Image.open(packed)


def read(image: Image.Image, dpi: int, middles: list[float], slope: float) -> list[str]:
    """Words by their boxes back to the printed lines."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        image.save(file.name, dpi=(dpi, dpi))
        command = ["tesseract", file.name, "-", "-l", "eng", "--psm", "6", "tsv"]
        done = subprocess.run(command, capture_output=True, check=True, env=dict(os.environ, OMP_THREAD_LIMIT="1"))
    got: list[list[tuple[int, str]]] = [[] for _ in middles]
    for row in done.stdout.decode("utf-8").split("\n")[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
            continue
        x, y, width, height = map(int, fields[6:10])
        middle = y + height / 2 + slope * (x + width / 2 - image.width / 2)
        nearest = min(range(len(middles)), key=lambda index: abs(middles[index] - middle))
        got[nearest].append((x, fields[11]))
    return [" ".join(word for _, word in sorted(words)) for words in got]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", type=int, default=6000)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--from", dest="start", type=int, default=0, help="draw from this line of the corpus on")
    options = parser.parse_args()
    rng, noise = random.Random(options.seed), np.random.default_rng(options.seed)  # noqa: S311 - not for secrets
    drawn = {"seed": options.seed, "count": options.lines, "start": options.start}
    paragraphs = printed_lines(options.corpus, held_out=options.held_out, **drawn)
    flat = [(line, index == 0) for wrapped in paragraphs for index, line in enumerate(wrapped)]
    with options.out.open("w", encoding="utf-8") as out:
        for start in range(0, len(flat), PER_PAGE):
            chunk = flat[start : start + PER_PAGE]
            out.write("\f\n" if start else "")
            for (printed, first), got in zip(chunk, page([line for line, _ in chunk], rng, noise), strict=True):
                out.write(("\n" if first and (start or printed != flat[0][0]) else "") + (f"{got}\t{printed}\n" if got else ""))
            out.flush()
    print(len(flat), "lines")


if __name__ == "__main__":
    main()
