"""The pages of signing in and out, of one's password, and of the first administrator."""

from typing import Any

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response as AnyResponse

from board import clock, database, errors
from board.errors import N_
from board.live.change import change
from board.people import access, choosing, commands, guessing, identity, passwords, queries
from board.people.inputs import NewPerson
from board.people.models import Person, Role
from board.web.endpoint import checked_form
from board.web.pages import own_path

pages = Blueprint("people", __name__)
_KNOWN = "board_known"
_WRONG = N_("The e-mail address or the password is not right.")


@pages.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> AnyResponse | str | tuple[str, int]:
    """The sign-in form; a right password leads on to where the person wanted to go."""
    form = {"email": request.values.get("email", "")[:254], "next": own_path(request.values.get("next"))}
    if request.method != "POST":
        return _way_in(form)
    try:
        person = _person_with_password(form["email"], request.form.get("password", "")[:1000])
    except errors.TooMany as wait:
        return _sign_in_form(form, wait.detail, wait.params), 429
    if person is None:
        return _sign_in_form(form, _WRONG), 401
    identity.sign_in(person, at=clock.now())
    return _remember(redirect(form["next"]), person)


@pages.route("/sign-in/link/<secret>", methods=["GET", "POST"])
def sign_in_by_link(secret: str) -> AnyResponse | str | tuple[str, int]:
    """A link signs in once. Opening it changes nothing, so that a mail scanner does not use it up."""
    now = clock.now()
    if request.method != "POST":
        with database.reading() as session:
            person = access.person_behind_link(session, secret, at=now)
        name = person.name if person else None
        return render_template("people/link.html", person_name=name), 200 if name else 410
    with change() as session:
        person = access.use_link(session, secret, at=now)
    if person is None:
        return render_template("people/link.html", person_name=None), 410
    identity.sign_in(person, at=now, by_link=True)
    return _remember(redirect(url_for("people.password")), person)


@pages.post("/sign-out")
def sign_out() -> AnyResponse:
    """End the sign-in of this browser."""
    identity.sign_out(at=clock.now())
    return redirect(url_for("people.sign_in"))


@pages.route("/password", methods=["GET", "POST"])
def password() -> AnyResponse | str | tuple[str, int]:
    """Set or change one's own password; other sign-ins of the same person end."""
    if g.person_id is None:
        return redirect(url_for("people.sign_in", next="/password"))
    with database.reading() as session:
        person = queries.person(session, g.person_id)
    if request.method != "POST":
        return _password_form(person)
    fault = _fault_of_new_password(person)
    if fault:
        return _password_form(person, fault), 422
    _keep_password(person.id, request.form["password"])
    identity.forget_link()
    flash(N_("Your password was changed."))
    return redirect("/")


@pages.route("/setup", methods=["GET", "POST"])
def first_admin() -> AnyResponse | str | tuple[str, int]:
    """Make the first administrator with the code that the server has printed."""
    with database.reading() as session:
        if queries.has_admin(session):
            raise errors.NotFound
    form = {name: request.form.get(name, "")[:254] for name in ("code", "name", "email")}
    if request.method != "POST":
        return _setup_form(form)
    try:
        person = _make_first_admin(form, request.form.get("password", ""))
    except errors.Invalid as wrong:
        return _setup_form(form, errors.Invalid.title, {each["field"]: each["message"] for each in wrong.errors}), 422
    except errors.Refusal as refusal:
        return _setup_form(form, refusal.detail), 409
    identity.sign_in(person, at=clock.now())
    return redirect("/")


def _way_in(form: dict[str, str]) -> AnyResponse | str:
    if g.person_id:
        return redirect(form["next"])
    with database.reading() as session:
        nobody_yet = not queries.has_admin(session)
    return redirect(url_for("people.first_admin")) if nobody_yet else _sign_in_form(form)


def _sign_in_form(form: dict[str, str], error: str | None = None, params: dict[str, Any] | None = None) -> str:
    shown = current_app.config["DEMO_ACCOUNTS"]
    accounts = [{**each, "role_name": gettext(queries.ROLE_NAMES[Role(each["role"])])} for each in shown]
    return render_template("people/sign_in.html", form=form, error=error, params=params or {}, demo_accounts=accounts)


def _person_with_password(email: str, given: str) -> Person | None:
    now, place, address = clock.now(), _place(email), _address_counter(email)
    counters = [key for key in (place, address) if key]
    with change() as session:
        access.hold_counters(session, counters, at=now)
        guessing.check(session, place, address, at=now)
        # Counted before it is checked: many tries at the same moment must not all be free.
        access.note_failure(session, counters, at=now)
    with database.reading() as session:
        person = queries.person_by_email(session, email)
    if not passwords.is_right(person.password_hash if person else None, given):
        return None
    if person is None or not person.is_active:
        return None
    with change() as session:
        access.forgive(session, place, address)
    return person


def _place(email: str) -> str:
    return guessing.place_key(email, _known_browser(email) or str(request.remote_addr))


def _address_counter(email: str) -> str | None:
    return None if _known_browser(email) else guessing.address_key(str(request.remote_addr))


def _known_browser(email: str) -> str | None:
    """A mark of a browser in which this account signed in before; an attacker beside it does not have it."""
    try:
        mark = _signer().loads(request.cookies.get(_KNOWN, ""))
    except BadSignature:
        return None
    return str(mark["browser"]) if mark.get("email") == email.strip().casefold() else None


def _remember(answer: AnyResponse, person: Person) -> AnyResponse:
    mark = _signer().dumps({"email": person.email, "browser": access.secret_hash(person.id + str(clock.now()))})
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(_KNOWN, str(mark), max_age=31_536_000, httponly=True, samesite="Lax", secure=secure)
    return answer


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="known browser")


def _password_form(person: Person, error: str | None = None) -> str:
    return render_template("people/password.html", error=error, needs_current=_must_prove(person))


def _must_prove(person: Person) -> bool:
    # Who came by a link has proved who they are with it, and may be here because the password is forgotten.
    return person.password_hash is not None and not identity.came_by_link()


def _fault_of_new_password(person: Person) -> str | None:
    given = request.form.get("password", "")
    if _must_prove(person) and not passwords.is_right(person.password_hash, request.form.get("current_password", "")):
        return N_("The current password is not right.")
    if given != request.form.get("password_again", ""):
        return N_("The two new passwords are not the same.")
    return choosing.fault_of(given, email=person.email, name=person.name)


def _keep_password(person_id: str, given: str) -> None:
    hashed = passwords.hash_password(given)
    with change() as session:
        person = queries.person(session, person_id)
        access.keep_password(session, person, hashed, at=clock.now(), but=identity.this_sitting())


def _make_first_admin(form: dict[str, str], given: str) -> Person:
    wanted = checked_form(NewPerson, {"name": form["name"], "email": form["email"], "role": Role.ADMIN.value})
    fault = choosing.fault_of(given, email=wanted.email, name=wanted.name)
    if fault:
        raise errors.Refusal(fault)
    hashed, now = passwords.hash_password(given), clock.now()
    with change() as session:
        if access.spend_setup_code(session, form["code"]):
            person = commands.add_person(session, wanted, by=None, at=now)
            access.keep_password(session, person, hashed, at=now)
            return person
    raise errors.Refusal(N_("The code is not right. It stands in the window where the program was started."))


def _setup_form(form: dict[str, str], error: str | None = None, faults: dict[str, str] | None = None) -> str:
    return render_template("people/setup.html", form=form, error=error, faults=faults or {})


def answer_stranger() -> AnyResponse:
    """A person who is not signed in is shown the form and comes back afterwards."""
    return redirect(url_for("people.sign_in", next=own_path(request.full_path.rstrip("?"))))
