"""How often a process looks for garbage in cycles: seldom, since a build makes records and hardly any cycle."""

from __future__ import annotations

import gc

EVERY = (1_000_000, 20, 100)  # containers made before a look, and looks at the young before one at the old ones


def collect_seldom() -> None:
    """Look for cycles a thousand times less often than Python does by itself, and never again at what is loaded now."""
    gc.freeze()
    gc.set_threshold(*EVERY)
