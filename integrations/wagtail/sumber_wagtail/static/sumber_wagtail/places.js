/*
 * Where the words of a finding stand in the editor: finds them, marks them, and takes the writer there.
 *
 * The service counts from the start of the story's text. A form is no text, so words are found by what they say, and
 * where they stand more than once, by which place is nearest to the service's count. Nothing in the form is changed:
 * marks are drawn by the browser (CSS custom highlights), and where it cannot, the words are only selected.
 */
"use strict";

window.sumber = (() => {
  const LEVELS = ["notice", "warning", "failure"]; // later ones lie on top
  const TITLE = "#id_title";
  const TEXTS = '[data-contentpath] [data-block="true"], [data-contentpath] textarea, [data-contentpath] input[type="text"]';

  const form = () => document.querySelector("form[data-edit-form]");

  /** Every stretch of text in the form, but the title: its element, its text, and how much text stands before it. */
  function stretches() {
    let before = 0;
    return [...form().querySelectorAll(TEXTS)]
      .filter((element) => !element.matches(TITLE) && !element.closest('[aria-hidden="true"], template'))
      .map((element) => {
        const stretch = { element, text: element.value ?? element.textContent, before };
        before += stretch.text.length + 1;
        return stretch;
      });
  }

  /** All the words in the form, to see whether they are still the same. */
  const words = () => [form().querySelector(TITLE)?.value, ...stretches().map(({ text }) => text)].join("\n");

  /** The place of a span's words, or null: { element, start, end }. */
  function find({ field, exact, start }) {
    const wanted = pattern(exact);
    if (field === "headline") {
      const element = form().querySelector(TITLE);
      const match = element && [...element.value.matchAll(wanted)][0];
      return match ? { element, start: match.index, end: match.index + match[0].length } : null;
    }
    const places = stretches().flatMap(({ element, text, before }) =>
      [...text.matchAll(wanted)].map((match) => ({
        element,
        start: match.index,
        end: match.index + match[0].length,
        away: Math.abs(before + match.index - start),
      })),
    );
    return places.sort((one, other) => one.away - other.away)[0] ?? null;
  }

  /** The first line of the words, whatever blanks stand between them. */
  function pattern(exact) {
    const [line] = exact.trim().split("\n");
    const escaped = line.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(escaped.replace(/\s+/g, "\\s+"), "g");
  }

  /** Marks the words of findings, each `{ span, level }`, in place of the marks there were. */
  function mark(findings) {
    if (!CSS.highlights) return;
    for (const level of LEVELS) {
      const places = findings.filter((one) => one.level === level).map(({ span }) => find(span));
      const ranges = places.filter((place) => place && place.element.value === undefined).map(range);
      const highlight = new Highlight(...ranges);
      highlight.priority = LEVELS.indexOf(level);
      CSS.highlights.set(`sumber-${level}`, highlight);
    }
  }

  /** Takes the writer to the words and selects them. False when they are not there any more. */
  function show(span) {
    const place = find(span);
    if (!place) return false;
    const { element, start, end } = place;
    // Folded panels open for what is found in them, as they do for the browser's own search.
    element.closest("[hidden]")?.dispatchEvent(new Event("beforematch", { bubbles: true }));
    element.scrollIntoView({ block: "center" });
    if (element.value === undefined) {
      const { startContainer, startOffset, endContainer, endOffset } = range(place);
      element.closest("[contenteditable]")?.focus({ preventScroll: true });
      getSelection().setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    } else {
      element.focus({ preventScroll: true });
      element.setSelectionRange(start, end);
    }
    return true;
  }

  /** A place in rich text as a Range. */
  function range({ element, start, end }) {
    const found = new Range();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const after = before + node.length;
      if (start >= before && start < after) found.setStart(node, start - before);
      if (end > before && end <= after) found.setEnd(node, end - before);
      before = after;
    }
    return found;
  }

  return { form, mark, show, words };
})();
