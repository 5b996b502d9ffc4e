"""Which review explains which value: what was said of a number does not stick to the one that corrects it. Pure."""

from collections.abc import Iterable

from board.kpi.models import KpiReview, KpiValue


def remark_on(reviews: Iterable[KpiReview], value: KpiValue) -> KpiReview | None:
    """The newest review of a value, if there is one. `reviews` come the earliest first.

    A typed value keeps those that were given while it stood. A computed one follows its data all the time: those of
    its period are about it.
    """
    of_period = [each for each in reviews if each.first_day == value.first_day]
    if value.author_id is not None:
        of_period = [
            each for each in of_period if value.at <= each.at and (not value.replaced_at or each.at < value.replaced_at)
        ]
    return of_period[-1] if of_period else None
