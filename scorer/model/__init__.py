"""
The nouns. Each is built once and never changed; every other file is a verb on one of these.

An `Article` is read into a `Doc`; rules look at the doc and yield `Finding`s; grading turns findings into `Score`s;
all of it together is the `Report`. Offsets are half-open Unicode code points of the field as submitted, so
`article.body[span.start:span.end]` is always exactly what a report quotes.

Each noun stands in the module of its name, in the order in which they are built: `article`, `spans`, what reading finds
(`text`, `names`, `attributions`, `dates`, `figures`, `labels`, `odd_words`, `reuse`, `ages`), `doc`,
`findings`, `report`.
"""

from scorer.model.ages import FAR, Age, Birth, Time, slips, turned
from scorer.model.article import Article, Genre, Status
from scorer.model.attributions import AGENTLESS, Attribution, Kind, Quote, Relay, Source, Speaker
from scorer.model.dates import YEAR, DateMention, DateRange, exchanged
from scorer.model.doc import Doc
from scorer.model.figures import Bound, Change, Echo, Figure
from scorer.model.findings import Dimension, Finding, Outcome, Severity
from scorer.model.labels import Label, Topic
from scorer.model.names import Name, NameKind
from scorer.model.odd_words import Oddity, OddWord
from scorer.model.report import Band, Charge, Checked, Loss, Report, Score
from scorer.model.reuse import Direction, Divergence, Passage, Relation, Reuse, ReuseMatch
from scorer.model.spans import Placed, Row, Span, Stretches, lines, within
from scorer.model.text import RUNNING, Block, Quotation, Role, Sentence

__all__ = [
    "AGENTLESS",
    "FAR",
    "RUNNING",
    "YEAR",
    "Age",
    "Article",
    "Attribution",
    "Band",
    "Birth",
    "Block",
    "Bound",
    "Change",
    "Charge",
    "Checked",
    "DateMention",
    "DateRange",
    "Dimension",
    "Direction",
    "Divergence",
    "Doc",
    "Echo",
    "Figure",
    "Finding",
    "Genre",
    "Kind",
    "Label",
    "Loss",
    "Name",
    "NameKind",
    "OddWord",
    "Oddity",
    "Outcome",
    "Passage",
    "Placed",
    "Quotation",
    "Quote",
    "Relation",
    "Relay",
    "Report",
    "Reuse",
    "ReuseMatch",
    "Role",
    "Row",
    "Score",
    "Sentence",
    "Severity",
    "Source",
    "Span",
    "Speaker",
    "Status",
    "Stretches",
    "Time",
    "Topic",
    "exchanged",
    "lines",
    "slips",
    "turned",
    "within",
]
