"use strict";
// Replies arrive by themselves. Without this script the page shows them when it is loaded again.
const parts = document.querySelectorAll("[data-from]");
const shown = new Map();

async function refresh() {
  for (const part of parts) {
    const answer = await fetch(part.dataset.from);
    const content = await answer.text();
    if (answer.ok && shown.get(part) !== content) {
      if (shown.has(part)) {
        part.innerHTML = content;
      }
      shown.set(part, content);
    }
  }
}

setInterval(() => refresh().catch(() => {}), 1500);
