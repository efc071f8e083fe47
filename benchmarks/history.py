"""The record of what was measured: one line a run in `history.jsonl`, with the day and the state of the program."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def append(measured: dict[str, Any]) -> None:
    """Add what a run measured."""
    record = {"date": today(), "commit": _commit(), **measured}
    with (HERE / "history.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps(record, sort_keys=True) + "\n")


def today() -> str:
    """The day as ISO 8601 writes it."""
    return datetime.now(UTC).date().isoformat()


def _commit() -> str:
    ask = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(ask, capture_output=True, text=True, check=False, cwd=HERE).stdout.strip()
