"""The OpenAPI 3.1 description, made from the addresses themselves."""

import re
from typing import Any

from flask import Flask
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from board.web.endpoint import Endpoint, endpoint_of

_REF = "#/components/schemas/{model}"


class ProblemDocument(BaseModel):
    """What a refused request is answered with (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


def openapi(app: Flask, version: str) -> dict[str, Any]:
    """The description of every API address of the application, as an OpenAPI 3.1 document."""
    described = [
        (rule, found) for rule in app.url_map.iter_rules() if (found := endpoint_of(app.view_functions[rule.endpoint]))
    ]
    names, schemas = _schemas([endpoint for _, endpoint in described])
    paths: dict[str, dict[str, Any]] = {}
    for rule, endpoint in sorted(described, key=lambda pair: pair[0].rule):
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            paths.setdefault(path, {})[method.lower()] = _operation(rule.endpoint, path, endpoint, names)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Board", "version": version},
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {"cookie": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "board_session"},
            },
        },
    }


def _schemas(endpoints: list[Endpoint]) -> tuple[dict[type[BaseModel], str], dict[str, Any]]:
    # Bodies are described as what is taken, answers as what is given: a default makes a field optional only there.
    wanted = {(model, "validation") for e in endpoints for model in (e.body, e.query) if model}
    wanted |= {(e.answer, "serialization") for e in endpoints if e.answer} | {(ProblemDocument, "serialization")}
    ordered = sorted(wanted, key=lambda pair: pair[0].__name__)
    references, schema = models_json_schema(ordered, ref_template=_REF)  # type: ignore[arg-type]
    names = {model: references[(model, mode)]["$ref"] for model, mode in ordered}  # type: ignore[index]
    return names, schema.get("$defs", {})


def _operation(name: str, path: str, endpoint: Endpoint, names: dict[type[BaseModel], str]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": name,
        "tags": [name.partition(".")[0].removesuffix("_api")],
        "summary": endpoint.summary,
        "parameters": _parameters(path, endpoint),
        "responses": _responses(endpoint, names),
    }
    if endpoint.body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": names[endpoint.body]}}},
        }
    if endpoint.binary:
        content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _parameters(path: str, endpoint: Endpoint) -> list[dict[str, Any]]:
    found = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", path)
    ]
    if endpoint.query:
        asked = endpoint.query.model_json_schema()
        for name, schema in asked["properties"].items():
            found.append({"name": name, "in": "query", "required": name in asked.get("required", ()), "schema": schema})
    if endpoint.command:
        schema = {"type": "string", "format": "uuid"}
        found.append({"name": "Idempotency-Key", "in": "header", "required": False, "schema": schema})
    return found


def _responses(endpoint: Endpoint, names: dict[type[BaseModel], str]) -> dict[str, Any]:
    good: dict[str, Any] = {"description": "done" if endpoint.command else "found"}
    if endpoint.answer:
        good["content"] = {"application/json": {"schema": {"$ref": names[endpoint.answer]}}}
    problem = {"application/problem+json": {"schema": {"$ref": names[ProblemDocument]}}}
    always = (401, 400, 413, 422) if endpoint.command else (401, 422) if endpoint.query else (401,)
    refused = {"description": "refused", "content": problem}
    unchanged = {"description": "not changed"}
    others = {str(status): unchanged if status == 304 else refused for status in (*always, *endpoint.problems)}
    return {str(endpoint.status): good, **others}
