// The page's tables under moved assumptions, cell for cell as the page was written.

const textHead = (text) => ({ text, left: true });
const head = (text) => ({ text });
const name = (text) => ({ text, head: true, left: true });
const cell = (text) => ({ text });

const paid = (kase, r) => kase.components.filter((c) => r.payments.some((p) => p.component === c));

const briefMetrics = ["total", "year1", "guaranteed", "pv"];
const briefTable = ({ kase, results, rankings }) => {
  const chosen = briefMetrics.map((name) => rankings.find((r) => r.name === name)).filter(Boolean);
  return {
    id: "brief", head: [textHead("Offer"), ...chosen.map((r) => head(r.title))],
    rows: results.map((r, i) => ({
      cells: [name(r.name), ...chosen.map((m) => ({
        text: headline(kase, r.figures[m.name]), best: m.verdict === "leads" && m.order[0] === i,
      }))],
    })),
  };
};

const metricsTable = ({ kase, results, rankings }) => ({
  id: "metrics",
  head: [textHead("Metric"), ...results.map((r) => head(offerTitle(r))), ...(results.length > 1 ? [head("Lead")] : [])],
  rows: rankings.map((m) => {
    const cells = [name(m.title), ...results.map((r, i) => ({
      text: money(kase, r.figures[m.name]), best: m.verdict === "leads" && m.order[0] === i,
    }))];
    if (results.length > 1) {
      const aside = m.verdict === "too close to call" ? "too close" : m.share ? percent(m.share) : "";
      cells.push({ text: money(kase, m.gap), aside });
    }
    return { cells };
  }),
});

const statement = (c, r) =>
  c.kase.view === "year" ? r.years : calendarPeriods(r.payments, c.kase.view, c.first, c.last);

const offerTable = (c, r, i) => {
  const periods = statement(c, r);
  const down = c.kase.view === "quarter" || c.kase.view === "month" || periods.length > 12;
  return { id: `offer-${i + 1}`, ...(down ? downPeriods(c.kase, r, periods) : acrossPeriods(c.kase, r, periods)) };
};

const total = (periods, pick) => periods.reduce((t, p) => add(t, pick(p)), zero);

const classTitles = { guaranteed: "Guaranteed part", target: "On target", market: "At market price", speculative: "Speculative" };

const acrossPeriods = (kase, r, periods) => {
  const line = (title, pick, show) => [name(title), ...periods.map((p) => cell(show(kase, pick(p)))), cell(money(kase, total(periods, pick)))];
  return {
    head: [textHead(""), ...periods.map((p) => head(p.label)), head("Total")],
    rows: [
      ...paid(kase, r).map((c) => ({ cells: line(c.title, (p) => p.components[c.key] ?? zero, moneyOrNothing) })),
      { total: true, cells: line("Total", (p) => p.total, money) },
      ...kase.certainties.map(({ key }) => [key, (p) => p.certainties[key] ?? zero]).filter(([, pick]) => !isZero(total(periods, pick)))
        .map(([key, pick]) => ({ cells: line(classTitles[key], pick, money) })),
      ...(isZero(total(periods, (p) => p.expected)) ? [] : [{ cells: line("Without expected", (p) => sub(p.total, p.expected), money) }]),
    ],
  };
};

const downPeriods = (kase, r, periods) => {
  const components = paid(kase, r);
  const of = (c) => (p) => p.components[c.key] ?? zero;
  return {
    head: [textHead("Period"), ...components.map((c) => head(c.title)), head("Total")],
    rows: [
      ...periods.map((p) => ({
        cells: [name(p.label), ...components.map((c) => cell(moneyOrNothing(kase, of(c)(p)))), cell(money(kase, p.total))],
      })),
      {
        total: true,
        cells: [name("Total"), ...components.map((c) => cell(money(kase, total(periods, of(c))))), cell(money(kase, total(periods, (p) => p.total)))],
      },
    ],
  };
};

const calendarTable = (c, r, i) => {
  const table = { id: `calendar-${i + 1}`, head: [textHead("Month")], rows: monthNames.map((m) => ({ cells: [name(m)] })) };
  if (!r.payments.length) return { ...table, rows: [] };
  table.rows.push({ total: true, cells: [name("Year")] });
  const year = (p) => parts(p.day)[0];
  for (let y = year(r.payments[0]); y <= year(r.payments.at(-1)); y++) {
    table.head.push(head(String(y)));
    let yearly = zero;
    for (let m = 1; m <= 12; m++) {
      const then = r.payments.filter((p) => year(p) === y && parts(p.day)[1] === m);
      const amount = sum(then);
      yearly = add(yearly, amount);
      table.rows[m - 1].cells.push({ text: moneyOrNothing(c.kase, amount), more: then.some((p) => p.component.key !== "base") });
    }
    table.rows[12].cells.push(cell(money(c.kase, yearly)));
  }
  return table;
};

const paymentsTable = (c, r, i) => {
  const left = (text) => ({ text, left: true });
  const known = (v) => cell(v && !isZero(v) ? number(v.s > 6 ? round(v, 6) : v) : "");
  return {
    id: `payments-${i + 1}`,
    rows: [
      ...r.payments.map((p) => ({
        cells: [name(showDay(p.day)), cell(String(p.year)), left(p.component.title), left(p.item),
          known(p.quantity), known(p.price), cell(money(c.kase, p.amount)), left(p.certainty)],
      })),
      { total: true, cells: [name("Total"), cell(""), cell(""), cell(""), cell(""), cell(""), cell(money(c.kase, r.total)), cell("")] },
    ],
  };
};

const leaveTable = ({ kase, results, state }) => ({
  id: "leave",
  rows: results.map((r) => {
    const w = walkAway(kase, r, state.month);
    return {
      cells: [name(r.name), { text: showDay(w.day), day: true }, cell(money(kase, w.cash)), cell(moneyOrNothing(kase, w.equity)),
        cell(moneyOrNothing(kase, negated(w.clawback))), cell(money(kase, w.net)), cell(moneyOrNothing(kase, w.left()))],
    };
  }),
});
