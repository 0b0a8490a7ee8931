"""A compound file as Outlook writes it (MS-CFB, version 3): folders and streams in sectors."""

from dataclasses import dataclass
from itertools import count
from struct import pack
from typing import TypeAlias

SECTOR, MINI, CUT_OFF = 512, 64, 4096
FREE, END, FAT_SECTOR, NOBODY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
PER_FAT = SECTOR // 4

Folder: TypeAlias = "dict[str, bytes | Folder]"


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    left: int = NOBODY
    right: int = NOBODY
    child: int = NOBODY
    start: int = END

    def written(self, size: int) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        head = pack("<64sHBBIII", name, len(name), self.kind, 1, self.left, self.right, self.child)
        return head + pack("<16sIQQIQ", b"", 0, 0, 0, self.start, size)


def compound(root: Folder) -> bytes:
    """The bytes of a file with these folders and streams."""
    entries = [_Entry("Root Entry", ROOT)]
    entries[0].child = _filed(root, entries)
    small = [e for e in entries if e.kind == STREAM and 0 < len(e.content) < CUT_OFF]
    big = [e for e in entries if e.kind == STREAM and len(e.content) >= CUT_OFF]
    mini_stream, mini_fat = _minis(small)
    directory_size = -(-len(entries) * 128 // SECTOR) * SECTOR
    chains = [bytes(directory_size), _packed(mini_fat), mini_stream, *(e.content for e in big)]
    starts, fat, fat_sectors = _chained(chains)
    entries[0].start = starts[2] if mini_stream else END
    for entry, start in zip(big, starts[3:], strict=True):
        entry.start = start
    chains[0] = _directory(entries, len(mini_stream), directory_size)
    body = b"".join(_padded(chain, SECTOR) for chain in chains)
    mini = (starts[1], -(-len(chains[1]) // SECTOR)) if mini_fat else (END, 0)
    return _header(fat_sectors, starts[0], *mini) + _packed(fat) + body


def _filed(folder: Folder, entries: list[_Entry]) -> int:
    """The tree of one folder's members, by length of name, then by name; its topmost entry."""
    members = []
    for name, content in sorted(folder.items(), key=lambda item: (len(item[0]), item[0].upper())):
        members.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, STREAM, content))
        else:
            entries.append(_Entry(name, STORAGE))
            entries[members[-1]].child = _filed(content, entries)
    return _balanced(members, entries)


def _balanced(members: list[int], entries: list[_Entry]) -> int:
    if not members:
        return NOBODY
    middle = len(members) // 2
    top = members[middle]
    entries[top].left = _balanced(members[:middle], entries)
    entries[top].right = _balanced(members[middle + 1 :], entries)
    return top


def _minis(small: list[_Entry]) -> tuple[bytes, list[int]]:
    """Small streams side by side in one, and the chain of the pieces of each."""
    stream = b""
    chain: list[int] = []
    for entry in small:
        entry.start = len(chain)
        pieces = -(-len(entry.content) // MINI)
        chain += [entry.start + n + 1 for n in range(pieces - 1)] + [END]
        stream += _padded(entry.content, MINI)
    return stream, chain


def _chained(chains: list[bytes]) -> tuple[list[int], list[int], int]:
    """Where each chain starts, the table of all sectors, and how many sectors that table takes."""
    lengths = [-(-len(chain) // SECTOR) for chain in chains]
    tables = next(n for n in count(1) if n + sum(lengths) <= n * PER_FAT)
    fat, starts = [FAT_SECTOR] * tables, []
    for length in lengths:
        starts.append(len(fat))
        fat += [len(fat) + n + 1 for n in range(length - 1)] + ([END] if length else [])
    return starts, fat + [FREE] * (tables * PER_FAT - len(fat)), tables


def _directory(entries: list[_Entry], mini_size: int, size: int) -> bytes:
    sizes = [mini_size if entry.kind == ROOT else len(entry.content) for entry in entries]
    written = b"".join(e.written(size) for e, size in zip(entries, sizes, strict=True))
    unused = pack("<64sHBBIII", b"", 0, 0, 1, NOBODY, NOBODY, NOBODY) + bytes(48)
    return written + unused * ((size - len(written)) // 128)


def _header(tables: int, directory: int, mini_fat: int, mini_fats: int) -> bytes:
    magic = bytes.fromhex("d0cf11e0a1b11ae1")
    head = pack("<8s16sHHHHH6x", magic, b"", 0x3E, 3, 0xFFFE, 9, 6)
    head += pack("<IIIIIIIII", 0, tables, directory, 0, CUT_OFF, mini_fat, mini_fats, END, 0)
    return head + _packed([*range(tables), *[FREE] * (109 - tables)])


def _packed(numbers: list[int]) -> bytes:
    return pack(f"<{len(numbers)}I", *numbers)


def _padded(content: bytes, unit: int) -> bytes:
    return content + bytes(-len(content) % unit)
