"""Structured logs: one JSON object a line, no names, addresses or texts in it; people by opaque id."""

import logging
import sys
import time

import structlog
from flask import Flask, Response, g, request
from structlog.tracebacks import ExceptionDictTransformer

from board import measures

log = structlog.get_logger()


def to_standard_error(level: str) -> None:
    """Write the log to standard error from that level on."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # Without local variables: they hold passwords, names and texts.
        structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    foreign = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(foreign)
    logging.basicConfig(
        handlers=[handler], level=max(logging.getLevelNamesMapping()[level], logging.WARNING), force=True
    )


def note_requests(app: Flask) -> None:
    """Log each request by its rule and measure it, so that neither ids nor secrets in addresses are kept."""

    @app.before_request
    def note_beginning() -> None:
        structlog.contextvars.clear_contextvars()
        g.began = time.monotonic()

    @app.after_request
    def note_end(answer: Response) -> Response:
        rule = request.url_rule.rule if request.url_rule else "unknown"
        took = time.monotonic() - g.get("began", time.monotonic())
        measures.requests.labels(request.endpoint or "unknown").observe(took)
        log.info("request", method=request.method, rule=rule, status=answer.status_code, ms=round(took * 1000, 1))
        return answer
