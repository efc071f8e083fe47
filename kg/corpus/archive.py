"""Zip archives: their pages, within bounds. Nothing is ever unpacked to disk, so no path in them can do harm."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from kg.corpus.options import ReadOptions
from kg.errors import KgError
from kg.model import Problem

CHUNK = 1 << 20


class ArchiveError(KgError):
    """An archive or one of its members cannot be used."""


def members(path: str, name: str, options: ReadOptions) -> Iterator[str | Problem]:
    """The names of the files in an archive, sorted; what is refused comes as a problem."""
    try:
        with zipfile.ZipFile(path) as bundle:
            infos = [info for info in bundle.infolist() if not info.is_dir()]
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
        yield Problem(name, 0, f"the archive cannot be read ({error})", "make it again")
        return
    if len(infos) > options.max_files or sum(info.file_size for info in infos) > options.max_total:
        yield Problem(name, 0, "the archive unpacks to more than is allowed", "unpack it and build the folder")
        return
    for info in sorted(infos, key=lambda info: info.filename):
        label = f"{name}/{info.filename}"
        parts = PurePosixPath(info.filename).parts
        if ".." in parts or info.filename.startswith(("/", "\\")):
            yield Problem(name, 0, f"{info.filename!r} leads out of the archive", "make the archive again")
        elif any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        elif info.flag_bits & 0x1:
            yield Problem(label, 0, "this file in the archive is encrypted", "unpack it and build the folder")
        elif info.filename.lower().endswith(".zip"):
            yield Problem(label, 0, "an archive inside an archive is not opened", "unpack it and name it itself")
        elif info.file_size > options.max_bytes:
            yield Problem(label, 0, f"this file is larger than {options.max_bytes} bytes", "split it")
        elif info.file_size > CHUNK and info.file_size > options.max_ratio * max(1, info.compress_size):
            yield Problem(label, 0, "this file unpacks to far more than its size, as a zip bomb does", "leave it out")
        else:
            yield info.filename


def member_bytes(path: str, member: str, options: ReadOptions) -> bytes:
    """One member, read in pieces so that a size that lies in the directory does no harm.

    Raises:
        ArchiveError: the archive or the member is broken, or the member is larger than allowed.
    """
    pieces: list[bytes] = []
    total = 0
    try:
        with zipfile.ZipFile(path) as bundle, bundle.open(member) as stream:
            while piece := stream.read(CHUNK):
                total += len(piece)
                if total > options.max_bytes:
                    raise ArchiveError(f"{member} is larger than {options.max_bytes} bytes", "split it", file=path)
                pieces.append(piece)
    except (OSError, ValueError, KeyError, RuntimeError, EOFError, NotImplementedError, zipfile.BadZipFile) as error:
        raise ArchiveError(f"{member} in the archive cannot be read ({error})", "make it again", file=path) from error
    except Exception as error:  # zlib.error, lzma.LZMAError: every decompressor has its own
        if isinstance(error, ArchiveError):
            raise
        raise ArchiveError(f"{member} in the archive is broken ({error})", "make it again", file=path) from error
    return b"".join(pieces)
