"""Facts of a whole plan: periods, targets, agencies, the documents it cites. They repeat text; they replace none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kehoach_parser.document import Text
from kehoach_parser.draft import Appendix, Block, Criterion, PlanDraft, Role, Row, Section
from kehoach_parser.extract.labels import field_kind
from kehoach_parser.extract.tables.columns import column_keys
from kehoach_parser.facts.agencies.explained import explained_names
from kehoach_parser.facts.agencies.read import Explained, agencies_of
from kehoach_parser.facts.assignments.labelled import is_clauses, said_under
from kehoach_parser.facts.assignments.read import read_stated
from kehoach_parser.facts.citations.gather import gather
from kehoach_parser.facts.issued import date_of_issue
from kehoach_parser.facts.periods.dates import PlanTime, plan_time
from kehoach_parser.facts.periods.read import read_period
from kehoach_parser.facts.references.links import find_counterparts
from kehoach_parser.facts.references.read import find_references
from kehoach_parser.facts.targets.read import find_targets
from kehoach_parser.facts.units.read import has_two_levels, read_unit, with_codes
from kehoach_parser.facts.units.years import read_years
from kehoach_parser.facts.values import Assignment, Facts, Level, Period, Span, Target
from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import key
from kehoach_parser.tree import Printed, criteria, texts, texts_at
from kehoach_parser.vocabulary.loader import words

_EXACT = 100.0


def derive(draft: PlanDraft, printed: Printed | None = None) -> Facts:
    """The facts of a plan; printed: its texts, where they are at hand."""
    printed = printed if printed is not None else Printed(draft)
    issued = date_of_issue(draft.letterhead)
    subject = _value(draft.subject)
    year, year_end = read_years(subject, issued.year)
    place = _value(draft.letterhead.place)
    told_of = printed.whole.replace(Printed.END, "\n")
    unit = read_unit(draft.letterhead.issuer_lines, place, subject, told_of, two_levels=has_two_levels(issued, year))
    unit, unresolved = with_codes(unit, issued, year) if unit is not None else (None, None)
    level = unit.level if unit is not None else None
    time = plan_time(year, year_end, issued.first_day)
    explained = explained_names(printed.whole)
    stated = read_stated(draft, time, level, explained)
    told = _Told(time, level, explained, dict(stated.assignments), dict(stated.periods))
    for pointer, criterion in criteria(draft):
        told.of_criterion(criterion, pointer)
    for index, appendix in enumerate(draft.appendices):
        told.of_table(appendix, f"/appendices/{index}")
        told.of_objectives(appendix.sections, f"/appendices/{index}/sections")
    told.of_objectives(draft.sections, "/sections")
    return Facts(
        unit=unit,
        unresolved=unresolved,
        year=year,
        year_end=year_end,
        periods=told.periods,
        unread={where: text for where, text in stated.unread.items() if where not in told.periods},
        targets=told.targets,
        assignments=told.assignments,
        counterparts=find_counterparts(draft),
        citations=gather(draft, printed),
        references=find_references(draft, printed),
    )


def _value(text: Text | None) -> str | None:
    return text.value if text is not None else None


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of the parts of a plan, by their JSON pointers; time, level: of the plan; explained: its short names."""

    time: PlanTime
    level: Level | None
    explained: Explained
    assignments: dict[str, tuple[Assignment, ...]]
    periods: dict[str, Period]
    targets: dict[str, tuple[Target, ...]] = field(default_factory=dict)

    def of_criterion(self, criterion: Criterion, pointer: str) -> None:
        """The period, the targets and the assignments of its fields."""
        if criterion.deadline is not None:
            self._due(f"{pointer}/deadline", _period(criterion.deadline.content, self.time))
        if criterion.objective is not None:
            where = f"{pointer}/objective"
            self._sets(where, texts_at(criterion.objective.content, f"{where}/content"))
        if criterion.responsibility is not None:
            said = criterion.responsibility.assignments
            self._does(f"{pointer}/responsibility", [one for each in said for one in self._named(each.role, each.label, each.parties)])

    def of_table(self, appendix: Appendix, pointer: str) -> None:
        """The periods, the targets and the assignments of its rows; these have the headings of their columns as labels."""
        labels = {column.meaning: column.heading.value for column in appendix.columns}
        names = column_keys([column.heading.value for column in appendix.columns])
        begins = next((name for name, column in zip(names, appendix.columns, strict=True) if column.starts), None)
        for place, group in enumerate(appendix.groups):
            where = f"{pointer}/groups/{place}"
            rows = [(f"{where}/rows/{index}", row) for index, row in enumerate(group.rows)]
            for at, row in (*rows, *(((f"{where}/row", group.row),) if group.row is not None else ())):
                self._of_row(row, at, labels.get("lead"), labels.get("coordinate"))
                self._begins(at, next((text.value for name, text in row.other if name == begins), ""))

    def _begins(self, pointer: str, text: str) -> None:
        """The start of the row's period, where a column of its own tells it."""
        period, start = self.periods.get(pointer), read_period(text, self.time.year) if text else None
        day = (start.start or start.end) if start is not None else None
        if period is not None and day is not None and (period.end is None or day <= period.end):
            self.periods[pointer] = replace(period, start=day)

    def _of_row(self, row: Row, pointer: str, leads: str | None, coordinates: str | None) -> None:
        if row.deadline:
            self._due(pointer, read_period(row.deadline.value, self.time))
        if row.objective:
            self._sets(pointer, [(f"{pointer}/objective", row.objective.value)])
        found: list[Assignment] = []
        if row.lead:
            found.extend(self._named("lead", leads, row.lead.value))
        if row.coordinate:
            found.extend(self._named("coordinate", coordinates, row.coordinate.value))
        self._does(pointer, found)

    def of_objectives(self, sections: Sequence[Section], pointer: str, *, below: bool = False) -> None:
        """Targets of units that are called an objective, and of those below them."""
        for index, section in enumerate(sections):
            where = f"{pointer}/{index}"
            objective = below or (section.heading is not None and _is_objective(section.heading.value))
            if objective:
                self._sets(where, texts_at(section.content, f"{where}/content"))
            self.of_objectives(section.sections, f"{where}/sections", below=objective)

    def _named(self, role: Role, label: str | None, parties: str) -> list[Assignment]:
        """What stands in a cell or behind a label; clauses that say themselves who leads are parted."""
        said = said_under(role, label, parties) if is_clauses(parties) else ((role, label, parties),)
        return [Assignment(*one, agencies_of(one[2], self.level, self.time.year, self.explained)) for one in said]

    def _due(self, pointer: str, period: Period | None) -> None:
        if period is not None:
            self.periods[pointer] = period

    def _does(self, pointer: str, assignments: Sequence[Assignment]) -> None:
        if assignments:
            self.assignments[pointer] = tuple(assignments)

    def _sets(self, pointer: str, told: Iterable[tuple[str, str]]) -> None:
        if targets := tuple(target for where, text in told for target in _targets(text, where)):
            self.targets[pointer] = targets


def _targets(text: str, pointer: str) -> Iterator[Target]:
    """The targets of a text that stands at pointer."""
    for target in find_targets(text):
        span = target.span
        yield replace(target, span=Span(pointer, span.start, span.end) if span is not None else None)


def _is_objective(heading: str) -> bool:
    kind = field_kind(heading)
    if kind is not None and kind[1] >= _EXACT:
        return kind[0] == "objective"
    return bool(_objective().match(key(heading)))


@lru_cache(maxsize=1)
def _objective() -> re.Pattern[str]:
    before = any_of(words("targets", "before_objective"))
    return re.compile(rf"(?:(?:{before})\W+)*(?:{any_of(words('columns', 'objective'))})\b")


def _period(content: Sequence[Block], time: PlanTime) -> Period | None:
    """The period of a field: its first paragraph decides where it tells one, else all that stands below."""
    said = list(texts(content))
    first = read_period(said[0], time) if said else None
    return first if first is not None or not said else read_period("\n".join(said), time)
