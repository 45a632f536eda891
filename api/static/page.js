/* The pages work without this file. With it, mends can be copied at a touch, the waiting page need not reload, and what
   comes from Word or Google Docs is pasted without bullets, remarks and deleted words. */
"use strict";

for (const words of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.dataset.copy;
  const text = words.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = words.dataset.copied;
  });
  if (navigator.clipboard) words.before(button);
}

const waiting = document.querySelector("[data-waits-for]");
if (waiting) {
  const look = async () => {
    const answer = await fetch(waiting.dataset.waitsFor).catch(() => null);
    const job = answer?.ok ? await answer.json() : null;
    if (job && !["queued", "running"].includes(job.status)) location.reload();
    else setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}

const renew = async () => {
  const answer = await fetch(location.href).catch(() => null);
  const text = answer?.ok ? await answer.text() : "";
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main > *");
  if (fresh) document.querySelector("[data-live]").replaceWith(fresh);
  if (document.querySelector("[data-live]")) setTimeout(renew, 2000);
};
if (document.querySelector("[data-live]")) setTimeout(renew, 2000);

for (const field of document.querySelectorAll("[data-text-of]")) {
  field.addEventListener("paste", async (event) => {
    const html = event.clipboardData.getData("text/html");
    if (!/mso-|schemas-microsoft-com|docs-internal-guid/.test(html)) return;
    event.preventDefault();
    const plain = event.clipboardData.getData("text/plain");
    const sent = { method: "POST", body: new URLSearchParams({ html }) };
    const answer = await fetch(field.dataset.textOf, sent).catch(() => null);
    const text = answer?.ok ? await answer.text() : plain;
    field.focus();
    // The old command is the one that Ctrl-Z undoes.
    if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  });
}
