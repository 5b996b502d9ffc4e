"""Who may do what: every address and every socket event for everybody who may ask.

The things in an address are those of the land unit. `own` and `other` are specialists of that unit and of another
one, `head` and `head2` the two units' heads; `deputy` works elsewhere and stands in for the land unit's head today.
`gone` is a closed account, `spent` a sign-in or key that was withdrawn; both were specialists of the land unit.

A row may name a variant after its address: `@home` asks about the asker's own unit, `@directory` about the
directory's room, `@own` about the asker's own command. `in` means: sent to the sign-in page.
"""

from dataclasses import dataclass

WHO = ("anon", "own", "other", "head", "head2", "deputy", "coord", "contr", "leader", "admin", "gone", "spent")

REQUESTS = """
                                                        anon own other head head2 deputy coord contr leader admin gone spent
GET    /                                                in   302 302   302  302   302    302   302   302    302   in   in
GET    /boards                                          in   200 200   200  200   200    200   200   200    200   in   in
GET    /boards/<board_id>                               in   200 404   200  404   200    200   200   200    200   in   in
GET    /tasks/<task_id>                                 in   302 404   302  404   302    302   302   302    302   in   in
GET    /sign-in                                         200  302 302   302  302   302    302   302   302    302   200  200
POST   /sign-in                                         302  302 302   302  302   302    302   302   302    302   401  302
GET    /sign-in/link/<secret>                           200  200 200   200  200   200    200   200   200    200   200  200
POST   /sign-in/link/<secret>                           302  302 302   302  302   302    302   302   302    302   302  302
POST   /sign-out                                        302  302 302   302  302   302    302   302   302    302   302  302
GET    /password                                        in   200 200   200  200   200    200   200   200    200   in   in
POST   /password                                        in   302 302   302  302   302    302   302   302    302   in   in
GET    /setup                                           404  404 404   404  404   404    404   404   404    404   404  404
POST   /setup                                           404  404 404   404  404   404    404   404   404    404   404  404
POST   /language                                        302  302 302   302  302   302    302   302   302    302   302  302
GET    /healthz                                         200  200 200   200  200   200    200   200   200    200   200  200
GET    /readyz                                          200  200 200   200  200   200    200   200   200    200   200  200
GET    /api/docs                                        200  200 200   200  200   200    200   200   200    200   200  200

GET    /api/v1/openapi.json                             200  200 200   200  200   200    200   200   200    200   200  200
GET    /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404
POST   /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404
PUT    /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404
PATCH  /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404
DELETE /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404

GET    /api/v1/me                                       401  200 200   200  200   200    200   200   200    200   401  401
GET    /api/v1/directory                                401  403 403   403  403   403    403   403   403    200   401  401
POST   /api/v1/units                                    401  403 403   403  403   403    403   403   403    201   401  401
PATCH  /api/v1/units/<unit_id>                          401  403 403   403  403   403    403   403   403    200   401  401
POST   /api/v1/units/<unit_id>/deputies                 401  403 404   201  404   403    403   403   403    201   401  401
POST   /api/v1/units/<unit_id>/deputies @home           401  403 403   201  201   403    201   403   403    201   401  401
POST   /api/v1/deputies/<deputy_id>/end                 401  403 404   200  404   403    403   403   403    200   401  401
POST   /api/v1/people                                   401  403 403   403  403   403    403   403   403    201   401  401
PATCH  /api/v1/people/<person_id>                       401  403 403   403  403   403    403   403   403    200   401  401
POST   /api/v1/people/<person_id>/disable               401  403 403   403  403   403    403   403   403    200   401  401
POST   /api/v1/people/<person_id>/enable                401  403 403   403  403   403    403   403   403    200   401  401
POST   /api/v1/people/<person_id>/link                  401  403 403   403  403   403    403   403   403    201   401  401

GET    /api/v1/calendar                                 401  200 200   200  200   200    200   200   200    200   401  401
PUT    /api/v1/calendar/<day>                           401  403 403   403  403   403    200   403   403    200   401  401
DELETE /api/v1/calendar/<day>                           401  403 403   403  403   403    200   403   403    200   401  401

GET    /api/v1/boards                                   401  200 200   200  200   200    200   200   200    200   401  401
POST   /api/v1/boards                                   401  403 422   201  422   201    403   403   403    201   401  401
GET    /api/v1/boards/<board_id>                        401  200 404   200  404   200    200   200   200    200   401  401
GET    /api/v1/boards/<board_id> @home                  401  200 200   200  200   200    200   200   200    200   401  401
PATCH  /api/v1/boards/<board_id>                        401  403 404   200  404   200    403   403   403    200   401  401
PATCH  /api/v1/boards/<board_id> @home                  401  403 403   200  200   403    200   403   403    200   401  401
PATCH  /api/v1/boards/<board_id>/columns/<column_id>    401  403 404   200  404   200    403   403   403    200   401  401
GET    /api/v1/boards/<board_id>/archive                401  200 404   200  404   200    200   200   200    200   401  401
POST   /api/v1/boards/<board_id>/tasks                  401  201 404   201  404   201    403   403   403    201   401  401
POST   /api/v1/boards/<board_id>/tasks @home            401  201 201   201  201   201    201   403   403    201   401  401
GET    /api/v1/tasks/<task_id>                          401  200 404   200  404   200    200   200   200    200   401  401
PATCH  /api/v1/tasks/<task_id>                          401  200 404   200  404   200    403   403   403    200   401  401
POST   /api/v1/tasks/<task_id>/move                     401  200 404   200  404   200    403   403   403    200   401  401
POST   /api/v1/tasks/<task_id>/block                    401  200 404   200  404   200    403   403   403    200   401  401
POST   /api/v1/tasks/<task_id>/unblock                  401  200 404   200  404   200    403   403   403    200   401  401
POST   /api/v1/tasks/<task_id>/archive                  401  200 404   200  404   200    403   403   403    200   401  401
POST   /api/v1/tasks/<task_id>/restore                  401  200 404   200  404   200    403   403   403    200   401  401

POST   /api/v1/commands/<command_id>/undo @foreign      401  404 404   404  404   404    404   404   404    404   401  401
POST   /api/v1/commands/<command_id>/undo @own          401  200 200   200  200   200    200   403   403    200   401  401
GET    /api/v1/rooms/<room>/events                      401  200 404   200  404   200    200   200   200    200   401  401
GET    /api/v1/rooms/<room>/events @directory           401  404 404   404  404   404    404   404   404    200   401  401
"""

SOCKET_EVENTS = """
                  anon own other head head2 deputy coord contr leader admin gone spent
connect           no   yes yes   yes  yes   yes    yes   yes   yes    yes   no   no
watch             -    yes 404   yes  404   yes    yes   yes   yes    yes   -    -
watch @directory  -    404 404   404  404   404    404   404   404    yes   -    -
unwatch           -    yes yes   yes  yes   yes    yes   yes   yes    yes   -    -
disconnect        -    yes yes   yes  yes   yes    yes   yes   yes    yes   -    -
"""

ROOMS = """
                  anon own other head head2 deputy coord contr leader admin gone spent
board             no   yes no    yes  no    yes    yes   yes   yes    yes   no   no
people            no   no  no    no   no    no     no    no    no     yes   no   no
"""


@dataclass(frozen=True)
class Row:
    """What is asked, and the answer that each of `WHO` gets."""

    what: tuple[str, ...]
    variant: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return " ".join(self.what) + (f" @{self.variant}" if self.variant else "")


def rows(table: str) -> list[Row]:
    """The rows of a table. Raises `ValueError` where its columns are not those of `WHO`."""
    heading, *lines = [line.split() for line in table.splitlines() if line.strip()]
    if tuple(heading) != WHO:
        raise ValueError(f"the columns are not those of WHO: {heading}")
    return [_row(words) for words in lines]


def _row(words: list[str]) -> Row:
    asked, answers = words[: -len(WHO)], words[-len(WHO) :]
    variant = asked.pop().removeprefix("@") if asked[-1].startswith("@") else ""
    return Row(tuple(asked), variant, dict(zip(WHO, answers, strict=True)))
