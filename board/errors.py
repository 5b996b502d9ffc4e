"""What can be refused, and the one shape in which a refusal is answered (RFC 9457)."""

from typing import Any


def N_(message: str) -> str:
    """Mark a text for the catalogue; it is translated where the reader is known."""
    return message


class Problem(Exception):
    """A request that is answered with a problem document.

    `slug` is stable and for programs; `detail` is a catalogue text with `%(name)s` places for `params`;
    `extra` members stand beside the standard ones in the answer.
    """

    status = 500
    slug = "internal-error"
    title = N_("Something went wrong")

    def __init__(self, detail: str | None = None, *, extra: dict[str, Any] | None = None, **params: object) -> None:
        super().__init__(detail or self.slug)
        self.detail = detail
        self.params = params
        self.extra = extra or {}


class NotSignedIn(Problem):
    """Nobody is known to be asking."""

    status, slug, title = 401, "not-signed-in", N_("Please sign in")


class NotAllowed(Problem):
    """The asker may see the thing, but not do this with it."""

    status, slug, title = 403, "not-allowed", N_("You may not do this")


class WrongOrigin(Problem):
    """A page of ours did not send this, or it is too old."""

    status, slug, title = 400, "csrf", N_("The page is too old; reload it and try again")


class NotFound(Problem):
    """There is no such thing, or the asker may not know of it."""

    status, slug, title = 404, "not-found", N_("Not found")


class WrongMethod(Problem):
    """The address is there, but does not do that."""

    status, slug, title = 405, "wrong-method", N_("This address cannot be asked in that way")


class Gone(Problem):
    """The thing was archived or deleted."""

    status, slug, title = 410, "gone", N_("It is no longer on the board")


class TooOld(Problem):
    """Events that far back are not given any more; a new snapshot is needed."""

    status, slug, title = 410, "too-old", N_("Please load the board anew")


class TooLarge(Problem):
    """The body is larger than the limit."""

    status, slug, title = 413, "too-large", N_("Too much was sent at once")


class Invalid(Problem):
    """The body is not what this address takes; `errors` names the fields."""

    status, slug, title = 422, "invalid", N_("Some fields are not filled in correctly")

    def __init__(self, errors: list[dict[str, str]], detail: str | None = None) -> None:
        super().__init__(detail)
        self.errors = errors


class OtherBody(Problem):
    """The same key was used for another request."""

    status, slug, title = 422, "idempotency-mismatch", N_("This key was already used for another request")


class TooMany(Problem):
    """Tried too often; `retry_after` seconds must pass."""

    status, slug, title = 429, "too-many-tries", N_("Too many attempts")

    def __init__(self, retry_after: int, detail: str | None = None) -> None:
        super().__init__(detail, extra={"retry_after": retry_after}, seconds=retry_after)
        self.retry_after = retry_after


class Refusal(Problem):
    """A rule of the work forbids it now."""

    status, slug, title = 409, "refused", N_("This cannot be done now")


class WipLimit(Refusal):
    """The column, or the person in it, already holds as many tasks as allowed."""

    slug, title = "wip-limit", N_("The limit is reached")

    def __init__(self, detail: str, *, limit: int, count: int, **params: object) -> None:
        super().__init__(detail, extra={"limit": limit, "count": count}, limit=limit, count=count, **params)


class EntryRule(Refusal):
    """The column asks for something the task does not have yet."""

    slug, title = "entry-rule", N_("Something is missing")

    def __init__(self, missing: list[str]) -> None:
        super().__init__(N_("The column asks for more about the task first."), extra={"missing": missing})


class BoardClosed(Refusal):
    """Nothing is done on a closed board any more."""

    slug, title = "board-closed", N_("The board is closed")


class Unaccepted(Refusal):
    """What was reviewed is accepted by whoever heads the department; others say why it is finished without that."""

    slug, title = "acceptance", N_("Accepting is for the head of the department")


class Unreviewed(Refusal):
    """A value that is far from its target is published together with what is said and done about it."""

    slug, title = "review", N_("A value like this needs a word")


class Overtaken(Refusal):
    """A text is not what it was when the writer began; `field` names it."""

    slug, title = "overtaken", N_("Somebody has changed it meanwhile")

    def __init__(self, field: str) -> None:
        super().__init__(
            N_("The text was changed while yours was being written. Compare both and save again."),
            extra={"field": field},
        )


class SecondUrgent(Refusal):
    """The board already has an urgent task."""

    slug, title = "second-urgent", N_("There is already an urgent task on the board")


class CannotUndo(Refusal):
    """The command cannot be undone any more."""

    slug, title = "cannot-undo", N_("This cannot be undone")


class Busy(Problem):
    """The database does not answer in time; the same request may be sent again."""

    status, slug, title = 503, "busy", N_("The program is busy, please try again")


class DiskFull(Problem):
    """Nothing can be written now; reading goes on."""

    status, slug, title = 507, "disk-full", N_("There is no space left on the server")
