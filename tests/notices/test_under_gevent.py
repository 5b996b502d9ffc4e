"""The same sendings where gevent has taken the place of threads and sockets, as it has in the program."""

import subprocess
import sys

from tests.notices import mail_servers
from tests.notices.hooks import listening
from tests.notices.mail_servers import Box, running
from tests.notices.sockets import serving
from tests.servers import ROOT, environment

PROGRAM = """
from gevent import monkey; monkey.patch_all()
import sys, time, gevent
from board.notices.channels import NotNow
from board.notices import mail, messenger
from board.notices.deadlines import Patience
from tests.notices.mail_servers import server_at
from tests.notices.test_messenger import MESSAGE, mattermost_at
from tests.notices.test_smtp import letter

taken, silent, hook = map(int, sys.argv[1:])
turns = 0
def count():
    global turns
    while True:
        gevent.sleep(0.01); turns += 1
gevent.spawn(count)
for patience in (Patience(5, 0.5), Patience(0.5, 5)):
    for send in (lambda: mail.send(server_at(silent), letter(), patience),
                 lambda: messenger.send(mattermost_at(silent), "anna", MESSAGE, patience)):
        began, before = time.monotonic(), turns
        try:
            send()
        except NotNow as failure:
            print("not now" if time.monotonic() - began < 3 and turns - before > 10 else "late", failure)
mail.send(server_at(taken), letter(), Patience(5, 9))
messenger.send(mattermost_at(hook), "anna", MESSAGE, Patience(5, 9))
try:
    messenger.send(mattermost_at(hook, hosts=""), "anna", MESSAGE, Patience(5, 9))
except NotNow as failure:
    print(failure)
"""


def test_sendings_end_in_time_reach_what_they_may_and_hold_up_nobody_else() -> None:
    box = Box()
    with running(box) as taken, serving(mail_servers.say_nothing) as silent, listening() as hook:
        done = subprocess.run(
            [sys.executable, "-W", "error::ResourceWarning", "-c", PROGRAM, str(taken), str(silent), str(hook.port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=ROOT,
            env=environment("sqlite:///unused.db"),
        )
    assert done.stdout.splitlines() == [
        "not now The mail server did not answer in time",
        "not now The messenger did not answer in time",
        "not now The mail server did not answer in time",
        "not now The messenger cannot be reached",
        "The messenger is at an address that may not be reached",
    ], done.stderr
    assert done.stderr == ""
    assert (len(box.letters), len(hook.asked)) == (1, 1)
