/*
 * <sumber-report>: a report of Sumber in any page, with the same cards and marks as on Sumber's own.
 *
 *   <script type="module" src="…/sumber-report.js"></script>
 *   <sumber-report src="/address/of/a/report"></sumber-report>        or: element.report = { … }
 *
 * It takes the JSON of a report, or of a check (then the cards alone). `lang` is the language of its own words, else the
 * page's, else the article's. When somebody chooses a finding, it sends `sumber-finding` with the spans.
 *
 * With somewhere to send answers it has buttons for them (mended, as intended, false alarm): either an address,
 * <sumber-report answers="/address/for/answers" editor="Ratna">, or a function, element.answering = async (answer) => { … }.
 * Once an answer is kept, it sends `sumber-answer`.
 *
 * One file without dependencies. It draws in a shadow root with an adopted style sheet and text nodes alone, so that it
 * needs nothing of a Content-Security-Policy and no text can become markup. Colours follow the page's `color-scheme`
 * and can be set with the CSS variables --sumber-paper, -ink, -quiet, -line, -accent, -critical, -major, -minor, …
 */

/** The same words as on Sumber's pages; [one, other] where they are counted. */
export const WORDS = {
  id: {
    "strip.label": "Ringkasan",
    "strip.score": "skor kerapian sumber",
    "strip.minutes": "± {n} menit",
    "strip.ready": "Siap: tidak ada yang perlu dirapikan",
    "strip.unknown": "Belum bisa dinilai",
    "strip.turned_down": "“{rule}” sekadar info untuk sementara: redaksi ini terlalu sering menyebutnya alarm keliru.",
    "strip.unlisted": "“{rule}”: {n} temuan lagi yang tidak dimuat di laporan ini.",
    "strip.things.ready": "Siap, {n} hal bila sempat",
    "strip.things.tidy": "Rapikan {n} hal",
    "strip.things.review": "Tinjau {n} hal",
    "strip.things.hold": "Tahan dulu, bereskan {n} hal",
    "strip.things.insufficient_evidence": "Belum ada skor, {n} hal untuk dilihat",
    "bands.ready": "siap",
    "bands.tidy": "rapikan",
    "bands.review": "tinjau",
    "bands.hold": "tahan",
    "bands.insufficient_evidence": "bahan belum cukup",
    "dimensions.attribution": "Atribusi",
    "dimensions.consistency": "Konsistensi",
    "dimensions.integrity": "Keutuhan naskah",
    "dimensions.originality": "Orisinalitas",
    "severities.critical": "kritis",
    "severities.major": "besar",
    "severities.minor": "kecil",
    "severities.info": "sekadar info",
    "says.blocks": "menahan",
    "cards.title": "Yang perlu dirapikan",
    "cards.none": "Tidak ada temuan yang perlu dirapikan.",
    "cards.unjudged": "Naskah ini tidak dinilai.",
    "cards.points": "+{n} poin",
    "cards.free": "tanpa potongan",
    "cards.mend": "Usul",
    "cards.evidence": "Hitungan",
    "cards.elsewhere": "{n} tempat lain dengan hal yang sama",
    "cards.paragraph": "par. {n}",
    "cards.headline": "judul",
    "cards.byline": "penulis",
    "cards.dateline": "tempat dan tanggal",
    "cards.html": "metadata halaman",
    "cards.published_at": "waktu terbit",
    "cards.whole": "seluruh naskah",
    "cards.copy": "Salin",
    "cards.copied": "Tersalin",
    "marked.title": "Naskah",
    "marked.note": "hal",
    "marked.legend": "Garis bawah",
    "marked.clean": "Tidak ada yang ditandai.",
    "marked.words": "{n} kata",
    "more.things": "{n} hal lagi",
    "more.notes": "{n} catatan, tanpa potongan",
    "more.limits": "Yang tidak dinilai",
    "limits.truth": "Benar atau tidaknya isi naskah. Sumber hanya memeriksa siapa yang disebut, apa yang tidak cocok di dalam naskah, dan apa yang juga tertulis di naskah lain.",
    "job.title": "Naskah sedang dibaca",
    "answers.mended": "Sudah diperbaiki",
    "answers.intended": "Memang begitu",
    "answers.false_alarm": "Alarm keliru",
    "answers.reason": "Alasan",
    "answers.undo": "Batalkan jawaban",
    "answers.without": "tanpa yang sudah dijawab",
    "failed": "Laporan tidak bisa dibuka.",
    "failed.answer": "Jawaban belum tersimpan. Coba sekali lagi.",
  },
  en: {
    "strip.label": "Summary",
    "strip.score": "sourcing score",
    "strip.minutes": "± {n} min",
    "strip.ready": "Ready: nothing to tidy",
    "strip.unknown": "Cannot be scored yet",
    "strip.turned_down": "“{rule}” only informs for now: this newsroom called it a false alarm too often.",
    "strip.unlisted": ["“{rule}”: {n} more finding that this report has no room for.", "“{rule}”: {n} more findings that this report has no room for."],
    "strip.things.ready": ["Ready, {n} thing if there is time", "Ready, {n} things if there is time"],
    "strip.things.tidy": ["Tidy {n} thing", "Tidy {n} things"],
    "strip.things.review": ["Review {n} thing", "Review {n} things"],
    "strip.things.hold": ["Hold, and settle {n} thing", "Hold, and settle {n} things"],
    "strip.things.insufficient_evidence": ["No score, {n} thing to look at", "No score, {n} things to look at"],
    "bands.ready": "ready",
    "bands.tidy": "tidy",
    "bands.review": "review",
    "bands.hold": "hold",
    "bands.insufficient_evidence": "not enough to judge",
    "dimensions.attribution": "Attribution",
    "dimensions.consistency": "Consistency",
    "dimensions.integrity": "Integrity of the text",
    "dimensions.originality": "Originality",
    "severities.critical": "critical",
    "severities.major": "major",
    "severities.minor": "minor",
    "severities.info": "for information",
    "says.blocks": "holds it",
    "cards.title": "What to tidy",
    "cards.none": "No finding asks for a change.",
    "cards.unjudged": "This story was not judged.",
    "cards.points": "+{n} points",
    "cards.free": "no deduction",
    "cards.mend": "Suggestion",
    "cards.evidence": "Worked out",
    "cards.elsewhere": ["{n} more place with the same thing", "{n} more places with the same thing"],
    "cards.paragraph": "par. {n}",
    "cards.headline": "headline",
    "cards.byline": "byline",
    "cards.dateline": "dateline",
    "cards.html": "the page's metadata",
    "cards.published_at": "time of publication",
    "cards.whole": "the whole story",
    "cards.copy": "Copy",
    "cards.copied": "Copied",
    "marked.title": "The story",
    "marked.note": "thing",
    "marked.legend": "Underlines",
    "marked.clean": "Nothing is marked.",
    "marked.words": ["{n} word", "{n} words"],
    "more.things": ["{n} more thing", "{n} more things"],
    "more.notes": ["{n} note, no deduction", "{n} notes, no deduction"],
    "more.limits": "Not assessed",
    "limits.truth": "Whether the story is true. Sumber looks at who is named, what disagrees inside the story, and what also stands in other stories.",
    "job.title": "The story is being read",
    "answers.mended": "Mended",
    "answers.intended": "As intended",
    "answers.false_alarm": "False alarm",
    "answers.reason": "Reason",
    "answers.undo": "Take the answer back",
    "answers.without": "without what was answered",
    "failed": "The report cannot be opened.",
    "failed.answer": "The answer was not kept. Please try again.",
  },
};

const SHOWN = 3; // cards before the fold, as on the page
const RANKS = ["critical", "major", "minor", "info"];
const LEVELS = ["failure", "warning", "notice"]; // what a stage says, in a check
const ANSWERS = ["mended", "intended", "false_alarm"]; // the first explains itself, the others take a reason
const LONGEST = 1000; // characters of a reason
const HEAD = ["headline", "byline", "dateline"];
const MARKED = [...HEAD, "body"]; // fields with marks; a place in the HTML is told in words

const STYLE = `
  :host {
    --paper: var(--sumber-paper, light-dark(#fffefb, #1c1f23));
    --ink: var(--sumber-ink, light-dark(#1e1d1a, #e8e4db));
    --quiet: var(--sumber-quiet, light-dark(#5f5b53, #a8a398));
    --line: var(--sumber-line, light-dark(#ddd8cc, #363a40));
    --wash: var(--sumber-wash, light-dark(#efebe2, #24282d));
    --accent: var(--sumber-accent, light-dark(#0b5d57, #74c7bb));
    --critical: var(--sumber-critical, light-dark(#b0241c, #ff8d82));
    --critical-wash: var(--sumber-critical-wash, light-dark(#fbe6e2, #43211f));
    --major: var(--sumber-major, light-dark(#8f4a00, #f0b463));
    --major-wash: var(--sumber-major-wash, light-dark(#fcecd3, #3b2c13));
    --minor: var(--sumber-minor, light-dark(#1d5a9e, #8fbcf4));
    --minor-wash: var(--sumber-minor-wash, light-dark(#e5eef9, #1b2c43));
    --info: var(--quiet);
    --on-severity: var(--sumber-on-severity, light-dark(#fff, #15171a));
    --serif: var(--sumber-serif, ui-serif, "Iowan Old Style", Charter, "Noto Serif", Georgia, serif);
    --sans: var(--sumber-sans, system-ui, "Segoe UI", "Noto Sans", Roboto, sans-serif);
    display: block; container-type: inline-size; color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: anywhere;
  }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  h2, h3, p, ol, ul { margin: 0; padding: 0; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
  button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: start; }
  .frame { background: var(--paper); border: 1px solid var(--line); border-radius: .625rem; padding: clamp(1rem, 3cqi, 1.75rem); }
  .verb { font: 600 1.5rem/1.2 var(--serif); text-wrap: balance; }
  .quiet, .label { color: var(--quiet); font-weight: 400; }
  .label { font-size: .8125rem; }
  .score, .why { margin-top: .375rem; }
  .band { display: inline-block; padding: 0 .5625rem; border: 1.5px solid currentColor; border-radius: 1rem; font-size: .875rem; font-weight: 600; }
  .ready .band { color: var(--accent); } .tidy .band { color: var(--minor); }
  .review .band { color: var(--major); } .hold .band { color: var(--critical); }
  .small { font: 600 .875rem/1.4 var(--sans); margin: 1.25rem 0 .625rem; }
  .spread { display: grid; gap: 0 2rem; }
  @container (min-width: 52rem) { .spread.both { grid-template-columns: minmax(0, 13fr) minmax(0, 15fr); } }
  .card { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem .875rem; margin-bottom: .75rem; }
  .card.chosen { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
  .card:focus { outline: none; }
  .card:focus-visible { outline: 3px solid var(--accent); }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .625rem; font-size: .875rem; }
  .points { margin-inline-start: auto; font-weight: 650; font-variant-numeric: tabular-nums; }
  .blocks { color: var(--critical); font-weight: 600; }
  .message { font: 1.0625rem/1.5 var(--serif); margin-top: .5rem; }
  .quoted { font-weight: 600; }
  .card details { margin-top: .75rem; border-bottom: 0; }
  .case + .case { border-top: 1px solid var(--line); margin-top: .75rem; }
  .places { list-style: none; display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; margin-top: .375rem; font-size: .9375rem; }
  .place { color: var(--accent); text-decoration: underline 1px; text-underline-offset: .18em; min-height: 1.5rem; }
  .place:hover { text-decoration-thickness: 2px; }
  .mend { margin-top: .625rem; padding: .5rem .75rem; background: var(--wash); border-radius: .375rem; }
  .paste { font-family: var(--serif); }
  .copy { float: inline-end; margin-inline-start: .75rem; padding: .25rem .625rem; min-height: 1.75rem; border: 1px solid currentColor; border-radius: .375rem; color: var(--accent); font: 600 .8125rem/1 var(--sans); }
  .answer, .answered { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem; margin-top: .75rem; font-size: .875rem; }
  .answered { align-items: center; }
  .answer label { flex: 1 1 100%; display: grid; gap: .125rem; color: var(--quiet); }
  .answer input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: .375rem; padding: .25rem .5rem; min-height: 1.875rem; min-width: 0; }
  .answer button, .answered button { padding: .25rem .625rem; min-height: 1.875rem; border: 1px solid currentColor; border-radius: .375rem; color: var(--accent); font-weight: 600; }
  .answer button:disabled { opacity: .6; cursor: progress; }
  .trouble { flex-basis: 100%; color: var(--critical); font-weight: 600; }
  .evidence { margin-top: .375rem; font-size: .9375rem; }
  details { border-top: 1px solid var(--line); }
  summary { cursor: pointer; padding-block: .625rem; font-weight: 500; }
  .number { display: inline-grid; place-items: center; min-width: 1.375rem; height: 1.375rem; padding-inline: .25rem; border-radius: .6875rem; font: 650 .8125rem/1 var(--sans); background: var(--info); color: var(--on-severity); }
  .number.critical { background: var(--critical); border-radius: .125rem; }
  .number.major { background: var(--major); } .number.minor { background: var(--minor); }
  .text { font: 1.0625rem/1.65 var(--serif); }
  .text p + p { margin-top: .8em; }
  .text .headline { font-size: 1.3125rem; line-height: 1.35; font-weight: 650; }
  .text .byline { font: .9375rem/1.5 var(--sans); color: var(--quiet); }
  .text .number { display: inline; margin-inline: .1875rem .0625rem; padding: .125rem .34375rem; vertical-align: .25em; font-size: .6875rem; user-select: none; -webkit-user-select: none; }
  .mark { text-decoration: underline; text-decoration-skip-ink: none; text-underline-offset: .22em; cursor: pointer; border-radius: .125rem; }
  .mark.critical { background: var(--critical-wash); text-decoration: underline double var(--critical) 2px; }
  .mark.major { background: var(--major-wash); text-decoration: underline solid var(--major) 2px; }
  .mark.minor { background: var(--minor-wash); text-decoration: underline dashed var(--minor) 2px; }
  .mark.info { text-decoration: underline dotted var(--info) 2px; }
  .mark.crowded { box-shadow: 0 .38em 0 -.3em var(--ink); }
  .mark.chosen { outline: 3px solid var(--accent); outline-offset: 2px; }
  .legend { margin-top: .75rem; font-size: .8125rem; display: flex; flex-wrap: wrap; gap: .25rem .875rem; }
  .legend .mark { cursor: auto; }
  .limits { margin-top: .75rem; font-size: .8125rem; color: var(--quiet); }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (prefers-contrast: more) { .card, .frame { border-color: currentColor; } }
  @media print { .copy, .answer, .answered button { display: none; } .card { break-inside: avoid; } .mark, .number { print-color-adjust: exact; } }
`;

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** An element with attributes and children; strings become text. A `false` or null attribute or child is left out. */
function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== false && value != null) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== false && child != null));
  return element;
}

/** The words of one language, called with a key: `t("strip.minutes", 4)`. */
function speak(code) {
  const written = new Intl.NumberFormat(code);
  return (key, n) => {
    const words = WORDS[code][key];
    return (Array.isArray(words) ? words[n === 1 ? 0 : 1] : words).replace("{n}", () => written.format(n));
  };
}

/** Turns the service's offsets into those of JavaScript's strings, where an emoji counts twice. */
function counted(text, unit) {
  if (unit === "utf16" || !/[\u{10000}-\u{10ffff}]/u.test(text)) return (offset) => offset;
  const offsets = [0];
  for (const character of text) offsets.push(offsets.at(-1) + character.length);
  return (offset) => offsets[offset] ?? text.length;
}

/**
 * Findings as things to do: all findings of one rule stand together, the dearest rule is number 1; those of a check by
 * what its stage says to them, as its summary counts them.
 * Each thing: { number, rule, severity, dimension, points, blocks, pressing, cases }.
 */
function things(findings, losses) {
  const points = new Map(losses.filter((loss) => loss.finding).map((loss) => [loss.finding, -loss.points]));
  const rank = ({ severity }) => RANKS.indexOf(severity);
  const said = ({ level }) => LEVELS.indexOf(level); // -1 in a report, which no stage has spoken on
  const groups = new Map();
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return [...groups.values()]
    .map((group) => {
      const dearest = group.reduce((one, other) => (rank(other) < rank(one) ? other : one));
      return {
        ...{ rule: dearest.rule, severity: dearest.severity, dimension: dearest.dimension, rank: rank(dearest) },
        points: group.reduce((sum, { id }) => sum + (points.get(id) ?? 0), 0),
        said: Math.min(...group.map(said)),
        blocks: group.some(({ level }) => level === "failure"),
        pressing: group.some(({ level, severity }) => (level ? level !== "notice" : severity !== "info")),
        // What weighs most at the stage, or what the loss is booked on, speaks for the others.
        cases: [...group].sort((one, other) => said(one) - said(other) || points.has(other.id) - points.has(one.id)),
      };
    })
    .sort((one, other) => other.pressing - one.pressing || one.said - other.said || other.points - one.points || one.rank - other.rank)
    .map((thing, place) => ({ ...thing, number: place + 1 }));
}

/** A guess at the time that things take: a minute each where there is something to paste, else three, as on the page. */
function minutes(some) {
  const each = ({ cases }) => (cases.some(({ suggestions }) => suggestions.length) ? 1 : 3) + 0.5 * (cases.length - 1);
  return Math.max(1, Math.round(some.reduce((sum, thing) => sum + each(thing), 0)));
}

/** The lines of a text in pieces that never nest: [{ text, mark, crowded, closing }], the dearest mark on top. */
function draw(text, marks) {
  const lines = [];
  let from = 0;
  for (const whole of text.split(/(?<=\n)/)) {
    const start = from + whole.length - whole.trimStart().length;
    const end = from + whole.trimEnd().length;
    from += whole.length;
    if (start >= end) continue;
    const here = marks.filter((mark) => mark.start < end && mark.end > start);
    const edges = here.flatMap((mark) => [mark.start, mark.end]).filter((edge) => edge > start && edge < end);
    const cuts = [...new Set([start, ...edges, end])].sort((one, other) => one - other);
    const pieces = cuts.slice(1).map((right, place) => {
      const over = here.filter((mark) => mark.start <= cuts[place] && mark.end >= right);
      const closing = here.filter((mark) => mark.end === right || (right === end && mark.end > end && !text.slice(end, mark.end).trim()));
      const [mark] = over.sort((one, other) => one.number - other.number);
      return { text: text.slice(cuts[place], right), mark, crowded: over.length > 1, closing };
    });
    lines.push({ start, end, pieces });
  }
  return lines;
}

class SumberReport extends HTMLElement {
  static observedAttributes = ["src", "lang", "answers"];
  #report = null;
  #answering = null;
  #asked = 0;
  #given = new Map(); // fingerprint → what an editor answered
  #boxes = new Map(); // fingerprint → where its answer stands, or the buttons to give one
  #root = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
  }

  /** A report or a check, as the service answers it. */
  get report() {
    return this.#report;
  }

  set report(report) {
    this.#asked += 1; // what is still on its way comes too late
    this.#report = report;
    this.#given = new Map((report?.dismissals ?? []).map((one) => [one.fingerprint, one]));
    this.#show();
  }

  /** Keeps an answer: called with { finding, fingerprint, rule, answer, reason }, answer null to take one back. */
  get answering() {
    return this.#answering;
  }

  set answering(keep) {
    this.#answering = keep;
    this.#show();
  }

  connectedCallback() {
    for (const name of ["answering", "report"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name]; // it was set before this file was loaded
      delete this[name];
      this[name] = value;
    }
    if (!this.#report && this.getAttribute("src")) this.#load();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after) return;
    if (name === "src") this.#load();
    else this.#show();
  }

  async #load() {
    const asked = (this.#asked += 1);
    this.#say("job.title", { role: "status", "aria-busy": "true" });
    try {
      const response = await fetch(this.getAttribute("src"), { headers: this.#headers() });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const report = await response.json();
      if (asked === this.#asked) this.report = report;
    } catch {
      if (asked === this.#asked) this.#say("failed", { role: "alert" });
    }
  }

  /** What goes with each request; `key` is a property and no attribute, so that it stands in no page's source. */
  #headers() {
    return { Accept: "application/json", ...(this.key && { Authorization: `Bearer ${this.key}` }) };
  }

  #say(key, attributes) {
    const t = speak(this.#language());
    this.#root.replaceChildren(h("div", { class: "frame" }, h("p", attributes, t(key))));
  }

  #language() {
    const wished = [this.lang, this.parentElement?.closest("[lang]")?.lang, this.#report?.article?.language];
    const codes = wished.map((tag) => (tag ?? "").split("-")[0].toLowerCase());
    return codes.find((code) => code in WORDS) ?? "id";
  }

  #show() {
    if (!this.#report) return this.#root.replaceChildren();
    const { annotations, article, findings, offset_unit: unit, scores, summary } = this.#report;
    const why = this.#report.conclusion === "neutral" ? this.#report.reasons.map(({ message }) => message) : [];
    const t = speak(this.#language());
    const told = annotations ? annotations.map((one) => ({ ...one, id: one.finding })) : findings;
    const all = things(told, scores?.overall.losses ?? []);
    const pressing = all.filter((thing) => thing.pressing);
    const notes = all.filter((thing) => !thing.pressing);
    this.t = t;
    this.marks = new Map(); // "f1/0" → the first piece of that mark
    this.cards = new Map(); // 1 → the card
    this.#boxes = new Map();
    const text = article && this.#text(article, all, unit);
    const fold = (key, some) =>
      some.length > 0 && h("details", {}, h("summary", {}, t(key, some.length)), some.map((thing) => this.#card(thing)));
    this.#root.replaceChildren(
      h(
        "section",
        { class: "frame", "aria-label": "Sumber", lang: this.#language() },
        this.#strip(scores?.overall, pressing, summary),
        why.map((words) => h("p", { class: "why" }, words)),
        (this.#report.turned_down ?? []).map((rule) => h("p", { class: "limits" }, t("strip.turned_down").replace("{rule}", () => rule))),
        Object.entries(this.#report.unlisted?.findings ?? {}).map(([rule, n]) => h("p", { class: "limits" }, t("strip.unlisted", n).replace("{rule}", () => rule))),
        h(
          "div",
          { class: `spread${text ? " both" : ""}` },
          h(
            "div",
            {},
            h("h3", { class: "small" }, t("cards.title")),
            pressing.length === 0 && h("p", { class: "quiet" }, t(scores?.overall.value === null || why.length ? "cards.unjudged" : "cards.none")),
            pressing.slice(0, SHOWN).map((thing) => this.#card(thing)),
            fold("more.things", pressing.slice(SHOWN)),
            fold("more.notes", notes),
          ),
          text,
        ),
        h("p", { class: "limits" }, `${t("more.limits")}: ${t("limits.truth")}`),
      ),
    );
    return undefined;
  }

  /** The first five seconds: what to do, how long it takes, and the score. */
  #strip(overall, pressing, summary) {
    const { t } = this;
    if (!overall || overall.value === undefined) return h("h2", { class: "verb" }, summary ?? "");
    const without = this.#report.scores_without_dismissed?.overall;
    const nothing = overall.value === null ? "strip.unknown" : "strip.ready";
    const verb = pressing.length ? t(`strip.things.${overall.band}`, pressing.length) : t(nothing);
    return h(
      "header",
      { class: overall.band },
      h("h2", { class: "verb" }, verb, pressing.length > 0 && h("span", { class: "quiet" }, ` · ${t("strip.minutes", minutes(pressing))}`)),
      h(
        "p",
        { class: "score" },
        overall.value !== null && [h("strong", {}, String(overall.value)), " "],
        h("span", { class: "band" }, t(`bands.${overall.band}`)),
        " ",
        h("span", { class: "quiet" }, t("strip.score")),
        without && without.value !== overall.value && h("span", { class: "quiet" }, ` · ${without.value} ${t("answers.without")}`),
      ),
    );
  }

  #card(thing) {
    const { t } = this;
    const [first, ...others] = thing.cases.map((finding) => this.#case(thing, finding));
    const weight = [t(`severities.${thing.severity}`), thing.dimension && t(`dimensions.${thing.dimension}`).toLowerCase()];
    const card = h(
      "article",
      { class: "card", tabindex: "-1", "aria-label": `${t("marked.note")} ${thing.number}` },
      h(
        "div",
        { class: "top" },
        h("span", { class: `number ${thing.severity}` }, String(thing.number)),
        h("span", { class: "quiet" }, weight.filter(Boolean).join(" · ")),
        thing.blocks && h("span", { class: "blocks" }, t("says.blocks")),
        this.#report.scores && h("span", { class: "points" }, thing.points ? t("cards.points", thing.points) : t("cards.free")),
      ),
      first,
      others.length > 0 && h("details", {}, h("summary", {}, t("cards.elsewhere", others.length)), others),
    );
    this.cards.set(thing.number, card);
    return card;
  }

  #case(thing, finding) {
    const { t } = this;
    const { evidence, message, spans, suggestions } = finding;
    const language = this.#report.article?.language ?? false;
    const plain = spans.map(({ exact }) => exact.replace(/\s+/g, " ").trim());
    const quoted = plain.find((exact) => exact && message.includes(exact));
    const [before, after] = quoted ? [message.slice(0, message.indexOf(quoted)), message.slice(message.indexOf(quoted) + quoted.length)] : [message, ""];
    const places = spans.map((span, turn) =>
      h(
        "li",
        {},
        MARKED.includes(span.field)
          ? h("button", { type: "button", class: "place", click: () => this.#choose(thing, finding, turn, true) }, this.#where(span))
          : this.#where(span),
        (spans.length > 1 || !quoted) && h("span", { class: "quiet", lang: language }, ` “${plain[turn]}”`),
      ),
    );
    return h(
      "div",
      { class: "case" },
      h("p", { class: "message", lang: language, dir: "auto" }, before, quoted && h("span", { class: "quoted" }, quoted), after),
      h("ul", { class: "places" }, places.length ? places : h("li", {}, t("cards.whole"))),
      evidence && h("p", { class: "evidence" }, h("span", { class: "label" }, t("cards.evidence")), ` ${evidence}`),
      suggestions.length > 0 &&
        h(
          "div",
          { class: "mend" },
          h("span", { class: "label" }, t("cards.mend")),
          suggestions.map((words) => [this.#copy(words), h("p", { class: "paste", lang: language, dir: "auto" }, words)]),
        ),
      this.#box(finding),
    );
  }

  /** Where a finding's answer stands. Findings with the same words share it, wherever they are. */
  #box(finding) {
    const box = h("div", {});
    const { fingerprint } = finding;
    this.#boxes.set(fingerprint, [...(this.#boxes.get(fingerprint) ?? []), { box, finding }]);
    this.#fill(box, finding);
    return box;
  }

  #fill(box, finding) {
    const given = this.#given.get(finding.fingerprint);
    const open = Boolean(this.#answering || this.getAttribute("answers"));
    box.replaceChildren(...[given ? this.#answered(given, finding, open) : open && this.#form(finding)].filter(Boolean));
  }

  #answered({ answer, reason, name }, finding, open) {
    const { t } = this;
    const undo = (event) => this.#answer(event.currentTarget.parentElement, finding, { answer: null, reason: "" });
    return h(
      "div",
      { class: "answered" },
      h("span", {}, h("strong", {}, t(`answers.${answer}`)), reason && `: ${reason}`, name && name !== "–" && h("span", { class: "quiet" }, ` ${name}`)),
      open && h("button", { type: "button", click: undo }, t("answers.undo")),
    );
  }

  /** One field and three buttons; a browser asks for the reason where there has to be one. */
  #form(finding) {
    const { t } = this;
    const reason = h("input", { required: true, maxlength: LONGEST, autocomplete: "off" });
    const buttons = ANSWERS.map((value, place) => h("button", { value, formnovalidate: place === 0 }, t(`answers.${value}`)));
    const submit = (event) => {
      event.preventDefault();
      this.#answer(event.currentTarget, finding, { answer: event.submitter.value, reason: reason.value.trim() });
    };
    return h("form", { class: "answer", submit }, h("label", {}, t("answers.reason"), reason), buttons);
  }

  /** Sends an answer; when it is kept, shows it wherever these words stand, and tells the page. */
  async #answer(place, finding, said) {
    const { fingerprint, id, rule } = finding;
    const buttons = [...place.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    place.querySelector(".trouble")?.remove();
    const told = { finding: id, fingerprint, rule, ...said };
    try {
      const kept = this.#answering ? await this.#answering(told) : await this.#send(told);
      if (said.answer) this.#given.set(fingerprint, { ...said, name: this.getAttribute("editor"), ...kept });
      else this.#given.delete(fingerprint);
    } catch {
      for (const button of buttons) button.disabled = false;
      place.append(h("p", { class: "trouble", role: "alert" }, this.t("failed.answer")));
      return;
    }
    const home = place.parentElement;
    for (const one of this.#boxes.get(fingerprint) ?? []) this.#fill(one.box, one.finding);
    home.querySelector("button")?.focus();
    this.dispatchEvent(new CustomEvent("sumber-answer", { bubbles: true, composed: true, detail: told }));
  }

  /** As Sumber's own /v1/reports/{id}/dismissals takes it, so that a CMS need only pass it on. */
  async #send({ fingerprint, answer, reason }) {
    const address = this.getAttribute("answers");
    const name = this.getAttribute("editor");
    const options = answer
      ? { method: "POST", body: JSON.stringify({ fingerprint, answer, reason, ...(name && { name }) }) }
      : { method: "DELETE" };
    const headers = { ...this.#headers(), ...(answer && { "Content-Type": "application/json" }) };
    const response = await fetch(answer ? address : `${address}/${fingerprint}`, { ...options, headers });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return {};
  }

  #copy(words) {
    const copied = async ({ currentTarget: button }) => {
      await navigator.clipboard.writeText(words);
      button.textContent = this.t("cards.copied");
    };
    return navigator.clipboard && h("button", { type: "button", class: "copy", click: copied }, this.t("cards.copy"));
  }

  /** Where a span stands, in words: "par. 4". */
  #where({ field, start }) {
    if (field !== "body") return this.t(`cards.${field}`);
    if (!this.paragraphs) return this.t("marked.title");
    const line = this.paragraphs.findLast((one) => one.from <= start);
    return line?.number ? this.t("cards.paragraph", line.number) : this.t("cards.headline");
  }

  /** The article with its marks. */
  #text(article, all, unit) {
    const { t } = this;
    const marks = (field) => {
      const at = counted(article[field] ?? "", unit);
      return all.flatMap((thing) =>
        thing.cases.flatMap((finding) =>
          finding.spans.flatMap((span, turn) =>
            span.field === field ? { start: at(span.start), end: at(span.end), number: thing.number, thing, finding, turn } : [],
          ),
        ),
      );
    };
    const head = HEAD.flatMap((field) =>
      draw(article[field] ?? "", marks(field)).map((line) =>
        h("p", { class: field === "headline" ? "headline" : "byline", dir: "auto" }, this.#pieces(line)),
      ),
    );
    const at = counted(article.body, unit);
    const title = article.headline_span?.field === "body" ? article.headline_span : null;
    let number = 0;
    this.paragraphs = [];
    const body = draw(article.body, marks("body")).map((line) => {
      const headline = title && line.start < at(title.end) && at(title.start) < line.end;
      this.paragraphs.push({ at: line.start, number: headline ? null : (number += 1) });
      return h("p", { class: headline && "headline", dir: "auto" }, this.#pieces(line));
    });
    // Findings count as the service does; paragraphs are looked up by that count.
    const back = unit === "utf16" ? (offset) => offset : (offset) => [...article.body.slice(0, offset)].length;
    for (const paragraph of this.paragraphs) paragraph.from = back(paragraph.at);
    return h(
      "div",
      {},
      h("h3", { class: "small" }, t("marked.title"), " ", h("span", { class: "quiet" }, t("marked.words", article.word_count))),
      h("div", { class: "text", lang: article.language ?? "und" }, head, body),
      h(
        "p",
        { class: "legend" },
        all.length === 0 ? t("marked.clean") : [h("span", { class: "label" }, t("marked.legend")), RANKS.map((name) => h("span", { class: `mark ${name}` }, t(`severities.${name}`)))],
      ),
    );
  }

  #pieces({ pieces }) {
    return pieces.map(({ text, mark, crowded, closing }) => [
      mark ? this.#mark(text, mark, crowded) : text,
      closing
        .filter(({ number }, place) => closing.findIndex((other) => other.number === number) === place) // one of each
        .sort((one, other) => one.number - other.number)
        .map(({ finding, number }) => h("span", { class: `number ${finding.severity}` }, h("span", { class: "unseen" }, `${this.t("marked.note")} `), String(number))),
    ]);
  }

  #mark(text, { thing, finding, turn }, crowded) {
    const choose = (event) => {
      if (event.type === "keydown" && event.key !== "Enter") return;
      if (String(getSelection())) return; // somebody is copying words, not choosing them
      this.#choose(thing, finding, turn, false);
    };
    // A button could not be broken over lines.
    const kind = `mark ${finding.severity}${crowded ? " crowded" : ""}`;
    const element = h("span", { class: kind, role: "link", tabindex: "0", click: choose, keydown: choose }, text);
    const key = `${finding.id}/${turn}`;
    if (!this.marks.has(key)) this.marks.set(key, element);
    return element;
  }

  /** Shows a finding on the other side, and tells the page. */
  #choose(thing, finding, turn, fromCard) {
    const [card, mark] = [this.cards.get(thing.number), this.marks.get(`${finding.id}/${turn}`)];
    for (const element of this.#root.querySelectorAll(".chosen")) element.classList.remove("chosen");
    for (const element of [card, mark]) element?.classList.add("chosen");
    card.closest("details")?.setAttribute("open", "");
    const target = fromCard ? mark : card;
    target?.scrollIntoView({ block: "nearest" });
    target?.focus({ preventScroll: true });
    const { fingerprint, id, message, rule, severity, spans } = finding;
    const detail = { finding: id, rule, severity, message, fingerprint, spans, span: spans[turn] };
    const unit = this.#report.offset_unit ?? "codepoint";
    this.dispatchEvent(new CustomEvent("sumber-finding", { bubbles: true, composed: true, detail: { ...detail, offset_unit: unit } }));
  }
}

customElements.define("sumber-report", SumberReport);
