"""Data flows one way: a room imports only from rooms above it."""

import ast
from pathlib import Path

import uratori

HOUSE = Path(uratori.__file__).parent
ORDER = [
    "data",
    "model",
    "workers",
    "contract",
    "reading",
    "language",
    "names",
    "times",
    "attribution",
    "claims",
    "pipeline",
    "desk",
    "intake",
    "dossier",
    "web",
    "evaluation",
    "cli",
]

# The order of the folders inside a room; its modules outside the folders are not held to one.
INSIDE = {
    "reading": ["labels", "layouts", "formats"],
    "names": ["words", "readings", "places", "persons", "organizations", "within", "across"],
    "attribution": ["modality", "clause", "holders", "line", "document"],
    "claims": ["bodies", "clauses", "same", "relations", "origins"],
}


def room(path):
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "uratori":
            parts = node.module.split(".")
            yield from ([parts[1]] if len(parts) > 1 else [alias.name for alias in node.names])


def test_rooms_import_only_from_above():
    wrong = [
        f"{path.relative_to(HOUSE)} imports {target}"
        for path in sorted(HOUSE.rglob("*.py"))
        if room(path) in ORDER
        for target in imports(path)
        if target in ORDER and ORDER.index(target) > ORDER.index(room(path))
    ]
    assert not wrong


def inner_imports(path, inside):
    """The folders of its own room that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[:2] == ["uratori", inside]:
                yield from (parts[2:3] or [alias.name for alias in node.names])


def test_folders_of_a_room_import_only_from_the_folders_above():
    wrong = [
        f"{path.relative_to(HOUSE)} imports {target}"
        for inside, order in INSIDE.items()
        for k, folder in enumerate(order)
        for path in sorted((HOUSE / inside / folder).rglob("*.py"))
        for target in inner_imports(path, inside)
        if target in order[k + 1 :]
    ]
    assert not wrong


def test_every_room_is_on_the_map():
    rooms = {room(p) for p in HOUSE.rglob("*.py")} - {"__init__", "__main__"}
    assert rooms <= set(ORDER)


def test_modules_stay_small():
    long = {
        str(p.relative_to(HOUSE)): n for p in HOUSE.rglob("*.py") if (n := len(p.read_text("utf-8").splitlines())) > 500
    }
    assert not long
