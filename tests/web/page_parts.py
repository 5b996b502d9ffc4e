"""What a page would load, send to, or run, read from its markup."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

_ADDRESSES = {
    "src",
    "href",
    "action",
    "formaction",
    "srcset",
    "poster",
    "data",
    "background",
    "cite",
    "ping",
    "xlink:href",
}


class PageParts(HTMLParser):
    """Fed with a page: the addresses in it, and what a strict policy would not run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self._script: dict[str, str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag loads and what it would run."""
        given = {name: value or "" for name, value in attrs}
        self.addresses += [given[name] for name in _ADDRESSES & given.keys()]
        self.inline += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        is_data = given.get("type") == "application/json"
        if tag in ("script", "style") and "src" not in given and "nonce" not in given and not is_data:
            self.inline.append(f"<{tag}>")

    def elsewhere(self) -> list[str]:
        """The addresses on other hosts."""
        return [each for each in self.addresses if urlsplit(each).netloc or urlsplit(each).scheme not in ("", "data")]
