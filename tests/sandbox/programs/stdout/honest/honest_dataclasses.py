# passed: data classes, enumerations, matching, properties
import dataclasses

from enum import Enum


class Kind(Enum):
    SMALL = 1
    BIG = 2


@dataclasses.dataclass(frozen=True)
class Thing:
    size: int
    kind: Kind = Kind.SMALL

    @property
    def double(self):
        match self:
            case Thing(size=n):
                return n * 2


print(Thing(int(input())).double)
