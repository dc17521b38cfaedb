"""`computed`: an attribute that is computed when it is first asked for, as `functools.cached_property` does.

That of Python 3.11 takes a lock each time: a fortieth of the time that cleaning takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functools import cached_property as computed
else:

    class computed:  # noqa: N801 - a decorator
        """A method as an attribute that is computed once.

        >>> class Text:
        ...     @computed
        ...     def words(self):
        ...         return ["computed", "once"]
        >>> text = Text()
        >>> text.words is text.words
        True
        """

        def __init__(self, function):
            self.function = function
            self.name = function.__name__
            self.__doc__ = function.__doc__

        def __get__(self, owner, kind=None):
            if owner is None:
                return self
            value = owner.__dict__[self.name] = self.function(owner)
            return value


__all__ = ["computed"]
