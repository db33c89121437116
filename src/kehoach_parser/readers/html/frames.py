"""What stands around a web page's content: menus, banners, side bars, foot lines, notices."""

from __future__ import annotations

import re

from kehoach_parser.readers.html.elements import Element

_FRAMES = frozenset(("nav", "aside"))
_FRAMES_OF_PAGES = frozenset(("header", "footer"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar", "dialog"))
# Words of the class or id of such an element.
_WORDS = frozenset(
    "ads advert advertisement banner breadcrumb breadcrumbs comment comments cookie cookies consent copyright footer header "  # noqa: SIM905
    "menu nav navbar navigation pager pagination paging popup related share sharing sidebar social toolbar widget".split()
)
_NAMED = frozenset(("div", "ul", "ol", "table", "section", "form", "p"))
_CONTENT = frozenset(("main", "article"))
_NAME_WORD = re.compile(r"[A-Za-z][a-z]*")
# Of a menu nearly all text leads to other pages; it has this many links at least.
_LINKED, _FEWEST_LINKS = 0.8, 3
# A frame that is told by its class alone holds less than this share of the page's text.
_MOST_OF_PAGE = 0.34


class Frames:
    """The frames of one page. Counts the page once: pages nest deep."""

    def __init__(self, root: Element) -> None:
        self._content = any(True for _ in root.iter(*_CONTENT))
        # Element -> characters, characters of links to other pages, such links.
        self._sizes: dict[Element, tuple[int, int, int]] = {}
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        for element in reversed(elements):
            own = len((element.text or "").strip())
            letters, linked, links = self._sizes.get(element, (0, 0, 0))
            letters += own
            href = element.get("href") if element.tag == "a" else None
            if href and not href.startswith("#"):
                linked, links = letters, 1
            self._sizes[element] = (letters, linked, links)
            parent = element.getparent()
            if parent is not None:
                above = self._sizes.get(parent, (0, 0, 0))
                self._sizes[parent] = (above[0] + letters + len((element.tail or "").strip()), above[1] + linked, above[2] + links)
        self._whole = self._sizes[root][0]

    def is_frame(self, element: Element) -> bool:
        """Does the element frame the page rather than being of it?

        <header> and <footer> frame a page that has its <main> or <article> beside them; elsewhere they may hold a
        document's letterhead and ending.
        """
        tag = element.tag
        if tag in _FRAMES or (element.get("role") or "").lower() in _ROLES:
            return not any(True for _ in element.iterdescendants(*_CONTENT))
        if tag in _FRAMES_OF_PAGES:
            return self._is_menu(element) or self._is_beside_content(element)
        if tag not in _NAMED:
            return False
        return self._is_menu(element) or (_is_named(element) and self._is_aside(element))

    def _is_menu(self, element: Element) -> bool:
        letters, linked, links = self._sizes[element]
        return links >= _FEWEST_LINKS and linked >= _LINKED * letters and letters < _MOST_OF_PAGE * self._whole

    def _is_beside_content(self, element: Element) -> bool:
        inside = any(True for _ in element.iterancestors(*_CONTENT)) or any(True for _ in element.iterdescendants(*_CONTENT))
        return self._content and not inside

    def _is_aside(self, element: Element) -> bool:
        """A small part of the page that leads elsewhere or asks for something, or stands beside its content."""
        if self._sizes[element][0] >= _MOST_OF_PAGE * self._whole:
            return False
        asks = any(True for _ in element.iterdescendants("a", "button", "input"))
        return asks or self._is_beside_content(element)


def _is_named(element: Element) -> bool:
    words = {word.lower() for name in ("class", "id") for word in _NAME_WORD.findall(element.get(name) or "")}
    return not words.isdisjoint(_WORDS)
