"""Which roles those have who are signed in, screens on walls among them."""

from collections import Counter
from collections.abc import Mapping

from sqlmodel import Session, col, select

from board.people.models import ApiToken, Person, Sitting
from board.people.rights import SCREEN


def roles_of(session: Session, identities: Mapping[str, int]) -> Counter[str]:
    """How many of each role, where `identities` says how often each identity is there."""
    keys = {identity.partition(":")[2]: count for identity, count in identities.items()}
    screens = sum(count for identity, count in identities.items() if identity.startswith(f"{SCREEN}:"))
    found: Counter[str] = Counter({SCREEN: screens} if screens else {})
    for table in (Sitting, ApiToken):
        theirs = select(col(table.id), col(Person.role)).join(Person, col(Person.id) == col(table.person_id))
        for key, role in session.exec(theirs.where(col(table.id).in_(keys))):
            found[role] += keys[key]
    return found
