"""What cannot be said of a KPI: values outside what is possible, days that are over."""

from datetime import date

from board import errors
from board.errors import N_
from board.kpi import possible
from board.kpi.inputs import PublishValue, Review
from board.kpi.models import Kpi
from board.kpi.periods import before, first_day


def review_faults(kpi: Kpi, first: date, review: Review, today: date) -> list[dict[str, str]]:
    """What is wrong with the days of a review, by its fields.

    What is done about a value of now lies ahead; what was done about an old one at least did not come before it.
    """
    is_of_now = before(first_day(today, kpi.frequency), kpi.frequency, 1) <= first
    earliest, message = (
        (today, N_("is over already")) if is_of_now else (first, N_("is before the period of the value"))
    )
    found = [("due", review.due < earliest, message), ("next_review", review.next_review < earliest, message)]
    return [{"field": name, "type": "past", "message": said} for name, is_wrong, said in found if is_wrong]


def check_value(kpi: Kpi, wanted: PublishValue, today: date) -> None:
    """Raises `Invalid` for a value that cannot be and for days of its review that are over."""
    faults = []
    if wrong := possible.fault(wanted.value, kpi.least, kpi.most):
        faults.append({"field": "value", "type": "impossible", "message": wrong})
    if wanted.review:
        said = review_faults(kpi, first_day(wanted.day, kpi.frequency), wanted.review, today)
        faults += [{**each, "field": f"review.{each['field']}"} for each in said]
    if faults:
        raise errors.Invalid(faults)
