"""`python3 -m board`: sets up what the command needs, then runs it; this file must parse on any Python 3."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (it is here that an old one finds out)
    sys.exit(
        "board: нужен Python 3.11 или новее, а это {0} / Python 3.11 or newer is needed, this is {0}".format(
            ".".join(map(str, sys.version_info[:3]))
        )
    )
if os.name != "posix":
    sys.exit("board: нужен Linux или macOS / Linux or macOS is needed")

from board.bootstrap.start import main

if __name__ == "__main__":
    main(sys.argv[1:])
