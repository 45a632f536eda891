/*
 * The part of the Checks panel that is ours: asks Wagtail for the verdict on the words in the form, and shows its answer.
 *
 * It advises; it guards nothing. What may go out is decided on the server, also where this script never runs.
 */
"use strict";

(({ app }, { Controller }, { form, mark, show, words }) => {
  const SETTLED = 400; // milliseconds after which rich text has reached the form's fields
  const settle = () => new Promise((done) => setTimeout(done, SETTLED));

  class SumberController extends Controller {
    static targets = ["button", "reason", "report", "stale"];
    static values = { again: String, check: String, lost: String, override: String, silent: String };

    connect() {
      this.panel = this.element.closest("[data-side-panel]");
      this.panel?.addEventListener("show", () => this.asked ?? this.ask());
      // The panels themselves are set up only when the page is.
      requestAnimationFrame(() => (document.querySelector("[data-sumber-held]") ? this.open() : this.follow()));
    }

    /** Opens the panel where an address ends in #sumber: the button in the message leads there. */
    follow() {
      if (location.hash === "#sumber") this.open();
    }

    open() {
      this.panel?.dispatchEvent(new Event("open"));
    }

    /** Asks for the verdict on the words as they are now. */
    ask() {
      return this.send(this.checkValue);
    }

    /** Lets these words run all the same. */
    async override() {
      await this.send(this.overrideValue, { "sumber-reason": this.reasonTarget.value });
      (this.hasReasonTarget ? this.reasonTarget : this.reportTarget).focus(); // what was pressed is gone
    }

    async send(address, extra = {}) {
      if (this.element.ariaBusy) return;
      this.element.ariaBusy = "true";
      await settle();
      this.asked = words();
      this.staleTarget.hidden = true;
      try {
        const response = await fetch(address, { method: "POST", body: this.typed(extra) });
        if (!response.ok) throw new Error(response.statusText);
        this.reportTarget.innerHTML = await response.text(); // a template of ours, escaped on the server
        mark(this.spans());
      } catch {
        this.reportTarget.replaceChildren(this.alert(this.silentValue));
      } finally {
        this.buttonTarget.textContent = this.againValue;
        this.element.ariaBusy = null;
      }
    }

    /** The form as it would be saved, without its files, and where it stands. */
    typed(extra) {
      const fields = [...new FormData(form())].filter(([, value]) => typeof value === "string");
      const editor = new URL(form().action).pathname;
      return new URLSearchParams([...fields, ...Object.entries({ "sumber-editor": editor, ...extra })]);
    }

    /** The words of all findings that ask for something. */
    spans() {
      return [...this.reportTarget.querySelectorAll("[data-sumber-span-param]")].map((button) => ({
        span: JSON.parse(button.dataset.sumberSpanParam),
        level: button.dataset.sumberLevelParam,
      }));
    }

    /** Takes the writer to the words of a finding. */
    show({ currentTarget, params: { span } }) {
      const lost = !show(span);
      currentTarget.querySelector("em")?.remove();
      if (!lost) return;
      const note = document.createElement("em");
      note.textContent = ` ${this.lostValue}`;
      currentTarget.append(note);
    }

    /** Something happened in the form; what is shown may be about earlier words. */
    async age() {
      await settle();
      this.staleTarget.hidden = this.asked === undefined || this.asked === words();
    }

    alert(words) {
      const note = document.createElement("p");
      note.className = "sumber-fault";
      note.setAttribute("role", "alert");
      note.textContent = words;
      return note;
    }
  }

  app.register("sumber", SumberController);
})(window.wagtail, window.StimulusModule, window.sumber);
