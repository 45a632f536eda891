/* The settings page's one button. */
"use strict";

wp.domReady(() => {
  const told = document.getElementById("sumber-tested");
  document.getElementById("sumber-test").addEventListener("click", async () => {
    told.textContent = "…";
    try {
      const { ok, message } = await wp.apiFetch({ path: "/sumber/v1/connection", method: "POST" });
      told.textContent = `${ok ? "✓" : "✗"} ${message}`;
    } catch (error) {
      told.textContent = `✗ ${error.message}`;
    }
  });
});
