// The page's tables under moved assumptions, cell for cell as the page was written.

const head = (text) => ({ text });
const name = (text) => ({ text, head: true });
const cell = (text) => ({ text });

const paid = (kase, r) => kase.components.map((c) => r.payments.find((p) => p.component.key === c.key)?.component).filter(Boolean);

const briefMetrics = ["total", "year1", "guaranteed", "pv"];
const briefTable = ({ kase, results, rankings }) => {
  const code = /[a-z]/i.test(kase.symbol) ? kase.symbol : "";
  const chosen = briefMetrics.map((name) => rankings.find((r) => r.name === name)).filter(Boolean);
  return {
    id: "brief", head: [head(code ? `Offer, ${code.trim()}` : "Offer"), ...chosen.map((r) => head(r.title))],
    rows: results.map((r, i) => ({
      cells: [name(r.offer.short), ...chosen.map((m) => ({
        text: headline(kase, r.figures[m.name]).replace(code, ""), best: m.verdict === "leads" && m.order[0] === i,
      }))],
    })),
  };
};

const metricsTable = ({ kase, results, rankings }) => ({
  id: "metrics",
  head: [head("Metric"), ...results.map((r) => head(offerHead(r))), ...(results.length > 1 ? [head("Lead")] : [])],
  rows: rankings.map((m) => {
    const cells = [name(m.title), ...results.map((r, i) => ({
      text: money(kase, r.figures[m.name]),
      best: m.verdict === "leads" && m.order[0] === i,
    }))];
    if (results.length > 1) {
      const part = m.share ? partBeside(m.share, kase.tolerance) : "";
      const over = `over ${results[m.order[1]].short}` + (part ? `, ${part}` : "");
      const aside = m.verdict === "leads" ? over : isZero(m.gap) ? "equal" : m.verdict;
      cells.push({ text: (isPositive(m.gap) ? "+" : "") + money(kase, m.gap), aside });
    }
    return { cells };
  }),
});

// stayingTable has what each offer adds to today's job on every metric.
const stayingTable = ({ kase, results, rankings }) => {
  const stay = results.find((r) => r.offer.current);
  const others = results.filter((r) => r !== stay);
  const difference = (m, r) => {
    const v = sub(r.figures[m.name], stay.figures[m.name]);
    return (isPositive(v) ? "+" : "") + money(kase, v);
  };
  return {
    id: "staying", head: [head("Metric"), ...others.map((r) => head(r.short))],
    rows: rankings.map((m) => ({ cells: [name(m.title), ...others.map((r) => cell(difference(m, r)))] })),
  };
};

const statement = (c, r) =>
  c.kase.view === "year" ? r.years : calendarPeriods(r.payments, c.kase.view, c.first, c.last);

const offerTable = (c, r, i) => {
  const periods = statement(c, r);
  const down = ["quarter", "month", "cumulative"].includes(c.kase.view) || periods.length > 12;
  return { id: `offer-${i + 1}`, ...(down ? downPeriods(c.kase, r, periods) : acrossPeriods(c.kase, r, periods)) };
};

const total = (periods, pick) => periods.reduce((t, p) => add(t, pick(p)), zero);

const classTitles = { guaranteed: "Guaranteed part", target: "On target", market: "At market price", speculative: "Speculative" };

const acrossPeriods = (kase, r, periods) => {
  const line = (title, pick) => [name(title), ...periods.map((p) => cell(money(kase, pick(p)))), cell(money(kase, total(periods, pick)))];
  return {
    head: [head(""), ...periods.map((p) => head(p.label)), head("Total")],
    rows: [
      ...paid(kase, r).map((c) => ({ cells: line(c.title, (p) => p.components[c.key] ?? zero) })),
      { total: true, cells: line("Total", (p) => p.total) },
      ...kase.certainties.map(({ key }) => [key, (p) => p.certainties[key] ?? zero]).filter(([, pick]) => !isZero(total(periods, pick)))
        .map(([key, pick]) => ({ cells: line(classTitles[key], pick) })),
      ...(isZero(total(periods, (p) => p.expected)) ? [] : [{ cells: line("Without expected", (p) => sub(p.total, p.expected)) }]),
    ],
  };
};

const downPeriods = (kase, r, periods) => {
  const components = paid(kase, r);
  const of = (c) => (p) => p.components[c.key] ?? zero;
  return {
    head: [head("Period"), ...components.map((c) => head(c.title)), head("Total")],
    rows: [
      ...periods.map((p) => ({
        cells: [name(p.label), ...components.map((c) => cell(money(kase, of(c)(p)))), cell(money(kase, p.total))],
      })),
      ...(kase.view === "cumulative" ? [] : [{
        total: true,
        cells: [name("Total"), ...components.map((c) => cell(money(kase, total(periods, of(c))))), cell(money(kase, total(periods, (p) => p.total)))],
      }]),
    ],
  };
};

// takeHomeTable has what taxes leave of an offer in each service year.
const takeHomeTable = ({ kase, state }, r) => {
  const show = { money: (v) => money(kase, v), number: (v) => number(v, kase.lakhs), percent, sure: (v) => kase.confidences[Number(v.n)] };
  const heads = Array.from({ length: state.years }, (_, k) => head(`Year ${k + 1}`));
  return {
    id: `taxes-${r.offer.index + 1}`, head: [head(""), ...heads, head("Total")],
    rows: atHorizon(r.offer.takeHome, state.years).map(({ title, form, text, total, years }) => {
      if (form === "text") return { cells: [name(title), ...heads.map(() => cell(text)), cell("")] };
      const values = years.slice(0, state.years).map((place) => r.at(place));
      const sum = form === "money" || form === "number" ? show[form](values.reduce(add)) : "";
      return { total, cells: [name(title), ...values.map((v) => cell(show[form](v))), cell(sum)] };
    }),
  };
};

const calendarTable = (c, r, i) => {
  const table = { id: `calendar-${i + 1}`, head: [head("Month")], rows: monthNames.map((m) => ({ cells: [name(m)] })) };
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
      table.rows[m - 1].cells.push({ text: money(c.kase, amount), more: then.some((p) => p.component.key !== "base") });
    }
    table.rows[12].cells.push(cell(money(c.kase, yearly)));
  }
  return table;
};

// runs groups payments into what stands in one line: monthly pay of one item and service
// year, or a single payment.
const paymentRuns = (payments) => {
  const key = (p) => `${p.item}|${p.component.key}|${p.year}`;
  const counts = new Map();
  for (const p of payments) counts.set(key(p), (counts.get(key(p)) ?? 0) + 1);
  const [all, found] = [[], new Map()];
  for (const p of payments) {
    const k = key(p);
    if (counts.get(k) < 12 || p.vests || !found.has(k)) {
      found.set(k, []);
      all.push(found.get(k));
    }
    found.get(k).push(p);
  }
  return all;
};

const paymentsTable = (c, r, i) => {
  const known = (v, lakhs) => cell(v && !isZero(v) ? number(v.s > 6 ? round(v, 6) : v, lakhs) : "");
  const empty = cell("");
  return {
    id: `payments-${i + 1}`,
    rows: [
      ...paymentRuns(r.payments).map((run) => {
        const [p, n] = [run[0], run.length];
        const date = showDay(p.day) + (n > 1 ? ` to ${showDay(run.at(-1).day)}` : "");
        return {
          cells: [name(date), cell(String(p.year)), cell(p.component.title), cell(n > 1 ? `${p.item}, ${n} payments` : p.item),
            known(p.quantity), known(p.price, r.offer.equity.lakhs), cell(money(c.kase, sum(run))), cell(p.certainty)],
        };
      }),
      { total: true, cells: [name("Total"), empty, empty, empty, empty, empty, cell(money(c.kase, r.total)), empty] },
    ],
  };
};

const leaveTable = ({ kase, results, state }) => ({
  id: "leave",
  rows: results.map((r) => {
    const w = walkAway(r, state.month);
    return {
      cells: [name(r.short), cell(showDay(w.day)),
        ...[w.cash, w.equity, w.other, negated(w.clawback), w.net, w.left, add(w.left, w.clawback)].map((v) => cell(money(kase, v)))],
    };
  }),
});

// privateTables are those on the equity of a private company.
const privateTables = ({ results, state }) => results.flatMap((r) => (r.offer.tables ?? []).map(({ id, rows }) => ({
  id, rows: holding(r, rows[state.years - 1] ?? []).map(({ total, cells: [first, ...rest] }) => ({
    total, cells: [name(said(r, first)), ...rest.map((text) => cell(said(r, text)))],
  })),
})));

// effectTable says what the moves do to the headline's metric of each offer.
const effectTable = (c, written) => {
  const { kase } = c;
  const metric = c.rankings.some((m) => m.name === kase.metric) ? kase.metric : "total";
  const title = ({ state }) => metricWords(kase, metric, state.years).title;
  const change = (v) => (v.n > 0n ? "+" : "") + headline(kase, v);
  const rows = c.results.map((r, i) => {
    const [now, then] = [r, written.results[i]].map((x) => x.figures[metric]);
    return { cells: [name(r.short), cell(headline(kase, now)), cell(headline(kase, then)), cell(change(sub(now, then)))] };
  });
  const caption = node("caption", {}, node("span", { class: "quiet" }, "What your changes do "));
  const heads = headRow([head("Offer"), head(title(c)), head("As written"), head("Change")]);
  return node("div", { class: "scroll", tabindex: "0" }, node("table", {}, caption, node("thead", {}, heads), node("tbody", {}, ...rows.map(bodyRow))));
};
