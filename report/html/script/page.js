// The page comes alive: the controls appear only where the script makes every figure of
// the page exactly as it was written.

const whatIf = () => {
  const kase = readCase(JSON.parse(byID("case").textContent));
  const start = startValues(kase);
  const written = compareOffers(kase, stateOf(kase, start, start));
  trust(written);
  const bound = bind(written);
  let follow = null;
  let values = start;

  const show = () => {
    const c = compareOffers(kase, stateOf(kase, same(start, values) ? start : values, start));
    const charts = allCharts(c);
    allTables(c).forEach(setTable);
    charts.forEach((chart) => {
      setChart(chart);
      setTable({ ...chart.data, id: `${chart.id}-data` });
    });
    setWords(c, bound, movesInWords(start, values));
    follow?.(charts);
    address(toFragment(start, values));
  };
  listen(kase, start, (next) => { values = next; show(); });
  byID("what-if").hidden = false;
  const first = fromFragment(start, location.hash);
  fill(first);
  if (moved(start, first).length) { values = first; show(); }
  const options = JSON.parse(byID("charts").textContent);
  whenLoaded(() => { follow = takeOver(options, allCharts(compareOffers(kase, stateOf(kase, same(start, values) ? start : values, start))), kase); });
};

const same = (a, b) => Object.keys(a).every((id) => a[id] === b[id]);

const allTables = (c) => [
  briefTable(c), metricsTable(c), ...c.results.map((r, i) => offerTable(c, r, i)),
  ...c.results.map((r, i) => calendarTable(c, r, i)), ...c.results.map((r, i) => paymentsTable(c, r, i)),
  ...(byID("leave") ? [leaveTable(c)] : []),
];

// trust compares what the script computes with what the page says, to the last digit.
const trust = (c) => {
  const faults = [...allTables(c), ...allCharts(c).map((chart) => ({ ...chart.data, id: `${chart.id}-data` }))].map(differs);
  for (const r of c.results) {
    for (const [name, v] of Object.entries(r.offer.figures)) {
      if (r.figures[name] && compare(r.figures[name], v)) faults.push(`${r.name} ${name}: ${plain(r.figures[name])} is not ${plain(v)}`);
    }
  }
  const fault = faults.find((f) => f);
  if (fault) throw new Error("the page's figures are not followed: " + fault);
};

// bind finds the sentences that follow the controls, and marks the tables that do not.
const bind = (c) => {
  const known = new Set([...allTables(c).map((t) => t.id), ...allCharts(c).map((chart) => `${chart.id}-data`)]);
  for (const table of document.querySelectorAll("main table")) {
    if (!known.has(table.id)) table.closest(".scroll").before(node("p", { class: "stale" }, "As written: these figures do not follow the controls."));
  }
  return { crossover: holder(crossoverSentence(c)), assumptions: assumptions(c).map(holder) };
};

const setWords = (c, bound, moves) => {
  const [first, ...rest] = verdict(c);
  document.querySelector("h1").textContent = first;
  const standfirst = document.querySelector(".standfirst");
  if (standfirst) standfirst.textContent = rest.join(" ");
  document.querySelector(".dateline").textContent = subtitle(c);
  if (bound.crossover) bound.crossover.textContent = crossoverSentence(c);
  assumptions(c).forEach((text, i) => { if (bound.assumptions[i]) bound.assumptions[i].textContent = text; });
  document.body.classList.toggle("moved", moves.length > 0);
  byID("moves").textContent = moves.length ? "What if: " + moves.join("; ") + "." : "";
  byID("status").textContent = first;
  const month = byID("leaving-month");
  if (month) month.textContent = leavingSentence(c.state.month);
  byID("reset").disabled = !moves.length;
};

// fill puts values into the fields and their sliders.
const fill = (values) => {
  for (const [id, text] of Object.entries(values)) {
    byID(id).value = text;
    const slider = byID(`${id}-slider`);
    if (slider) slider.value = text;
  }
};

const listen = (kase, start, change) => {
  let values = fromFragment(start, location.hash);
  let due = false;
  const set = (next) => {
    values = next;
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; change(values); });
  };
  byID("what-if").addEventListener("input", ({ target }) => {
    const id = target.id.replace(/-slider$/, "");
    if (!(id in start)) return;
    const other = byID(id === target.id ? `${id}-slider` : id);
    const ok = allowed(id, target.value);
    byID(id).setAttribute("aria-invalid", String(!ok));
    if (!ok) return;
    if (other) other.value = target.value;
    set({ ...values, [id]: plain(decimal(target.value)) });
  });
  byID("reset").addEventListener("click", () => {
    fill(start);
    set({ ...start });
    byID("years").focus();
  });
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=") && location.hash) return;
    const next = fromFragment(start, location.hash);
    fill(next);
    set(next);
  });
};

// address keeps the state in the page's address without a step in the history.
const address = (fragment) => {
  const here = location.href.replace(/#.*/, "");
  if ("#" + fragment === location.hash || (!fragment && !location.hash)) return;
  try {
    history.replaceState(null, "", fragment ? here + "#" + fragment : here);
  } catch {
    location.replace(fragment ? here + "#" + fragment : here + "#");
  }
};

// Links inside the page must not overwrite the state in the address.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  const target = link && byID(link.hash.slice(1));
  if (!target || !location.hash.includes("=")) return;
  event.preventDefault();
  target.scrollIntoView();
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
});

addEventListener("beforeprint", () => {
  for (const d of document.querySelectorAll("details")) d.open = true;
});

try {
  if (byID("case")) whatIf();
} catch (error) {
  console.warn(error.message);
}
