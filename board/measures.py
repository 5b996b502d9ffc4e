"""What is counted while the program runs; knows no feature and no person. Whoever does a thing counts it."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)

# When each series began doubles the text and helps nobody here.
disable_created_metrics()  # type: ignore[no-untyped-call]
registry = CollectorRegistry()
ProcessCollector(registry=registry)

CATCH_UPS = ("none", "events", "snapshot", "too-old")
"""How it ends: nothing was missed, events fill the gap, all is loaded for the first time, or once more."""

_QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_LAGS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60)

commands = Counter("board_commands", "Commands that were acknowledged", ["endpoint"], registry=registry)
refusals = Counter("board_refusals", "Refusals by their stable name", ["problem"], registry=registry)
catch_ups = Counter("board_catch_ups", "Rooms that were caught up with, by outcome", ["outcome"], registry=registry)
healed = Counter("board_pushes_healed", "Pushes that were missed and made up for by the pulse", registry=registry)
cut = Counter("board_sockets_cut", "Sockets that were cut because they did not read", registry=registry)
lag = Histogram("board_event_lag_seconds", "From an event to its push", buckets=_LAGS, registry=registry)
requests = Histogram("board_request_seconds", "How long requests took", ["endpoint"], buckets=_QUICK, registry=registry)
sockets = Gauge("board_sockets", "Open sockets by role; none: not signed in", ["role"], registry=registry)
rooms = Gauge("board_rooms_watched", "Rooms that somebody watches", registry=registry)
backup_age = Gauge("board_backup_age_seconds", "Since the last backup; +Inf: there is none", registry=registry)
beat_age = Gauge("board_scheduler_beat_age_seconds", "Since the timetable's last beat", registry=registry)
database_bytes = Gauge("board_database_bytes", "How large the database is", registry=registry)
disk_free_bytes = Gauge("board_disk_free_bytes", "How much of the disk is free", registry=registry)
letters = Gauge("board_letters", "Letters and messages by state: waiting, stuck", ["state"], registry=registry)
letters_age = Gauge("board_letters_oldest_seconds", "For how long the oldest letter has waited", registry=registry)
failing = Gauge("board_check_failing", "1 where a check of readiness fails", ["check"], registry=registry)

# A counter that is first seen at 1 has not grown, as Prometheus sees it.
for _outcome in CATCH_UPS:
    catch_ups.labels(_outcome)


def count_catch_up(events: int | None, *, came_back: bool) -> None:
    """A client has caught up with so many events; `None`: it loads everything, as who comes for the first time does."""
    caught_up = "events" if events else "none"
    anew = "too-old" if came_back else "snapshot"
    catch_ups.labels(anew if events is None else caught_up).inc()
