"""Work done beside other work: afterwards, on a thread, or by a copy of this process.

Each is a context manager: while its body runs, or after it, the call is done; at its end it is done, and the future it
gave holds what the call returned. An error of the call is raised there; where the body fails, that error is raised.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")

LATER = 5  # niceness of a copy: it gives way to the process that it was made from


@contextmanager
def afterwards(call: Callable[[], T]) -> Iterator[Future[T]]:
    """`call()` here, once the body has run."""
    done: Future[T] = Future()
    yield done
    done.set_result(call())


@contextmanager
def on_a_thread(call: Callable[[], T]) -> Iterator[Future[T]]:
    """`call()` on a thread while the body runs: what Python waits for, as the store's own code, is done beside it.

    A thread cannot be stopped: where the body fails, the call is waited for.
    """
    with ThreadPoolExecutor(1) as pool:
        under_way = pool.submit(call)
        yield under_way
    under_way.result()


@contextmanager
def in_a_copy(call: Callable[[], T]) -> Iterator[Future[T]]:
    """`call()` by a copy of this process while the body runs: it has what is in memory without being sent it.

    Only for processes that start others by "fork". What the call returns is pickled. Where no copy can be made, or it
    dies (killed for its memory) and gives no result, the call is done here, afterwards: what it wrote is written anew.
    """
    receiver, sender = multiprocessing.Pipe(duplex=False)
    copy = multiprocessing.get_context("fork").Process(target=_do, args=(call, sender), daemon=True)
    with receiver:
        try:
            with sender:
                copy.start()
        except OSError:  # no memory, or too many processes
            with afterwards(call) as done:
                yield done
            return
        done = Future()
        try:
            yield done
            answer = _answer(receiver)
        finally:
            copy.kill()
            copy.join()
    if answer is None:
        done.set_result(call())
    elif answer[0] is not None:
        raise answer[0]
    else:
        done.set_result(answer[1])


def _answer(receiver: Connection) -> tuple[Exception | None, Any] | None:
    """The error or the result of a copy; None where it gave neither, or one that cannot be unpickled."""
    try:
        found: tuple[Exception | None, Any] = pickle.loads(receiver.recv_bytes())
    except Exception:
        return None
    return found


def _do(call: Callable[[], object], sender: Connection) -> None:
    """What the copy does. Nobody interrupts it, and it ends with the process it is a copy of."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(LATER)
    threading.Thread(target=end_with_parent, daemon=True).start()
    answer: tuple[Exception | None, object]
    try:
        answer = None, call()
    except Exception as error:
        error.add_note(f"in a copy of the process:\n{traceback.format_exc()}")
        answer = error, None
    sender.send_bytes(pickle.dumps(answer))


def end_with_parent() -> None:
    """End this process when its parent does: one that was killed would leave it waiting, or writing, for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
