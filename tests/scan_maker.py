"""Pages as a bad scanner would give them: tilted, blurred, speckled pictures of native pages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium

SEED = 20211


def scanned(path: Path, page: int, *, dpi: int = 200, tilt: float = 0.5, specks: int = 3000) -> Any:
    """A page (from 1) of a PDF as a grey picture."""
    document = pdfium.PdfDocument(path.read_bytes())
    try:
        seen = document[page - 1].render(scale=dpi / 72, grayscale=True).to_numpy()
        clean = np.array(seen[:, :, 0] if seen.ndim == 3 else seen)
    finally:
        document.close()
    return spoiled(clean, tilt=tilt, specks=specks)


def spoiled(picture: Any, *, tilt: float = 0.5, specks: int = 3000) -> Any:
    """The picture tilted (degrees against the clock), blurred, on grainy paper with specks of one or two pixels."""
    random = np.random.default_rng(SEED)
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1)
    turned = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,)).astype(float)
    turned = cv2.GaussianBlur(turned, (0, 0), 0.6) - 7 + random.normal(0, 5, turned.shape)
    for x, y in zip(random.integers(1, width - 2, specks), random.integers(1, height - 2, specks), strict=True):
        turned[y, x : x + int(random.integers(1, 3))] = random.integers(60, 160)
    return np.clip(turned, 0, 255).astype(np.uint8)


def scanned_pdf(pictures: list[Any], dpi: int = 200) -> bytes:
    """A PDF of pictures, one a page, and nothing else in it."""
    document = pdfium.PdfDocument.new()
    for picture in pictures:
        encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 80])[1].tobytes()
        image = pdfium.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(encoded), inline=True)
        width, height = picture.shape[1] * 72 / dpi, picture.shape[0] * 72 / dpi
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        page = document.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
