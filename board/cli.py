"""The `board` command. gevent patches first: what is imported before would keep its blocking locks."""

from gevent import monkey

monkey.patch_all()

from board.console import main  # noqa: E402

__all__ = ["main"]
