"use strict";
// The pages work without this. With it, charts are drawn, and the overview looks again by itself.
(() => {
  const EVERY = 5_000;
  const overview = document.querySelector("[data-overview]");
  if (!overview) {
    return;
  }
  const drawn = new Map();
  const shown = new Map();
  let paused = sessionStorage.getItem("paused") === "yes";
  let asking = false;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

  // A chart's numbers stand in the page, so that a look brings text and picture of the same moment.
  function read(page, figure) {
    const lines = [...figure.querySelectorAll(".line")];
    return {
      lines,
      data: [page.getElementById("charts").dataset.times, ...lines.map((line) => line.dataset.values)].map((text) => JSON.parse(text)),
    };
  }

  function options(figure, lines, width) {
    const soft = colour("--soft");
    const axis = { stroke: soft, grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
    return {
      width, height: 170, padding: [8, 20, 0, 0],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      cursor: { drag: { x: false, y: false }, points: { size: 6 } },
      legend: { show: true, live: true },
      scales: { y: { range: (chart, low, high) => [0, Math.max(high ?? 0, 1) * 1.1] } },
      axes: [
        { ...axis, space: 60, values: [[60, "{HH}:{mm}", null, null, null, null, null, null, 1], [1, "{HH}:{mm}:{ss}", null, null, null, null, null, null, 1]] },
        { ...axis, space: 32, size: 52, values: (chart, ticks) => ticks.map((tick) => number.format(tick)) },
      ],
      series: [
        { label: "UTC", value: "{HH}:{mm}:{ss}" },
        ...lines.map((line) => ({
          label: line.dataset.label, stroke: colour(`--tone-${line.dataset.tone}`), width: 2,
          dash: line.dataset.tone === "2" ? [6, 4] : undefined,
          fill: lines.length === 1 ? colour("--tone-1-soft") : undefined,
          points: { show: (chart) => chart.data[0].length < 3 },
          value: (chart, value) => value === null ? "–" : `${number.format(value)} ${figure.dataset.unit}`,
        })),
      ],
    };
  }

  function draw(figure) {
    const plot = figure.querySelector(".plot");
    drawn.get(figure.id)?.destroy();
    const { lines, data } = read(document, figure);
    drawn.set(figure.id, new uPlot(options(figure, lines, plot.clientWidth), data, plot));
  }

  const drawAll = () => overview.querySelectorAll(".chart").forEach(draw);

  function bringCharts(page) {
    document.getElementById("charts").dataset.times = page.getElementById("charts").dataset.times;
    for (const figure of overview.querySelectorAll(".chart")) {
      const fresh = page.getElementById(figure.id);
      const { lines, data } = read(page, fresh);
      figure.querySelectorAll(".line").forEach((line, i) => { line.dataset.values = lines[i].dataset.values; });
      drawn.get(figure.id).setData(data);
    }
  }

  // Only what has changed is exchanged, and who is at work in it finds their place again.
  function bringParts(page) {
    for (const fresh of page.querySelectorAll("[data-live]")) {
      const html = fresh.outerHTML;
      const here = document.getElementById(fresh.id);
      if (!here || shown.get(fresh.id) === html) {
        continue;
      }
      shown.set(fresh.id, html);
      const focused = here.contains(document.activeElement) ? document.activeElement : null;
      const place = focused ? [...here.querySelectorAll("a, button, summary, [tabindex]")].indexOf(focused) : -1;
      const aside = [...here.querySelectorAll(".scroll")].map((box) => box.scrollLeft);
      const open = here.querySelector("details")?.open ?? false;
      here.replaceWith(document.adoptNode(fresh));
      fresh.querySelector("details")?.toggleAttribute("open", open);
      fresh.querySelectorAll(".scroll").forEach((box, i) => { box.scrollLeft = aside[i] ?? 0; });
      if (focused) {
        const again = focused.id && document.getElementById(focused.id);
        (again || fresh.querySelectorAll("a, button, summary, [tabindex]")[place])?.focus({ preventScroll: true });
      }
    }
  }

  function tellStatus(before) {
    const status = document.getElementById("status").textContent.trim();
    if (status !== before) {
      document.getElementById("said").textContent = `Now: ${status}`;
    }
  }

  async function look() {
    if (asking || paused || document.visibilityState === "hidden") {
      return;
    }
    asking = true;
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector("[data-overview]")) {
        throw page.getElementById("key") ? "signed out" : "not the page";
      }
      const before = document.getElementById("status").textContent.trim();
      bringCharts(page);
      bringParts(page);
      tellStatus(before);
      document.getElementById("offline").hidden = true;
    } catch (reason) {
      if (reason === "signed out") {
        location.reload();
      }
      document.getElementById("offline").hidden = false;
    } finally {
      asking = false;
    }
  }

  const pause = document.getElementById("pause");
  function showPaused() {
    pause.textContent = paused ? "Go on" : "Pause";
    pause.setAttribute("aria-pressed", String(paused));
  }
  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    sessionStorage.setItem("paused", paused ? "yes" : "no");
    showPaused();
    look();
  });
  document.getElementById("reload").hidden = true;

  showPaused();
  drawAll();
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) {
      width = innerWidth;
      drawAll();
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
})();
