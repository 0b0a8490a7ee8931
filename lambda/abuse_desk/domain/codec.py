"""Frozen dataclasses to JSON values and back, driven by their own type hints.

Fields that hold their default are left out, so a snapshot stays small and an older one can be read
after a field was added. A union of dataclasses carries the class name under `is`. Only the types
the domain uses are known; anything else raises TypeError when it is first met, in a test.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(value: Any, kind: Any) -> str:
    """The compact JSON text of `value`, which is of the type `kind`. The same for equal values."""
    return json.dumps(
        encode(value, kind), ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )


def from_json(text: str, kind: Callable[..., T]) -> T:
    """The value of type `kind` that `to_json` wrote."""
    decoded: T = decode(json.loads(text), kind)
    return decoded


def encode(value: Any, kind: Any) -> Any:
    """A JSON value. Raises TypeError for a type the domain does not use."""
    kind = _plain(kind)
    if is_dataclass(kind):
        return _encode_fields(value, kind)
    if get_origin(kind) is tuple:
        inner = _inner(kind, len(value))
        return [encode(item, of) for item, of in zip(value, inner, strict=True)]
    if _is_union(kind):
        return _encode_union(value, kind)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if kind in (str, int, bool, float, NoneType) or _is_enum(kind):
        return value
    raise TypeError(f"no JSON form for {kind}")


def decode(data: Any, kind: Any) -> Any:
    """The value whose JSON form is `data`."""
    kind = _plain(kind)
    if is_dataclass(kind):
        hints: dict[str, Any] = _hints(kind)  # type: ignore[arg-type]  # a class is hashable
        return kind(**{name: decode(value, hints[name]) for name, value in data.items()})  # type: ignore[operator]  # is_dataclass also admits instances
    if get_origin(kind) is tuple:
        inner = _inner(kind, len(data))
        return tuple(decode(item, of) for item, of in zip(data, inner, strict=True))
    if _is_union(kind):
        return _decode_union(data, kind)
    if kind is datetime:
        return datetime.fromisoformat(data)
    return kind(data) if _is_enum(kind) else data


def _encode_fields(value: Any, kind: Any) -> dict[str, Any]:
    hints = _hints(kind)
    return {
        field.name: encode(getattr(value, field.name), hints[field.name])
        for field in fields(kind)
        if not _is_default(field, getattr(value, field.name))
    }


def _is_default(field: "Field[Any]", value: Any) -> bool:
    if field.default is not MISSING:
        return bool(value == field.default)
    return field.default_factory is not MISSING and bool(value == field.default_factory())


def _encode_union(value: Any, kind: Any) -> Any:
    if value is None:
        return None
    members = [member for member in get_args(kind) if member is not NoneType]
    if len(members) == 1:
        return encode(value, members[0])
    return {"is": type(value).__name__, **_encode_fields(value, type(value))}


def _decode_union(data: Any, kind: Any) -> Any:
    if data is None:
        return None
    members = [member for member in get_args(kind) if member is not NoneType]
    if len(members) == 1:
        return decode(data, members[0])
    chosen = next(member for member in members if member.__name__ == data["is"])
    return decode({name: value for name, value in data.items() if name != "is"}, chosen)


def _plain(kind: Any) -> Any:
    return kind.__supertype__ if isinstance(kind, NewType) else kind


def _inner(kind: Any, length: int) -> tuple[Any, ...]:
    inner = get_args(kind)
    return (inner[0],) * length if inner[-1] is Ellipsis else inner


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
