"""Exports of social platforms: an X archive (``tweets.js``), ActivityPub (Mastodon's ``outbox.json``), the JSON of the
Bluesky and X interfaces.

A repost is the words of the one reposted, not of the one whose archive it is; a quoted post is a document of its own.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from uratori.reading.labels.days import day
from uratori.reading.layouts.rows import Row, RowError

_ASSIGNED = re.compile(r"\A\s*window\.YTD\.(?P<what>\w+)\.part\d+\s*=\s*")
_REPOST = re.compile(r"\ART @(?P<handle>\w{1,40}): ")
_TAG = re.compile(r"<(/?[a-zA-Z]+)[^<>]{0,2000}>")
_BLOCKS = frozenset(("p", "/p", "br", "/li", "/div"))


def assigned(text: str) -> tuple[str, str] | None:
    """What an X archive file holds (``tweets``) and its JSON, which JavaScript assigns to a variable; None where the
    text is none."""
    m = _ASSIGNED.match(text)
    return (m["what"], text[m.end() :].rstrip().removesuffix(";")) if m else None


def posts(value: object, where: str, id_: str) -> Iterator[Row] | None:
    """The posts of an export, as rows; None where the value is no export that is known."""
    if (
        isinstance(value, list)
        and value
        and all(isinstance(v, Mapping) and isinstance(v.get("tweet"), Mapping) for v in value)
    ):
        return _numbered((_tweet(v["tweet"]) for v in value), where, id_)
    if not isinstance(value, Mapping):
        return None
    if isinstance(items := value.get("orderedItems"), list):
        return _numbered((_activity(i) for i in items), where, id_)
    if isinstance(feed := value.get("feed"), list) and _all(feed, "post"):
        return _numbered((p for i in feed for p in _bluesky(i["post"])), where, id_)
    if isinstance(found := value.get("posts"), list) and _all(found, "record"):
        return _numbered((p for i in found for p in _bluesky(i)), where, id_)
    if (
        isinstance(data := value.get("data"), list)
        and data
        and all(isinstance(d, Mapping) and "text" in d for d in data)
    ):
        return _numbered(_interface(value, data), where, id_)
    return None


def _all(items: list[Any], key: str) -> bool:
    return bool(items) and all(isinstance(i, Mapping) and isinstance(i.get(key), Mapping) for i in items)


def _numbered(found: Iterator[dict[str, Any] | RowError | None], where: str, id_: str) -> Iterator[Row]:
    for n, row in enumerate(found, start=1):
        if row is not None:
            yield f"{where}[{n}]", f"{id_}:{n}", row


def _tweet(tweet: Mapping[str, Any]) -> dict[str, Any]:
    text = html.unescape(str(tweet.get("full_text") or tweet.get("text") or ""))
    given = tweet.get("entities")
    entities: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
    row: dict[str, Any] = {
        "id": tweet.get("id_str"),
        "text": _unshortened(text, entities),
        "published": day(str(tweet.get("created_at") or "")),
        "layout": "post",
    }
    user = tweet.get("user")
    if isinstance(user, Mapping):
        row["outlet"] = user.get("name") or user.get("screen_name")
    if m := _REPOST.match(text):
        row["text"] = row["text"][m.end() :]
        row["outlet"] = _called(entities, m["handle"])
        # The archive gives the day of the repost; when the words were written it does not say.
        row["captured"] = row.pop("published")
    return row


def _called(entities: Mapping[str, Any], handle: str) -> str:
    """The name under which an account is mentioned in the entities of a post; else its handle."""
    for mention in _list(entities.get("user_mentions")):
        if isinstance(mention, Mapping) and str(mention.get("screen_name", "")).lower() == handle.lower():
            return str(mention.get("name") or f"@{handle}")
    return f"@{handle}"


def _unshortened(text: str, entities: Mapping[str, Any]) -> str:
    for url in _list(entities.get("urls"))[:20]:
        if isinstance(url, Mapping) and isinstance(short := url.get("url"), str) and short:
            text = text.replace(short, str(url.get("expanded_url") or short))
    return text


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _activity(activity: object) -> dict[str, Any] | RowError | None:
    if not isinstance(activity, Mapping):
        return RowError("is not a JSON object")
    if activity.get("type") != "Create":  # a boost has an address and no words
        return None
    note = activity.get("object")
    if not isinstance(note, Mapping) or not isinstance(note.get("content"), str):
        return RowError("is a post without words")
    who = note.get("attributedTo") or activity.get("actor")
    warning = str(note.get("summary") or "")
    return {
        "text": (warning + "\n" if warning else "") + _plain(note["content"]),
        "url": _text(note.get("url") or note.get("id")),
        "published": day(str(note.get("published") or activity.get("published") or "")),
        "outlet": _account(who),
        "layout": "post",
    }


def _account(address: object) -> str | None:
    """``https://mstdn.example/users/kenpo`` → ``@kenpo@mstdn.example``."""
    m = re.match(r"https?://([^/\s]+)/(?:users/|@)?([\w.-]+)$", str(address or ""))
    return f"@{m[2]}@{m[1]}" if m else None


def _plain(content: str) -> str:
    lines = _TAG.sub(lambda m: "\n" if m[1].lower() in _BLOCKS else "", content)
    return re.sub(r"\n{2,}", "\n", html.unescape(lines)).strip()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _bluesky(post: object) -> Iterator[dict[str, Any] | RowError | None]:
    if not isinstance(post, Mapping):
        return
    yield _record(post, post.get("record"))
    embed = post.get("embed")
    quoted = embed.get("record") if isinstance(embed, Mapping) else None
    if isinstance(quoted, Mapping) and isinstance(quoted.get("record"), Mapping):
        quoted = quoted["record"]
    if isinstance(quoted, Mapping) and isinstance(quoted.get("value"), Mapping):
        yield _record(quoted, quoted["value"])


def _record(post: Mapping[str, Any], record: object) -> dict[str, Any] | RowError:
    if not isinstance(record, Mapping) or not isinstance(record.get("text"), str):
        return RowError("is a post without words")
    author = post.get("author") if isinstance(post.get("author"), Mapping) else {}
    handle = author.get("handle") if isinstance(author, Mapping) else None
    key = str(post.get("uri") or "").rpartition("/")[2]
    return {
        "text": record["text"],
        "url": f"https://bsky.app/profile/{handle}/post/{key}" if handle and key else None,
        "published": day(str(record.get("createdAt") or "")),
        "outlet": (author.get("displayName") or (f"@{handle}" if handle else None))
        if isinstance(author, Mapping)
        else None,
        "layout": "post",
    }


def _interface(value: Mapping[str, Any], data: list[Any]) -> Iterator[dict[str, Any]]:
    includes = value.get("includes")
    users = _list(includes.get("users")) if isinstance(includes, Mapping) else []
    names = {str(u.get("id")): u.get("name") or u.get("username") for u in users if isinstance(u, Mapping)}
    for d in data:
        text = str(d.get("text") or "")
        row = {
            "id": d.get("id"),
            "text": text,
            "published": day(str(d.get("created_at") or "")),
            "outlet": names.get(str(d.get("author_id"))),
            "layout": "post",
        }
        if m := _REPOST.match(text):
            row |= {"text": text[m.end() :], "outlet": f"@{m['handle']}", "published": None}
        yield row


def loads(text: str) -> object:
    """The JSON of a text; of an X archive file, the JSON that it assigns. Raises ValueError, RecursionError."""
    found = assigned(text)
    return json.loads(found[1] if found else text)
