/*
 * The block editor's panel: what the check says about the story, before it is published and at any time in the sidebar.
 *
 * It advises; it guards nothing. What may go out is decided on the server, also where this script never runs.
 */
"use strict";

(({ a11y, apiFetch, components, data, editor, editPost, element, i18n, plugins }) => {
  const { createElement: h, Fragment, useEffect, useRef, useState } = element;
  const { Button, PanelBody, Spinner, TextareaControl } = components;
  const { __, sprintf } = i18n;
  // These slots moved from wp.editPost to wp.editor in WordPress 6.6.
  const { PluginPrePublishPanel, PluginSidebar, PluginSidebarMoreMenuItem } = editor.PluginSidebar ? editor : editPost;
  const { mark, show } = window.sumber;

  const SIDEBAR = "sumber/report";
  const LEVELS = ["failure", "warning", "notice"];

  /** What is known: the verdict, the words it is about, whether one is on its way, and what went wrong. */
  const store = data.createReduxStore("sumber", {
    reducer: (known = { verdict: null, about: null, busy: false, error: "" }, { type, news }) =>
      type === "LEARN" ? { ...known, ...news } : known,
    actions: { learn: (news) => ({ type: "LEARN", news }) },
    selectors: { known: (known) => known },
  });
  data.register(store);
  const learn = (news) => data.dispatch(store).learn(news);

  /** The words in the editor. Blocks are replaced when they change, so that looking is enough to compare them. */
  const words = (select) => ({
    title: select("core/editor").getEditedPostAttribute("title"),
    blocks: select("core/block-editor").getBlocks(),
  });
  const same = (one, other) => one?.title === other?.title && one?.blocks === other?.blocks;

  /** Sends the words in the editor to WordPress, which answers with a verdict. */
  async function ask(what, extra = {}) {
    const { getCurrentPostId, getEditedPostAttribute, getEditedPostContent } = data.select("core/editor");
    const about = words(data.select);
    const [title, content] = [about.title, getEditedPostContent()];
    const [date, author] = ["date", "author"].map(getEditedPostAttribute);
    if (!content.trim()) return;
    learn({ busy: true, error: "" });
    try {
      const path = `/sumber/v1/posts/${getCurrentPostId()}/${what}`;
      const verdict = await apiFetch({ path, method: "POST", data: { title, content, date, author, ...extra } });
      hear(verdict, about);
    } catch ({ message }) {
      learn({ busy: false, error: message });
    }
  }

  function hear(verdict, about) {
    learn({ verdict, about, busy: false, error: "" });
    mark(verdict.annotations);
    a11y.speak(verdict.summary, verdict.held ? "assertive" : "polite");
  }

  const useKnown = () =>
    data.useSelect((select) => {
      const known = select(store).known();
      return { ...known, stale: !same(known.about, words(select)) };
    });

  /** The whole report: how it stands, what to look at, what can be done. Checks by itself when it is opened. */
  function Report() {
    const { verdict, stale, busy, error } = useKnown();
    useEffect(() => {
      if (stale && !busy) ask("check");
    }, []);
    return h(
      "div",
      { className: "sumber" },
      error && h("p", { className: "sumber-error", role: "alert" }, error),
      verdict && h(Standing, { verdict }),
      verdict && h(Things, { findings: verdict.annotations }),
      verdict?.held && !stale && h(PublishAnyway, { verdict }),
      h(
        "div",
        { className: "sumber-foot" },
        busy && h(Spinner),
        h(
          Button,
          { variant: stale && verdict ? "primary" : "secondary", disabled: busy, onClick: () => ask("check") },
          verdict ? __("Check again", "sumber") : __("Check the story", "sumber"),
        ),
        stale && verdict && !busy && h("span", null, __("The text has changed since.", "sumber")),
        verdict?.report &&
          h("a", { href: verdict.report, target: "_blank", rel: "noreferrer" }, __("Full report", "sumber")),
      ),
    );
  }

  /** How the story stands, in a sentence and a colour; without a verdict, why there is none. */
  function Standing({ verdict }) {
    const { held, outage, override, summary, conclusion, why } = verdict;
    const unsure = ["warn", "neutral"].includes(conclusion);
    const colour = held ? "failure" : unsure || outage || override ? "warning" : "notice";
    return h(
      "div",
      { className: `sumber-standing is-${colour}`, role: "status" },
      h("strong", null, summary),
      why && h("p", null, why),
      outage && !held && h("p", null, __("The story can run; it is noted as not checked.", "sumber")),
      outage && held && h("p", null, __("It stays a draft until there is an answer.", "sumber")),
      override &&
        /* translators: 1: name, 2: reason */
        h("p", null, sprintf(__("May run all the same, says %1$s: “%2$s”", "sumber"), override.name, override.reason)),
    );
  }

  /** Findings of one rule are one thing to look at, as the summary counts them; each by what weighs most in it. */
  function things(findings) {
    const weight = ({ level }) => LEVELS.indexOf(level);
    const rules = new Map();
    for (const one of findings) rules.set(one.rule, [...(rules.get(one.rule) ?? []), one]);
    return [...rules.values()].map((cases) => cases.sort((one, other) => weight(one) - weight(other)));
  }

  /** The things to look at, what holds the story first; notes are folded away. */
  function Things({ findings }) {
    const all = things(findings);
    const [failures, warnings, notes] = LEVELS.map((level) => all.filter(([first]) => first.level === level));
    const list = (some) =>
      h("ul", { className: "sumber-findings" }, ...some.map((cases) => h(Thing, { key: cases[0].rule, cases })));
    return h(
      Fragment,
      null,
      list([...failures, ...warnings]),
      notes.length > 0 &&
        h("details", null, h("summary", null, sprintf(__("For information (%d)", "sumber"), notes.length)), list(notes)),
    );
  }

  /** One thing: its weight, the first place with it, and the others folded away. */
  function Thing({ cases: [first, ...others] }) {
    const { level, severity } = first;
    const names = {
      failure: __("holds the story", "sumber"),
      warning: __("please look", "sumber"),
      notice: __("note", "sumber"),
    };
    const severities = {
      critical: __("critical", "sumber"),
      major: __("major", "sumber"),
      minor: __("minor", "sumber"),
      info: __("for information", "sumber"),
    };
    return h(
      "li",
      { className: `sumber-finding is-${level}` },
      h("p", { className: "sumber-level" }, `${names[level]} · ${severities[severity]}`),
      h(Finding, { finding: first }),
      others.length > 0 &&
        h(
          "details",
          null,
          h("summary", null, sprintf(__("The same thing elsewhere (%d)", "sumber"), others.length)),
          ...others.map((one) => h(Finding, { key: one.finding, finding: one })),
        ),
    );
  }

  /** One finding: what it says, its words to go to, and what may help. */
  function Finding({ finding: { message, spans, suggestions, evidence } }) {
    const [lost, setLost] = useState(null);
    return h(
      "div",
      { className: "sumber-case" },
      h("p", null, message),
      ...spans.filter(({ field }) => ["body", "headline"].includes(field)).map((span, place) =>
        h(
          "button",
          {
            key: place,
            type: "button",
            className: "sumber-words",
            title: __("Show it in the text", "sumber"),
            onClick: () => setLost(show(span) ? null : place),
          },
          `“${span.exact}”`,
          lost === place && h("em", null, ` ${__("is not in the text any more", "sumber")}`),
        ),
      ),
      suggestions.length > 0 &&
        h(
          "p",
          { className: "sumber-mends" },
          h("b", null, __("Suggestion:", "sumber"), " "),
          ...suggestions.map((words) => h("span", { key: words }, words)),
        ),
      evidence && h("p", { className: "sumber-evidence" }, evidence),
    );
  }

  /** The way out for those who may take it: with a reason, for these words only. */
  function PublishAnyway({ verdict }) {
    const [reason, setReason] = useState("");
    const { busy } = useKnown();
    if (!verdict.may_override) {
      return h("p", null, __("If it has to run as it is, an editor can allow that, with a reason.", "sumber"));
    }
    return h(
      "details",
      { className: "sumber-override" },
      h("summary", null, __("Publish all the same…", "sumber")),
      h(TextareaControl, {
        label: __("Why", "sumber"),
        help: __("Kept with your name, for the words as they are now.", "sumber"),
        value: reason,
        maxLength: 1000,
        onChange: setReason,
        __nextHasNoMarginBottom: true,
      }),
      h(
        Button,
        { variant: "secondary", disabled: busy || !reason.trim(), onClick: () => ask("override", { reason }) },
        __("Allow it", "sumber"),
      ),
    );
  }

  /** Before publishing: the report, and no Publish button to press in vain while a verdict holds these words. */
  function BeforePublishing() {
    const { verdict, stale } = useKnown();
    const held = Boolean(verdict?.held && !stale);
    const { lockPostSaving, unlockPostSaving } = data.useDispatch("core/editor");
    useEffect(() => {
      if (!held) return undefined;
      lockPostSaving("sumber");
      return () => unlockPostSaving("sumber");
    }, [held]);
    return h(Report);
  }

  /** Watches saving: a refusal brings its findings and gives back the draft; an outage is not kept quiet. */
  function Watch() {
    const { saving, failed } = data.useSelect((select) => {
      const { isSavingPost, isAutosavingPost, didPostSaveRequestFail } = select("core/editor");
      return { saving: isSavingPost() && !isAutosavingPost(), failed: didPostSaveRequestFail() };
    });
    const before = useRef(null);
    useEffect(() => {
      if (before.current && !saving) failed ? refused() : saved(before.current);
      before.current = saving ? { verdict: kept() } : null;
    }, [saving]);
    return null;
  }

  /** The verdict that WordPress has kept with the story. */
  const kept = () => data.select("core/editor").getCurrentPostAttribute("sumber");

  function refused() {
    const { getCurrentPostAttribute, getCurrentPostId, getCurrentPostType } = data.select("core/editor");
    const error = data.select("core").getLastEntitySaveError("postType", getCurrentPostType(), getCurrentPostId());
    if (error?.code !== "sumber_held") return;
    hear(error.data.verdict, words(data.select));
    // Else the next “Save draft” would try to publish again.
    const status = getCurrentPostAttribute("status");
    data.dispatch("core/editor").editPost({ status: status === "auto-draft" ? "draft" : status }, { undoIgnore: true });
    data.dispatch("core/edit-post").openGeneralSidebar(SIDEBAR);
  }

  function saved(before) {
    const verdict = kept();
    if (!verdict?.outage || verdict.at === before.verdict?.at) return;
    const told = [verdict.outage, __("The story runs; it is noted as not checked.", "sumber")].join(" ");
    data.dispatch("core/notices").createWarningNotice(told, { id: "sumber" });
  }

  plugins.registerPlugin("sumber", {
    icon: "editor-quote",
    render: () =>
      h(
        Fragment,
        null,
        h(Watch),
        h(PluginPrePublishPanel, { title: "Sumber", initialOpen: true, className: "sumber-before" }, h(BeforePublishing)),
        h(PluginSidebarMoreMenuItem, { target: "report" }, "Sumber"),
        h(PluginSidebar, { name: "report", title: "Sumber" }, h(PanelBody, null, h(Report))),
      ),
  });
})(window.wp);
