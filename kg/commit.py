"""Puts what a build made in its place, all of it or nothing, and keeps a second build out.

A build writes below `DIR/.kg/next`, flushes everything to the disk, and then writes `.kg/commit.json`: from that
moment the new graph counts. Now each file is renamed to its place, an old folder first moved to `.kg/old`. Cut off
before, the old graph stands untouched; cut off after, the next command that opens DIR renames what is left to rename.
This is what SQLite does for several files (https://www.sqlite.org/atomiccommit.html#_multi_file_commit), with nothing
but renames, so that it works on Linux, macOS and Windows. Files of DIR that no build makes are never touched.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import KgError

STATE = ".kg"
NEXT, OLD, JOURNAL, LOCK = "next", "old", "commit.json", "lock"
PATIENCE = 10.0  # seconds a reader waits for a build that is putting its files in place


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the only right to write into `folder`, which is made when it is missing; ends with the process.

    Raises:
        KgError: another build holds it, or the folder cannot be made or written to.
    """
    place = folder / STATE / LOCK
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        holder = place.open("a+b")
    except (FileExistsError, NotADirectoryError) as error:
        file = next((each for each in (folder, *folder.parents) if each.is_file()), folder)
        raise KgError("this is a file, not a folder", "name a folder with -o", file=str(file)) from error
    except OSError as error:
        remedy = "name a folder you may write to with -o"
        raise KgError(f"the folder cannot be written to ({error.strerror})", remedy, file=str(folder)) from error
    with holder:
        if not _take(holder.fileno()):
            holder.seek(0)
            who = holder.read(20).decode("ascii", "replace").strip() or "unknown"
            remedy = "wait until it has ended, or name another folder with -o"
            raise KgError(f"another build (process {who}) writes into this folder", remedy, file=str(folder))
        holder.truncate(0)
        holder.write(str(os.getpid()).encode())
        holder.flush()
        yield


@contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Say what a full disk or a folder that is not writable means for `folder`, and what to do.

    Raises:
        KgError: for every OSError inside.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        remedy = "make room on the disk" if full else "make the folder writable, or name another one with -o"
        problem = f"cannot be written ({error.strerror or error}), what stood there is left as it was"
        raise KgError(problem, remedy, file=str(error.filename or folder)) from error


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """An empty folder below `folder` to build in, gone afterwards. Call it with the lock held."""
    finish(folder)
    place = folder / STATE / NEXT
    _remove(place, folder / STATE / OLD)
    (place / STATE).mkdir(parents=True)
    try:
        yield place
    finally:
        if not (folder / STATE / JOURNAL).exists():
            _remove(place)


def commit(folder: Path, names: Iterable[str]) -> None:
    """Put files and folders of the staging folder in the place of those of `folder`, once all are on the disk.

    Args:
        folder: where `staging` was.
        names: paths below the staging folder, with forward slashes.
    """
    place = folder / STATE / NEXT
    for path in sorted(place.rglob("*")):
        _flush(path)
    _flush(place)
    journal = place.parent / JOURNAL
    draft = journal.with_suffix(".draft")
    draft.write_text(json.dumps(sorted(names)), encoding="utf-8")
    _flush(draft)
    draft.replace(journal)
    _flush(journal.parent)
    finish(folder)


def finish(folder: Path) -> None:
    """Rename what a commit that was cut off left to rename. Call it with the lock held."""
    state = folder / STATE
    journal = state / JOURNAL
    if not journal.exists():
        return
    old = state / OLD
    for name in json.loads(journal.read_text(encoding="utf-8")):
        source, target = state / NEXT / name, folder / name
        if source.exists():
            if target.is_dir() or (target.exists() and source.is_dir()):
                _away(target, old)
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
    _flush(state)
    _flush(folder)
    journal.unlink()
    _remove(state / NEXT, old)


def settle(folder: Path) -> None:
    """Make sure that `folder` holds one whole graph before it is read.

    Raises:
        KgError: a build was cut off while it put its files in place, and this process may not finish that.
    """
    journal = folder / STATE / JOURNAL
    end = time.monotonic() + PATIENCE
    while journal.exists():
        try:
            with locked(folder):
                finish(folder)
        except KgError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        except OSError as error:
            remedy = "run `kg build` again, or make the folder writable"
            problem = f"a build was cut off while it put its files in place ({error.strerror})"
            raise KgError(problem, remedy, file=str(folder)) from error


def _remove(*places: Path) -> None:
    """Remove folders; what cannot be removed now is removed by the next build."""
    for place in places:
        shutil.rmtree(place, ignore_errors=True)


def _away(target: Path, old: Path) -> None:
    """Move an old folder out of the way; one of an earlier attempt goes first."""
    old.mkdir(exist_ok=True)
    place = old / target.name
    if place.exists():
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    target.rename(place)


def _flush(path: Path) -> None:
    """Have a file or a folder written to the disk. Windows flushes no folders."""
    if path.is_dir() and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    """Lock an open file without waiting."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, 1 << 30, os.SEEK_SET)  # a locked byte cannot be read: lock one far behind the text
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # not flock: forked workers would hold it on
    except OSError:
        return False
    return True
