"""The one error a user meets: what is wrong, where, and what to do about it."""

from __future__ import annotations


class KgError(Exception):
    """A fault the user can mend.

    Args:
        problem: what is wrong, in one sentence without a full stop.
        remedy: what the user can do about it.
        file: the file it was found in, as the user named it.
        line: the 1-based line in that file, 0 where there is none.
    """

    def __init__(self, problem: str, remedy: str = "", *, file: str = "", line: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.file = file
        self.line = line

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.problem}" + (f"; {self.remedy}" if self.remedy else "")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.problem, self.remedy, self.file, self.line)


def _rebuild(problem: str, remedy: str, file: str, line: int) -> KgError:
    return KgError(problem, remedy, file=file, line=line)


class UsageError(KgError):
    """The command was called in a way that cannot work: exit code 2."""

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_usage, (self.problem, self.remedy, self.file, self.line)


def _rebuild_usage(problem: str, remedy: str, file: str, line: int) -> UsageError:
    return UsageError(problem, remedy, file=file, line=line)
