"""The parts of a document by their fixed words: letterhead, title, body, ending, appendices."""

from kehoach_parser.structure.zones.appendix import appendix_label_length, is_appendix_label
from kehoach_parser.structure.zones.lines import is_motto, is_name, is_on_behalf, is_sign_note, starts_recipients
from kehoach_parser.structure.zones.page_parts import with_page_parts
from kehoach_parser.structure.zones.posts import is_role, names_post
from kehoach_parser.structure.zones.split import Zones, split_zones
from kehoach_parser.structure.zones.title import find_title, kind_length, names_author, spaced_kind

__all__ = [
    "Zones",
    "appendix_label_length",
    "find_title",
    "is_appendix_label",
    "is_motto",
    "is_name",
    "is_on_behalf",
    "is_role",
    "is_sign_note",
    "kind_length",
    "names_author",
    "names_post",
    "spaced_kind",
    "split_zones",
    "starts_recipients",
    "with_page_parts",
]
