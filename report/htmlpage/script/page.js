// The page comes alive: the controls appear only where the script makes every figure of
// the page exactly as it was written.

const whatIf = (data) => {
  const kase = readCase(data);
  const start = startValues(kase);
  const written = compareOffers(kase, stateOf(kase, start, start));
  trust(written);
  const bound = bind(written);
  const restore = asWritten(changed(written, bound));
  let follow = null;
  let shown = written;
  let values = start;

  const show = () => {
    const c = same(start, values) ? written : compareOffers(kase, stateOf(kase, values, start));
    const charts = allCharts(c);
    if (c === written || c.state.years !== shown.state.years) restore(); // some tables are as written at the case's horizon
    if (c !== written) move(c, charts, bound);
    shown = c;
    tell(c, written, movesInWords(start, values));
    follow?.(charts);
    address(toFragment(start, values));
  };
  listen(kase, start, (next) => { values = next; show(); });
  byID("what-if").hidden = false;
  byID("what-if-link").hidden = false;
  const first = fromFragment(start, location.hash);
  fill(first);
  if (!same(start, first)) { values = first; show(); }
  const options = JSON.parse(byID("charts").textContent);
  whenLoaded(() => { follow = takeOver(options, allCharts(compareOffers(kase, stateOf(kase, values, start))), kase); });
};

// changed lists the elements that moving an assumption changes.
const changed = (c, bound) => [
  ...allTables(c).map((t) => byID(t.id)), ...allCharts(c).flatMap((chart) => [byID(`${chart.id}-data`), byID(chart.id)?.querySelector("figcaption"), byID(chart.id)?.querySelector(".drawn")]),
  ...["h1", ".standfirst", ".dateline", "#leaving-month"].map((s) => document.querySelector(s)), bound.crossover, bound.staying, ...bound.resigning, ...bound.resigning.map((p) => p?.nextElementSibling),
  ...bound.lists.map((list) => list?.section.querySelector(":scope > ul")), bound.assumptions?.list,
];

const same = (a, b) => Object.keys(a).every((id) => a[id] === b[id]);

const allTables = (c) => [
  briefTable(c), metricsTable(c), ...(byID("staying") ? [stayingTable(c)] : []), ...c.results.map((r, i) => offerTable(c, r, i)),
  ...c.results.map((r, i) => calendarTable(c, r, i)), ...c.results.map((r, i) => paymentsTable(c, r, i)),
  ...(byID("leave") ? [leaveTable(c)] : []), ...privateTables(c),
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

// bind finds the sentences and lists that follow the controls, and marks what does not.
const bind = (c) => {
  const known = new Set([...allTables(c).map((t) => t.id), ...allCharts(c).map((chart) => `${chart.id}-data`)]);
  for (const table of document.querySelectorAll("main table")) {
    if (!known.has(table.id) && table.id !== "facts" && !table.id.startsWith("readings-")) table.closest(".scroll").before(node("p", { class: "stale" }, "As written: these figures do not follow the controls."));
  }
  const sentences = verdict(c);
  leftOut ||= [...document.querySelectorAll(".standfirst > span")].some((span) => !sentences.includes(span.textContent));
  return {
    crossover: holder(crossoverSentence(c)), staying: holder(stayingSentence(c)), resigning: resigningSentences(c).map(holder), assumptions: bindAssumptions(c),
    lists: c.results.map((r, i) => bindList(c, r, byID(`offer-${i + 1}-section`))),
  };
};

// bindList tells what the list beside an offer's figures is made of: items that the script
// makes, items that it keeps, and the notes of the terms.
const bindList = (c, r, section) => {
  if (!section) return null;
  const items = (kept) => [...besideItems(c, r), ...kept, ...notes(r, c.state.years)];
  const texts = [...(section.querySelector(":scope > ul")?.children ?? [])].map((li) => li.textContent);
  const own = new Set(items([]));
  const kept = texts.filter((text) => !own.has(text));
  const all = items(kept);
  if (all.length === texts.length && all.every((text, i) => text === texts[i])) return { section, kept };
  section.querySelector(":scope > ul")?.before(node("p", { class: "stale" }, "As written: notes that do not follow the controls."));
  return null;
};

// move writes the page anew for other assumptions.
const move = (c, charts, bound) => {
  allTables(c).forEach(setTable);
  for (const chart of charts) {
    setChart(chart);
    setTable({ ...chart.data, id: `${chart.id}-data` });
  }
  const [first, ...rest] = verdict(c);
  say(document.querySelector("h1"), first);
  document.querySelector(".standfirst")?.replaceChildren(...rest.flatMap((s, i) => [i ? " " : "", node("span", {}, ...pieces(s))]));
  say(document.querySelector(".dateline"), subtitle(c));
  say(byID("leaving-month"), leavingSentence(c.state.month));
  say(bound.crossover, crossoverSentence(c));
  say(bound.staying, stayingSentence(c));
  resigningSentences(c).forEach((text, i) => say(bound.resigning[i], text));
  resigningItems(c).forEach((items, i) => setList(bound.resigning[i]?.nextElementSibling, items));
  if (bound.assumptions) setList(bound.assumptions.list, assumptions(c, bound.assumptions.held));
  c.results.forEach((r, i) => {
    const list = bound.lists[i];
    if (list) setItems(list.section, [...besideItems(c, r), ...list.kept, ...notes(r, c.state.years)]);
  });
};

// tell says what was moved and who leads now.
const tell = (c, written, moves) => {
  document.body.classList.toggle("moved", moves.length > 0);
  byID("moves").textContent = moves.length ? "What if: " + moves.join("; ") + "." : "";
  byID("left-out").hidden = !(moves.length && leftOut);
  byID("status").textContent = verdict(c)[0];
  byID("effect").replaceChildren(...(moves.length ? [effectTable(c, written)] : []));
  byID("reset").disabled = !moves.length;
};

// fill puts values into the fields and their sliders.
const fill = (values) => {
  for (const [id, text] of Object.entries(values)) {
    byID(id).value = text;
    const slider = byID(`${id}-slider`);
    slider.value = text;
    slider.setAttribute("aria-label", byID(id).dataset.label + ", slider");
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

// withoutCase lets ECharts take over in a page that has no controls.
const withoutCase = () => {
  const options = JSON.parse(byID("charts").textContent);
  whenLoaded(() => takeOver(options, [], { places: 2 }));
};

const begin = async () => {
  if (byID("case")) whatIf(JSON.parse(await unzipped(byID("case").textContent)));
  else withoutCase();
};

begin().catch((error) => {
  if (byID("what-if")) byID("what-if").dataset.fault = error.message;
  console.warn(error.message);
});
