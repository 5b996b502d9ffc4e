"""One's own sign-ins and keys by HTTP."""

from typing import TypeVar

from flask import Blueprint, Response, g
from pydantic import BaseModel
from sqlmodel import Session

from board import clock, database, errors
from board.live.asking import command
from board.live.events import instant
from board.people import access, proving, queries, viewers
from board.people.identity import asker
from board.people.inputs import NewToken, Password
from board.people.models import ApiToken, Sitting
from board.web.endpoint import Endpoint, describe, json_response, question, read_body

Own = TypeVar("Own", Sitting, ApiToken)
api = Blueprint("own_api", __name__, url_prefix="/api/v1")


class SignIn(BaseModel):
    """A browser in which one is signed in."""

    id: str
    agent: str
    created_at: str
    seen_at: str
    is_this: bool


class SignIns(BaseModel):
    """The browsers in which one is signed in, the one used last first."""

    items: list[SignIn]


class Token(BaseModel):
    """A key for programs; what it is cannot be read again."""

    id: str
    name: str
    created_at: str


class Tokens(BaseModel):
    """One's own keys that are in use, the newest first."""

    items: list[Token]


class Proof(BaseModel):
    """That one has one's own password, for five minutes."""

    proof: str


class SignInAnswer(BaseModel):
    """The sign-in that was ended."""

    id: str
    command_id: str = ""


class TokenAnswer(BaseModel):
    """The key after the change."""

    token: Token
    command_id: str = ""


class NewTokenAnswer(TokenAnswer):
    """The new key with its secret, which is told this once."""

    secret: str


@api.get("/me/sign-ins")
@question("The browsers in which one is signed in", answer=SignIns)
def sign_ins() -> SignIns:
    """One's own."""
    with database.reading() as session:
        found = viewers.sittings_of(session, asker(session).id)
    return SignIns(items=[_sign_in(sitting) for sitting in found])


@api.post("/me/sign-ins/<sign_in_id>/end")
@command("Sign one browser out", answers=SignInAnswer)
def end_sign_in(session: Session, sign_in_id: str) -> SignInAnswer:
    """One's own."""
    who = asker(session)
    _own(sign_in_id, viewers.sittings_of(session, who.id))
    access.end_sitting(session, sign_in_id, at=clock.now())
    return SignInAnswer(id=sign_in_id)


@api.get("/me/tokens")
@question("One's own keys for programs", answer=Tokens)
def tokens() -> Tokens:
    """One's own."""
    with database.reading() as session:
        found = viewers.tokens_of(session, asker(session).id)
    return Tokens(items=[_token(token) for token in found])


@api.post("/me/tokens")
@command("Make a key for programs", body=NewToken, answers=NewTokenAnswer, status=201, secrets=("secret",))
def make_token(session: Session, wanted: NewToken) -> NewTokenAnswer:
    """Whoever has it has all one's rights until it is revoked."""
    person = queries.person(session, asker(session).id)
    secret = access.make_token(session, person, wanted.name, at=clock.now())
    session.flush()
    made = next(
        each for each in viewers.tokens_of(session, person.id) if each.secret_hash == access.secret_hash(secret)
    )
    return NewTokenAnswer(token=_token(made), secret=secret)


@api.post("/me/tokens/<token_id>/revoke")
@command("Revoke a key", answers=TokenAnswer)
def revoke_token(session: Session, token_id: str) -> TokenAnswer:
    """One's own; programs that use it are cut off within seconds."""
    token = _own(token_id, viewers.tokens_of(session, asker(session).id))
    access.revoke_token(session, token, at=clock.now())
    return TokenAnswer(token=_token(token))


def prove_oneself() -> Response:
    """Before what counts as a signature; nothing is changed by it."""
    if g.person_id is None:
        raise errors.NotSignedIn
    return json_response(Proof(proof=proving.prove(read_body(Password).password)))


api.post("/me/proof")(
    describe(
        prove_oneself,
        Endpoint("Prove that one has one's own password", Password, Proof, problems=(400, 403, 422, 429)),
    )
)


def _own(wanted: str, things: list[Own]) -> Own:
    found = next((each for each in things if each.id == wanted), None)
    if found is None:
        raise errors.NotFound
    return found


def _sign_in(sitting: Sitting) -> SignIn:
    return SignIn(
        id=sitting.id,
        agent=sitting.agent,
        created_at=instant(sitting.created_at),
        seen_at=instant(sitting.seen_at),
        is_this=g.identity == f"session:{sitting.id}",
    )


def _token(token: ApiToken) -> Token:
    return Token(id=token.id, name=token.name, created_at=instant(token.created_at))
