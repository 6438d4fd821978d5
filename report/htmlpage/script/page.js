// The page comes alive: the controls appear only where the script makes every figure of
// the page exactly as it was written.

const whatIf = (data) => {
  const kase = readCase(data);
  const start = startValues();
  const written = compareOffers(kase, stateOf(kase, start, start));
  const places = trust(written);
  let follow = null;
  let values = start;
  // What is compared to what over the same horizon as the page as written.
  const asWritten = new Map([[start.years, written]]);
  const over = (years) => {
    if (!asWritten.has(years)) asWritten.set(years, compareOffers(kase, stateOf(kase, { ...start, years }, start)));
    return asWritten.get(years);
  };

  const show = () => {
    const c = same(start, values) ? written : compareOffers(kase, stateOf(kase, values, start));
    const charts = allCharts(c);
    move(c, charts, places);
    tell(c, written, over(values.years), movesInWords(start, values));
    follow?.(charts);
    address(toFragment(start, values));
  };
  listen(kase, start, (next) => { values = next; show(); });
  byID("what-if").hidden = false;
  byID("what-if-link").hidden = false;
  const first = fromFragment(start, location.hash);
  refuse(start, location.hash);
  fill(first);
  byID("status").textContent = verdict(written)[0];
  if (!same(start, first)) { values = first; show(); }
  const options = JSON.parse(byID("charts").textContent);
  whenLoaded(() => { follow = takeOver(options, allCharts(compareOffers(kase, stateOf(kase, values, start))), kase); });
};

const same = (a, b) => Object.keys(a).every((id) => a[id] === b[id]);

const allTables = (c) => [
  briefTable(c), metricsTable(c), ...(byID("staying") ? [stayingTable(c)] : []), ...c.results.map((r, i) => offerTable(c, r, i)),
  ...(c.kase.view === "year" ? c.results.filter((r) => r.offer.takeHome).map((r) => takeHomeTable(c, r)) : []), leaveTable(c), ...privateTables(c),
];
// foldedTables are those that stand folded, by ID with what makes them.
const foldedTables = (c, charts) => [
  ...c.results.map((r, i) => [`calendar-${i + 1}`, () => calendarTable(c, r, i)]), ...c.results.map((r, i) => [`payments-${i + 1}`, () => paymentsTable(c, r, i)]),
  ...charts.map(({ id, data }) => [`${id}-data`, () => ({ ...data(), id: `${id}-data` })]),
];

// A folded table is made when it is opened, and on paper.
const unmade = new Map();
const makeFolded = (id) => {
  const make = unmade.get(id);
  unmade.delete(id);
  if (make) setTable(make());
};
document.addEventListener("toggle", ({ target }) => {
  if (target.open) target.querySelectorAll("table").forEach((table) => makeFolded(table.id));
}, true);

// sentences are those that stand alone; lists are what the others stand in.
const sentences = (c) => [...resigningSentences(c), crossoverSentence(c), stayingSentence(c)];
const lists = (c) => [...resigningItems(c), assumptions(c), ...c.results.map((r) => offerItems(c, r))];

// trust compares what the script makes with what the page says, to the last digit, and returns
// where sentences and lists stand. Tables that the script does not make are marked.
const trust = (c) => {
  const tables = [...allTables(c), ...foldedTables(c, allCharts(c)).map(([, make]) => make())];
  const faults = tables.map(differs);
  for (const r of c.results) {
    for (const [name, v] of Object.entries(r.offer.figures)) {
      if (r.figures[name] && compare(r.figures[name], v)) faults.push(`${r.name} ${name}: ${plain(r.figures[name])} is not ${plain(v)}`);
    }
  }
  const paragraphs = sentences(c).map(holder);
  const held = byID("assumptions-section").querySelector("ul");
  holdAssumptions(c, texts(held));
  const places = {
    paragraphs, lists: [
      ...resigningItems(c).map((_, i) => paragraphs[i].nextElementSibling), held,
      ...c.results.map((_, i) => listOf(byID(`offer-${i + 1}-section`))),
    ],
  };
  lists(c).forEach((items, i) => faults.push(unlike(items, texts(places.lists[i]))));
  faults.push(unlike(verdict(c), [byID("verdict").querySelector("h1"), ...document.querySelectorAll(".standfirst > span")].map((e) => e.textContent)));
  const fault = faults.find((f) => f);
  if (fault) throw new Error("the page's figures are not followed: " + fault);
  const stale = () => node("p", { class: "stale" }, "As written: these figures do not follow the controls.");
  byID("after-tax-section")?.querySelector("ul").before(stale());
  const asWritten = ["break-even", "stress", "scenarios", "simulation"].map((id) => byID(`${id}-section`)).filter((s) => s);
  for (const section of asWritten) section.querySelector("h2").after(stale());
  const known = new Set(tables.map((t) => t.id));
  for (const table of document.querySelectorAll("main table")) {
    if (!known.has(table.id) && !asWritten.includes(table.closest("section")) && table.id !== "facts" && !table.id.startsWith("readings-")) {
      (table.closest("figure")?.querySelector(".plot") ?? table.closest(".scroll")).before(stale());
    }
  }
  return places;
};

const longHeadline = 240; // as in page.go

// move writes the page anew for other assumptions.
const move = (c, charts, { paragraphs, lists: places }) => {
  charts.forEach(setChart);
  allTables(c).forEach(setTable);
  for (const [id, make] of foldedTables(c, charts)) {
    unmade.set(id, make);
    if (!byID(id)?.closest("details:not([open])")) makeFolded(id);
  }
  const [first, ...rest] = verdict(c);
  say(document.querySelector("h1"), first);
  document.querySelector("h1").classList.toggle("long", letters(first) > longHeadline);
  document.querySelector(".standfirst")?.replaceChildren(...rest.flatMap((s, i) => [i ? " " : "", node("span", {}, ...pieces(s))]));
  say(byID("subtitle"), subtitle(c));
  say(byID("conditions"), conditionsLine(c));
  say(byID("leaving-month"), leavingSentence(c.state.month));
  sentences(c).forEach((text, i) => say(paragraphs[i], text));
  lists(c).forEach((items, i) => setList(places[i], items));
};

// tell says what was moved and who leads now.
const tell = (c, written, beside, moves) => {
  document.body.classList.toggle("moved", moves.length > 0);
  byID("moves").textContent = moves.length ? "What if: " + moves.join("; ") + "." : "";
  byID("left-out").hidden = c.kase.order.every((name) => /^year/.test(name) || c.results[0].figures[name] || !written.results[0].figures[name]);
  byID("status").textContent = verdict(c)[0];
  byID("effect").replaceChildren(...(moves.length ? [effectTable(c, beside)] : []));
  byID("reset").disabled = !moves.length;
};

// refuse says which parts of an address are not followed, and why.
const refuse = (start, fragment) => {
  byID("refused").textContent = fragment.includes("=") ? refusals(start, fragment).join(" ") : "";
};

// complain says below a field why its value is not followed, until it is mended.
const complain = (id, why) => {
  const field = byID(id);
  field.setAttribute("aria-invalid", String(why !== ""));
  byID(`${id}-why`)?.remove();
  field.removeAttribute("aria-describedby");
  if (!why) return;
  field.setAttribute("aria-describedby", `${id}-why`);
  field.closest(".control").append(node("p", { class: "wrong", id: `${id}-why`, role: "alert" }, why));
};

// readOut lets a slider say its value with its unit.
const readOut = (id, text) => byID(`${id}-slider`)?.setAttribute("aria-valuetext", quoted(byID(id), text));

// fill puts values into the fields and their sliders.
const fill = (values) => {
  for (const [id, text] of Object.entries(values)) {
    byID(id).value = shown(byID(id), text);
    byID(id).autocomplete = "off";
    complain(id, "");
    const slider = byID(`${id}-slider`);
    if (!slider) continue; // it is chosen among words
    slider.value = text;
    readOut(id, text);
    slider.setAttribute("aria-label", labelOf(byID(id)) + ", slider");
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
    const text = target.options ? target.value : typed(target.value);
    const ok = allowed(id, text);
    complain(id, ok ? "" : refusal(id, text));
    if (!ok) return;
    if (other) other.value = id === target.id ? text : shown(other, text);
    readOut(id, text);
    set({ ...values, [id]: target.options ? text : plain(decimal(text)) });
  });
  byID("what-if").addEventListener("change", ({ target }) => { // digits are grouped once they are all there
    if (values[target.id] === typed(target.value)) target.value = shown(target, values[target.id]);
  });
  byID("what-if").addEventListener("keydown", (event) => {
    const { target: { id, inputMode }, key } = event;
    const step = { ArrowUp: 1, ArrowDown: -1 }[key];
    if (!step || !inputMode) return;
    event.preventDefault();
    const next = plain(add(decimal(values[id]), integer(step)));
    if (!allowed(id, next)) return;
    fill({ [id]: next });
    set({ ...values, [id]: next });
  });
  byID("scenario-buttons")?.addEventListener("click", ({ target }) => {
    if (!target.dataset.values) return;
    const next = fromFragment(start, target.dataset.values);
    fill(next);
    set(next);
  });
  byID("reset").addEventListener("click", () => {
    fill(start);
    set({ ...start });
    byID("years").focus();
  });
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=") && location.hash) return;
    const next = fromFragment(start, location.hash);
    refuse(start, location.hash);
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

const opened = [];
addEventListener("beforeprint", () => {
  for (const id of [...unmade.keys()]) makeFolded(id);
  for (const d of document.querySelectorAll("details:not([open])")) {
    d.open = true;
    opened.push(d);
  }
});
addEventListener("afterprint", () => {
  for (const d of opened.splice(0)) d.open = false;
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
