"""YAML as authors may write it: no tags, no aliases, no key twice; and from there into a schema."""

from __future__ import annotations

from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from tremplin.content.format.files import NOT_UTF8
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.schema_problems import problems_of

Model = TypeVar("Model", bound=BaseModel)


class _PlainLoader(yaml.SafeLoader):
    """Loads YAML without surprises: no aliases, which can grow without bound, no key twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.constructor.ConstructorError(None, None, "alias", event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"'{key.value}' twice", key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def read_yaml(path: str, text: str) -> Any:
    """The data of a YAML text; ``path`` is only named in errors.

    Raises:
        ContentError: The text is not plain YAML.
    """
    try:
        return yaml.load(text, _PlainLoader)  # noqa: S506 - a SafeLoader, made stricter
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ContentError([Problem(path, "schema", _unreadable(error))]) from error


def _unreadable(error: Exception) -> Message:
    mark, detail = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark and detail:
        return Message(
            "This is not readable YAML (line %(line)s): %(detail)s.",
            line=mark.line + 1,
            detail=detail,
        )
    if mark:
        return Message("This is not readable YAML (line %(line)s).", line=mark.line + 1)
    return Message("This is not readable YAML: %(detail)s.", detail=detail) if detail else _NO_YAML


_NO_YAML = Message("This is not readable YAML.")


def parse(model: type[Model], path: str, document: bytes) -> Model:
    """``document`` as ``model``.

    Raises:
        ContentError: The document is not UTF-8, is not YAML, or breaks the schema; every fault is
            named.
    """
    try:
        text = document.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError([Problem(path, "schema", NOT_UTF8)]) from error
    data = read_yaml(path, text)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentError(problems_of(error, path)) from error
