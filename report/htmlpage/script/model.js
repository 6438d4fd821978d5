// The case in the page, unfolded under moved assumptions: every answer is a fold over the
// payments, as in the engine.

// readCase turns the page's data into days and decimals.
const readCase = (data) => {
  const asOf = parseDay(data.asOf);
  const minor = (text) => ({ n: BigInt(text), s: data.places });
  const haircut = Object.fromEntries(Object.entries(data.haircut).map(([k, v]) => [k, decimal(v)]));
  const kase = { ...data, asOf, haircut, discount: decimal(data.discount), tolerance: decimal(data.tolerance) };
  kase.offers = offersOf(data.offers).map((o, i) => ({
    ...o, index: i, results: new Map(), start: parseDay(o.start), minutes: decimal(o.minutes), pto: decimal(o.pto), unmade: decimal(o.unmade ?? "0"),
    exit: o.exit && asOf + o.exit, awards: o.awards.map((a) => ({ ...a, granted: asOf + a.granted })), graph: readGraph(o.graph), payments: o.payments.map(readPayments),
    takeHome: o.takeHome?.map((rows) => rows.map((row) => ({ ...row, years: unpackPlaces(row.years ?? "") }))), taxes: o.taxes?.map(unpackPlaces),
    leave: o.leave.map((leave) => Object.fromEntries(Object.entries(leave).map(([key, text]) => [key, unpackPlaces(text)]))),
    figures: Object.fromEntries(Object.entries(o.figures).map(([name, v]) => [name, minor(v)])),
  }));
  return kase;
};

// readPayments reads the payments of a horizon, a row each, from their columns: what is plain, then references
// to numbers. Days count from the payment before.
const readPayments = (columns) => {
  const all = columns.map((text, i) => (i < 7 ? unpackNumbers : unpackPlaces)(text));
  let day = 0;
  return all[0].map((days, k) => [day += days, ...all.slice(1).map((column) => column[k])]);
};

// term names a term of an offer as the engine does.
const term = (offer, path) => `offers[${offer.index}].${path}`;

// atHorizon picks from what is the same at every horizon, or has one for each.
const atHorizon = (list, years) => list[Math.min(years, list.length) - 1];

// unfold returns the payments of an offer at a horizon, those after it included: numbers of
// the graph with what stands beside them.
const unfold = (kase, offer, at, years) => {
  const rows = atHorizon(offer.payments, years);
  const items = offer.items.map((item) => said({ kase, offer, at }, item));
  const components = kase.components.map((c) => ({ ...c, title: offer.titles?.[c.key] ?? c.title }));
  return rows.map(([day, year, component, certainty, item, award, counts, amount, quantity, price, exercise, rests]) => ({
    day: kase.asOf + day, year, component: components[component], certainty: kase.certainties[certainty].key, item: items[item], award,
    expected: award > 0 && offer.awards[award - 1].expected, vests: award > 0 && Boolean(offer.awards[award - 1].title), inShares: counts === 1, atExit: counts === 2, atTender: counts === 3, inCash: counts === 4,
    amount: at(amount), quantity: at(quantity), price: at(price), exercise: at(exercise), rests: rests ? at(rests) : one,
  })).filter((p) => p.amount && p.rests && !isZero(p.rests));
};

const sum = (payments, match = () => true) =>
  payments.reduce((total, p) => (match(p) ? add(total, p.amount) : total), zero);

const newPeriod = (label) => ({ label, components: {}, certainties: {}, total: zero, guaranteed: zero, expected: zero });
const count = (period, p) => {
  const key = p.component.key;
  period.components[key] = add(period.components[key] ?? zero, p.amount);
  period.total = add(period.total, p.amount);
  period.certainties[p.certainty] = add(period.certainties[p.certainty] ?? zero, p.amount);
  if (p.expected) period.expected = add(period.expected, p.amount);
  if (p.certainty === "guaranteed") period.guaranteed = add(period.guaranteed, p.amount);
};

const serviceYears = (payments, years) => {
  const periods = Array.from({ length: years }, (_, k) => newPeriod(`Year ${k + 1}`));
  for (const p of payments) count(periods[p.year - 1], p);
  return periods;
};

// accumulate adds a period to the one before it.
const accumulate = (before, p) => {
  for (const part of ["components", "certainties"]) {
    for (const [key, v] of Object.entries(before[part])) p[part][key] = add(p[part][key] ?? zero, v);
  }
  for (const sum of ["total", "guaranteed", "expected"]) p[sum] = add(p[sum], before[sum]);
  return p;
};

// calendarPeriods cuts payments into calendar years, quarters or months.
const viewMonths = { calendar: 12, quarter: 3, month: 1, cumulative: 1 };
const calendarPeriods = (payments, view, first, last) => {
  const months = viewMonths[view];
  const monthly = (year, month) => `${year}-${String(month).padStart(2, "0")}`;
  const label = (year, month) => ({
    calendar: `${year}`, quarter: `${year} Q${Math.floor((month + 2) / 3)}`, month: monthly(year, month), cumulative: monthly(year, month),
  })[view];
  const periods = [];
  const [y, m] = parts(first);
  let next = 0;
  for (let begin = civil(y, Math.floor((m - 1) / months) * months + 1, 1); begin <= last; begin = addMonths(begin, months)) {
    const end = addMonths(begin, months);
    const period = newPeriod(label(...parts(begin)));
    for (; next < payments.length && payments[next].day < end; next++) count(period, payments[next]);
    periods.push(period);
  }
  if (view === "cumulative") periods.reduce(accumulate);
  return periods;
};

// evaluate returns what one offer comes to under a state of the controls: moved are the terms
// that differ from the letter's.
const evaluate = (kase, offer, moved, state) => {
  const known = offer.results;
  const key = [state.start, state.years, state.discount, ...Object.values(state.haircut), ...[...moved].flat()]
    .map((v) => (v?.n === undefined ? v : plain(v))).join();
  if (!known.has(key)) {
    if (known.size > 20) known.clear(); // a move of another offer comes back to the last ones
    known.set(key, worked(kase, offer, moved, state));
  }
  return known.get(key);
};

const worked = (kase, offer, moved, state) => {
  const at = offer.graph.at(moved);
  const all = unfold(kase, offer, at, state.years);
  const payments = all.filter((p) => p.year <= state.years);
  const result = { kase, offer, moved, at, all, payments, name: offer.name, short: offer.short, years: serviceYears(payments, state.years), total: sum(payments) };
  result.drop = largestDrop(result.years);
  result.figures = figures(kase, result, state);
  return result;
};

const largestDrop = (years) => {
  let drop = { from: 0, to: 0, amount: zero };
  for (let i = 1; i < years.length; i++) {
    const fall = sub(years[i - 1].total, years[i].total);
    if (compare(fall, drop.amount) > 0) drop = { from: i, to: i + 1, amount: fall };
  }
  return drop;
};

// figures holds the metrics that the page can compute anew; at the start also the others.
const figures = (kase, r, state) => {
  const all = state.start ? { ...r.offer.figures } : {};
  r.years.forEach((y, i) => { all[`year${i + 1}`] = y.total; });
  all.total = r.total;
  all.average = divide(r.total, integer(state.years), kase.places);
  all.steady = r.years.at(-1).total;
  all["worst-year"] = r.years.map((y) => y.total).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  all.guaranteed = r.years.reduce((total, y) => add(total, y.guaranteed), zero);
  all.cash = sum(r.payments, (p) => p.component.cash || (p.component.sure && (p.certainty === "guaranteed" || p.inCash)));
  all.pv = round(presentValue(r.payments, kase.asOf, state.discount), kase.places);
  all.hourly = hourly(kase, r, state.years);
  r.discounted = discounted(kase, r, state);
  all["risk-adjusted"] = r.discounted.reduce((t, d) => sub(t, d.amount), r.total);
  r.exercise = r.payments.reduce((t, p) => add(t, p.exercise), zero);
  all["levels-tc"] = r.at(r.offer.levels);
  if (r.offer.taxes) all["after-tax"] = atHorizon(r.offer.taxes, state.years).slice(0, state.years).reduce((left, tax) => sub(left, r.at(tax)), r.total);
  if (r.offer.living) all.real = divide(mul(all["after-tax"] ?? r.total, integer(100)), decimal(r.offer.living), kase.places);
  for (const name of kase.order.filter((n) => n.startsWith("walkaway@"))) {
    const months = Number(name.slice(9));
    if (months <= 12 * state.years) all[name] = walkAway(r, months).net;
  }
  return all;
};

// hourly is the total by the hour of work and way, the days that are worked in a year, mostly 260, less
// those taken off, for as long as the job goes on.
const hourly = (kase, r, years) => {
  const [worked, of] = r.offer.served?.[years - 1] ?? [years, 1];
  const days = mul(sub(decimal(r.offer.days), r.offer.pto), integer(worked));
  return divide(mul(r.total, integer(300 * of)), mul(r.offer.minutes, days), kase.places);
};

// discounted lists what risk takes off the total: the haircut of each class of pay, then
// the probability that a private company fails, or that a promotion does not come.
const discounted = (kase, r, { haircut }) => {
  const lines = [];
  const line = (title, of, rate) => {
    if (!isZero(rate)) lines.push({ title, of, rate, amount: round(mul(of, rate), kase.places) });
  };
  for (const { key } of kase.certainties) {
    line(`Haircut on ${key} pay`, sum(r.payments, (p) => p.certainty === key), haircut[key] ?? zero);
  }
  const granted = mul(sum(r.payments, (p) => p.component.granted), sub(one, haircut.speculative));
  line("Probability that the company fails", round(granted, kase.places), termOf(r.offer, r.moved, "private.failure") ?? zero);
  const promoted = mul(sum(r.payments, (p) => p.expected === "promotion"), sub(one, haircut.speculative));
  line("Probability that the promotion does not come", round(promoted, kase.places), r.offer.unmade);
  return lines;
};

// walkAway is what leaving after so many months comes to (SPEC 7.4).
const walkAway = (r, months) => {
  const leave = atHorizon(r.offer.leave, r.years.length);
  const w = { day: addMonths(r.offer.start, months) };
  for (const key of ["cash", "equity", "other", "clawback", "left"]) w[key] = r.at(leave[key][months]);
  w.net = sub(add(add(w.cash, w.equity), w.other), w.clawback);
  return w;
};
