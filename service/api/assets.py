"""Scripts and styles from memory: without comments and indentation, compressed once."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request, Response

from service.api.problems import Code, Problem

_NOTES = re.compile(r"/\*.*?\*/|^[ \t]*//[^\n]*$", re.DOTALL | re.MULTILINE)
_MARGIN = re.compile(r"^\s+", re.MULTILINE)
_AROUND = re.compile(r"\s*([{};])\s*|(?<=:)\s+")  # spaces that styles can do without
_SLIM = {".js", ".css"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    kind: str
    plain: bytes
    zipped: bytes
    tag: str

    @classmethod
    def of(cls, file: Path) -> Asset:
        """Return the file ready to be sent."""
        body = file.read_bytes()
        if file.suffix in _SLIM:
            slim = _MARGIN.sub("", _NOTES.sub("", body.decode()))
            body = (_AROUND.sub(r"\1", slim) if file.suffix == ".css" else slim).encode()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        tag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        return cls(kind, body, gzip.compress(body, 9, mtime=0), tag)


def asset_endpoints(folder: Path) -> APIRouter:
    """Return the endpoint under /static; the files are read once."""
    assets = {file.name: Asset.of(file) for file in folder.iterdir() if file.is_file()}
    api = APIRouter(include_in_schema=False)

    @api.get("/static/{name}")
    async def send(name: str, request: Request) -> Response:
        """Send one file, or tell that the browser has it."""
        asset = assets.get(name)
        if asset is None:
            raise Problem(Code.NOT_FOUND)
        headers = {"ETag": asset.tag, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == asset.tag:
            return Response(status_code=304, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(asset.plain, media_type=asset.kind, headers=headers)
        headers["Content-Encoding"] = "gzip"
        return Response(asset.zipped, media_type=asset.kind, headers=headers)

    return api
