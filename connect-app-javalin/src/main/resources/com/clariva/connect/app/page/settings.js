"use strict";
// The page works without this. With it, buttons say that they were heard, a test is shown on the spot,
// times are told by the reader's clock, and whoever comes back to the page sees how things are now.
(() => {
  const STALE = 60_000;
  const AGAIN = 20_000;
  const AT_LEAST = 600;
  let readAt = Date.now();
  let asking = false;

  const wait = (millis) => new Promise((done) => setTimeout(done, millis));
  const card = () => document.querySelector("#page .card");

  function tellTimes(part) {
    const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    for (const time of part.querySelectorAll("time")) {
      time.textContent = words.format(new Date(time.dateTime));
    }
  }

  function busy(control) {
    control.setAttribute("aria-disabled", "true");
    control.querySelector(".busy").removeAttribute("aria-hidden");
  }

  function idle() {
    for (const control of document.querySelectorAll("[data-busy][aria-disabled]")) {
      control.removeAttribute("aria-disabled");
      control.querySelector(".busy").setAttribute("aria-hidden", "true");
    }
    for (const rows of document.querySelectorAll(".testing")) {
      rows.classList.remove("testing");
    }
    card()?.removeAttribute("aria-busy");
  }

  function show(html) {
    const answer = new DOMParser().parseFromString(html, "text/html");
    const fresh = answer.getElementById("page");
    if (!fresh) {
      throw new Error("not the page");
    }
    const focused = document.activeElement?.id;
    document.getElementById("page").replaceWith(document.adoptNode(fresh));
    document.title = answer.title;
    tellTimes(fresh);
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  async function ask(address, method) {
    asking = true;
    try {
      const [answer] = await Promise.all([
        fetch(address, { method, headers: { Accept: "text/html" } }), wait(AT_LEAST)]);
      show(await answer.text());
      readAt = Date.now();
    } catch (unreachable) {
      idle();
      document.getElementById("offline").hidden = false;
    } finally {
      asking = false;
    }
    lookAgain();
  }

  async function test(form, button) {
    busy(button);
    document.querySelector(".rows").classList.remove("tested");
    document.querySelector(".rows").classList.add("testing");
    document.getElementById("said").textContent = button.textContent;
    await ask(form.action, "POST");
    document.getElementById("said").textContent = document.getElementById("outcome")?.textContent ?? "";
  }

  async function refresh() {
    if (asking || !card()?.hasAttribute("data-fresh")) {
      return;
    }
    card().setAttribute("aria-busy", "true");
    await ask(location.pathname.replace(/\/instagram\/.*/, "/instagram"), "GET");
  }

  function lookAgain() {
    if (card()?.hasAttribute("data-again")) {
      setTimeout(() => document.visibilityState === "visible" && Date.now() - readAt >= AGAIN && refresh(), AGAIN);
    }
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const swaps = event.target.hasAttribute("data-swap");
    if (button?.getAttribute("aria-disabled") || (swaps && asking)) {
      event.preventDefault();
    } else if (swaps) {
      event.preventDefault();
      test(event.target, button);
    } else if (button) {
      busy(button);
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-busy]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    if (link.getAttribute("aria-disabled")) {
      event.preventDefault();
    } else {
      busy(link);
    }
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - readAt > STALE) {
      refresh();
    }
  });

  // Whoever comes back with the browser's button finds the page as it was left.
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      idle();
      refresh();
    }
  });

  // What happened a moment ago is not to be told again when the page is loaded again.
  if (location.search) {
    history.replaceState(null, "", location.pathname);
  }
  tellTimes(document);
  lookAgain();
})();
