/*
 * Where the words of a finding stand in the block editor: finds them, marks them, and takes the writer there.
 *
 * The service counts from the start of the story's text. Blocks are not text, so words are found by what they say, and
 * where they stand more than once, by which place is nearest to the service's count.
 */
"use strict";

window.sumber = (({ data, blocks, richText }) => {
  const SOURCE = "sumber"; // of the marks, in the editor's annotations

  /** Every stretch of text in the story: its block, the block's attribute, and how much text stands before it. */
  function stretches() {
    const found = [];
    let before = 0;
    const walk = (block) => {
      const attributes = blocks.getBlockType(block.name)?.attributes ?? {};
      for (const [attribute, { source, type }] of Object.entries(attributes)) {
        const html = String(block.attributes[attribute] ?? "");
        if (!html || !(source === "html" || type === "rich-text")) continue;
        const { text } = richText.create({ html });
        found.push({ clientId: block.clientId, attribute, text, before });
        before += text.length + 1;
      }
      block.innerBlocks.forEach(walk);
    };
    data.select("core/block-editor").getBlocks().forEach(walk);
    return found;
  }

  /** The place of a span's words, or null: { clientId, attribute, start, end }; a whole block has no attribute. */
  function find({ field, exact, start }) {
    if (field !== "body") return null;
    const words = pattern(exact);
    const places = stretches().flatMap(({ clientId, attribute, text, before }) =>
      [...text.matchAll(words)].map((match) => ({
        clientId,
        attribute,
        start: match.index,
        end: match.index + match[0].length,
        away: Math.abs(before + match.index - start),
      })),
    );
    return places.sort((one, other) => one.away - other.away)[0] ?? findBlock(words);
  }

  /** Tables, classic and HTML blocks keep their text as they like: then the block is the place. */
  function findBlock(words) {
    const block = data.select("core/block-editor").getBlocks().find((one) => {
      const { body } = new DOMParser().parseFromString(blocks.serialize([one]), "text/html");
      return body.textContent.search(words) >= 0;
    });
    return block ? { clientId: block.clientId } : null;
  }

  /** The first line of the words, whatever blanks stand between them. */
  function pattern(exact) {
    const [line] = exact.split("\n");
    const escaped = line.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(escaped.replace(/\s+/g, "\\s+"), "g");
  }

  /** Marks the words of all findings that ask for something, in place of the marks there were. */
  function mark(findings) {
    const { __experimentalAddAnnotation: add, __experimentalRemoveAnnotationsBySource: remove } =
      data.dispatch("core/annotations");
    for (const level of ["failure", "warning"]) {
      remove(`${SOURCE}-${level}`);
      for (const span of findings.filter((one) => one.level === level).flatMap((one) => one.spans)) {
        const place = find(span);
        if (!place?.attribute) continue;
        add({
          source: `${SOURCE}-${level}`,
          blockClientId: place.clientId,
          richTextIdentifier: place.attribute,
          range: { start: place.start, end: place.end },
        });
      }
    }
  }

  /** Takes the writer to the words and selects them. False when they are not there any more. */
  function show(span) {
    if (span.field === "headline") return selectInTitle(span.exact);
    const place = find(span);
    if (!place) return false;
    const { selectionChange, selectBlock } = data.dispatch("core/block-editor");
    if (place.attribute) selectionChange(place.clientId, place.attribute, place.start, place.end);
    else selectBlock(place.clientId);
    // The editor draws the block as selected first, and puts the selection where the focus comes.
    setTimeout(() => {
      const block = canvas().getElementById(`block-${place.clientId}`);
      block.scrollIntoView({ block: "center" });
      (block.closest("[contenteditable=true]") ?? block.querySelector("[contenteditable=true]") ?? block).focus();
    });
    return true;
  }

  function selectInTitle(exact) {
    const title = canvas().querySelector(".editor-post-title__input");
    const words = title?.firstChild;
    const at = words?.textContent.indexOf(exact) ?? -1;
    if (at < 0) return false;
    title.scrollIntoView({ block: "center" });
    title.focus();
    title.ownerDocument.getSelection().setBaseAndExtent(words, at, words, at + exact.length);
    return true;
  }

  /** The document that holds the text: newer editors have it in a frame. */
  function canvas() {
    return document.querySelector('iframe[name="editor-canvas"]')?.contentDocument ?? document;
  }

  return { find, mark, show };
})(window.wp);
