"""`dataclass`, made for a tool that starts often: frozen records at a fifth of the standard library's time to define.

The standard library writes and compiles six functions for every frozen dataclass, which was a third of the time to a
first report. Here methods that need no code of their own are shared by all classes, and `__init__` is compiled when the
first object is made: most classes of a run never make one. What comes out is a dataclass to `fields`, `replace`,
`asdict`, `is_dataclass` and `match`, and frozen in the same way.

Only what the tool uses is covered: no inheritance between records, no InitVar, no ClassVar, no keyword-only fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from collections.abc import Callable
    from operator import attrgetter
    from reprlib import recursive_repr
    from typing import Any

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, order: bool = False) -> Any:
        """Do what `dataclasses.dataclass` does with these arguments. Raises TypeError for what is not covered."""
        if not frozen:
            raise TypeError("use dataclasses.dataclass for what is not frozen")
        if cls is None:
            return lambda made: _record(made, slots, order)
        return _record(cls, slots, order)

    def _record(cls: type, slots: bool, order: bool) -> type:
        doc = cls.__doc__
        if doc is None:
            cls.__doc__ = ""  # else the standard library works out a signature to put there
        inherited = any(hasattr(base, "__dataclass_fields__") for base in cls.__mro__[1:])
        cls = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)  # finds the fields, compiles nothing
        cls.__doc__ = doc
        fields = dataclasses.fields(cls)
        if inherited or len(fields) != len(cls.__dataclass_fields__) or any(f.kw_only or not f.init for f in fields):
            raise TypeError(f"{cls.__name__}: use dataclasses.dataclass for this")
        names = tuple(f.name for f in fields)
        for name, method in _methods(fields, order).items():
            if name not in cls.__dict__ or (name == "__hash__" and cls.__dict__[name] is None):
                setattr(cls, name, method)
        if slots:
            cls = _with_slots(cls, names)
        cls.__init__ = _late_init(cls, fields)
        return cls

    def _with_slots(cls: type, names: tuple[str, ...]) -> type:
        """Slots have to be there when a class is made: make it again."""
        space = {k: v for k, v in cls.__dict__.items() if k not in names and k not in ("__dict__", "__weakref__")}
        space["__slots__"] = names
        space["__getstate__"], space["__setstate__"] = _get_state, _set_state
        made = type(cls)(cls.__name__, cls.__bases__, space)
        made.__qualname__ = cls.__qualname__
        return made

    def _methods(fields: tuple[dataclasses.Field[Any], ...], order: bool) -> dict[str, Callable[..., Any]]:
        key = _key([f.name for f in fields if f.compare])

        def __eq__(self: object, other: object) -> Any:
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self: object) -> int:
            return hash(key(self))

        found = {"__eq__": __eq__, "__hash__": __hash__, "__repr__": _repr}
        found |= {"__setattr__": _no_setting, "__delattr__": _no_deleting}
        if order:

            def __lt__(self: object, other: object) -> Any:
                return key(self) < key(other) if other.__class__ is self.__class__ else NotImplemented

            def __le__(self: object, other: object) -> Any:
                return key(self) <= key(other) if other.__class__ is self.__class__ else NotImplemented

            found |= {"__lt__": __lt__, "__le__": __le__}  # Python turns > and >= around
        return found

    def _key(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
        """Return what gives the values of these fields, always in a tuple."""
        if not names:
            return lambda _: ()
        get = attrgetter(*names)
        return get if len(names) > 1 else lambda one: (get(one),)

    def _late_init(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
        def __init__(self: object, /, *args: object, **named: object) -> None:
            cls.__init__ = made = _init(cls, fields)
            made(self, *args, **named)

        return __init__

    def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
        """Compile `__init__`. A frozen object is filled past its own `__setattr__`."""
        space: dict[str, Any] = {"_none": dataclasses.MISSING, "_set": object.__setattr__}
        head, body = [], []
        for n, f in enumerate(fields):
            slot = getattr(cls.__dict__.get(f.name), "__set__", None) if "__slots__" in cls.__dict__ else None
            value = f.name
            if f.default_factory is not dataclasses.MISSING:
                space[f"_f{n}"] = f.default_factory
                head.append(f"{f.name}=_none")
                value = f"_f{n}() if {f.name} is _none else {f.name}"
            elif f.default is not dataclasses.MISSING:
                space[f"_d{n}"] = f.default
                head.append(f"{f.name}=_d{n}")
            else:
                head.append(f.name)
            if slot is None:
                body.append(f" _set(_self, {f.name!r}, {value})")
            else:
                space[f"_s{n}"] = slot
                body.append(f" _s{n}(_self, {value})")
        exec(f"def __init__(_self, {', '.join(head)}):\n" + ("\n".join(body) or " pass"), space)
        made = space["__init__"]
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    @recursive_repr()
    def _repr(self: Any) -> str:
        shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
        return f"{self.__class__.__qualname__}({shown})"

    def _no_setting(self: object, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _no_deleting(self: object, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _get_state(self: Any) -> list[Any]:
        return [getattr(self, f.name) for f in dataclasses.fields(self)]

    def _set_state(self: Any, state: list[Any]) -> None:
        for f, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, f.name, value)
