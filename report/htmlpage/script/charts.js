// The page's charts under moved assumptions: title, description, series and the table
// behind each.

const monthInWords = (day) => {
  const [year, month] = parts(day);
  return `${monthNames[month - 1]} ${year}`;
};

const stackedChart = (c, r, i) => {
  const { kase } = c;
  const id = `chart-offer-${i + 1}`;
  const finding = r.years.length === 1 ? `${r.short} pays ${headline(kase, r.total)}` : falls(kase, r)
    ? `${r.short}'s pay falls by ${headline(kase, r.drop.amount)} in year ${r.drop.to}`
    : `${r.short} pays no year noticeably less than the year before`;
  return {
    id, title: finding, measure: `Pay by service year and component, ${kase.currency}`, categories: r.years.map((y) => y.label), marks: [],
    description: `Stacked bars of what ${r.name} pays in each service year, by component.`,
    series: yearSeries(kase, r),
    highest: r.years.map((y) => y.total).reduce((a, b) => (compare(a, b) < 0 ? b : a)),
    data: () => acrossPeriods(kase, r, r.years),
  };
};

// yearSeries are the components of an offer's years, and above them what nobody has promised.
const yearSeries = (kase, r) => {
  const { title, colour } = kase.certainties.find((k) => k.key === "speculative");
  const rest = { id: "speculative", name: title, colour, hatched: true, values: r.years.map(() => zero) };
  const [firm, hoped] = [[], []];
  for (const p of paid(kase, r)) {
    const values = r.years.map((y) => y.components[p.key] ?? zero);
    const parts = r.years.map((_, k) => sum(r.payments, (x) => x.year === k + 1 && x.component === p && x.certainty === "speculative"));
    const s = { id: p.key, name: p.title, colour: p.colour };
    if (parts.every((v, k) => !compare(v, values[k]))) {
      hoped.push({ ...s, hatched: true, values });
      continue;
    }
    firm.push({ ...s, values: values.map((v, k) => sub(v, parts[k])) });
    rest.values = rest.values.map((v, k) => add(v, parts[k]));
  }
  return [...firm, ...hoped, ...(rest.values.every(isZero) ? [] : [rest])];
};

const cumulativeChart = (c) => {
  const { kase, results } = c;
  const months = results.map((r) => calendarPeriods(r.payments, "month", c.first, c.last));
  const lines = results.map((r, i) => {
    let paidSoFar = zero;
    return { id: `offer-${i + 1}`, name: r.offer.short, values: months[i].map((m) => (paidSoFar = add(paidSoFar, m.total))) };
  });
  const categories = months[0].map((m) => m.label);
  const chart = { id: "chart-cumulative", title: cumulativeFinding(c), categories, marks: [], data: () => seriesTable(kase, "By the end of", categories, lines) };
  if (results.length < 2) {
    return {
      ...chart, series: lines, measure: `All pay received so far, ${kase.currency}`,
      description: "A line of what it has paid in total by the end of each month.",
    };
  }
  return differing(c, chart, lines);
};

// differing makes the chart one of the two leaders.
const differing = (c, chart, lines) => {
  const { kase, results } = c;
  const [leader, other] = leaders(c);
  const [first, second] = [results[leader], results[other]];
  const values = lines[leader].values.map((v, k) => sub(v, lines[other].values[k]));
  const last = c.crossovers.at(-1);
  const [year, month] = parts(c.first);
  const marks = last && !endsClose(c) ? [last].map(({ day }) => {
    const [y, m] = parts(day);
    return { name: first.offer.short + (results.length > 2 ? " ahead of all" : " ahead"), at: (y - year) * 12 + m - month };
  }) : [];
  const behind = results.filter((r) => r !== first && r !== second).map((r) => `${r.offer.short} by ${headline(kase, sub(first.total, r.total))}`);
  const data = () => {
    const table = chart.data();
    table.head.push(head(`${first.offer.short} less ${second.offer.short}`));
    table.rows.forEach((row, k) => row.cells.push(cell((isPositive(values[k]) ? "+" : "") + money(kase, values[k]))));
    return table;
  };
  return {
    ...chart, data, marks, difference: true, against: lines[other], series: [{ ...lines[leader], values }],
    measure: `All pay received so far, ${first.offer.short} less ${second.offer.short}, ${kase.currency}` + (behind.length ? `; behind at the end: ${inOrder(behind)}` : ""),
    description: `A line of how far ${first.name} is ahead of ${second.name} in what each has paid by the end of each month. ${crossoverSentence(c)}`,
  };
};

// leaders are the offer that has paid most in the end, and the one that has of the others.
const leaders = ({ results, crossovers }) => {
  const most = (of) => of.reduce((a, b) => (compare(results[b].total, results[a].total) > 0 ? b : a));
  const all = results.map((_, i) => i);
  const first = crossovers.at(-1)?.to ?? most(all);
  return [first, most(all.filter((i) => i !== first))];
};

const cumulativeFinding = (c) => {
  const { kase, results, crossovers } = c;
  if (results.length < 2) return `${results[0].short} pays ${headline(kase, results[0].total)} by the end`;
  const last = crossovers.at(-1);
  const [first, second] = leaders(c).map((i) => results[i].short);
  return endsLevel(results) ? "The leading offers' pay comes to the same by the end"
    : endsClose(c) ? `${first}'s and ${second}'s pay ends within ${exactPercent(kase.tolerance)} of each other`
    : `${first}'s pay adds up to most ${last ? `from ${monthInWords(last.day)} on` : "throughout"}`;
};

const seriesTable = (kase, title, categories, series) => ({
  head: [head(title), ...series.map((s) => head(s.name))],
  rows: categories.map((label, k) => ({ cells: [name(label), ...series.map((s) => cell(money(kase, s.values[k])))] })),
});

const certaintyChart = (c) => {
  const { kase, results } = c;
  const series = kase.certainties
    .map((k) => ({ id: k.key, name: k.title, colour: k.colour, hatched: k.key === "speculative", values: results.map((r) => sum(r.payments, (p) => p.certainty === k.key)) }))
    .filter((s) => s.values.some((v) => !isZero(v)));
  return {
    id: "chart-certainty", title: certaintyFinding(c), measure: `Total by how sure it is, ${kase.currency}`, categories: results.map((r) => r.offer.short), series, marks: [],
    description: "Stacked bars of the total of each offer, by how sure it is.",
    data: () => ({
      head: [head(""), ...results.map((r) => head(r.offer.short))],
      rows: [
        ...series.map((s) => ({ cells: [name(s.name), ...s.values.map((v) => cell(money(kase, v)))] })),
        { total: true, cells: [name("Total"), ...results.map((r) => cell(money(kase, r.total)))] },
      ],
    }),
  };
};

const certaintyFinding = ({ kase, results, rankings }) => {
  const r = rankings.find((r) => r.name === "guaranteed");
  if (!r || r.verdict === "only offer") {
    const [only] = results;
    return `${only.short} guarantees ${headline(kase, only.figures.guaranteed)} of the ${headline(kase, only.total)} that it pays`;
  }
  if (r.verdict === "too close to call") return `${results.length > 2 ? "The first two" : "Both"} guarantee about as much pay`;
  return `${results[r.order[0]].short} guarantees most pay: ${headline(kase, r.gap)} more than ${results[r.order[1]].short}`;
};

const leaveChart = (c) => {
  const { kase, results, state } = c;
  const categories = Array.from({ length: 12 * state.years }, (_, m) => String(m + 1));
  const walks = results.map((r) => categories.map((m) => walkAway(r, Number(m))));
  const series = results.map((r, i) => ({ id: `offer-${i + 1}`, name: r.offer.short, values: walks[i].map((w) => w.net) }));
  return {
    id: "chart-leave", beside: true, title: leavingFinding(c), measure: `Pay received and vested by month of leaving, less what has to be paid back, ${kase.currency}`, categories, series, marks: [],
    description: "Lines of what is kept by leaving after each month.",
    data: () => seriesTable(kase, "After month", categories, series),
  };
};

// leavingFinding says where somebody who leaves after the month that is asked about keeps most.
const leavingFinding = ({ kase, results, state }) => {
  const keeps = `If you leave after ${many(state.month, "month")}, you keep `;
  const net = results.map((r) => walkAway(r, state.month).net);
  if (results.length === 1) return `${keeps}${headline(kase, net[0])} of pay at ${results[0].short}`;
  const [first, second] = results.map((_, i) => i).sort((a, b) => compare(net[b], net[a]));
  if (compare(sub(net[first], net[second]), mul(magnitude(net[second]), kase.tolerance)) <= 0) {
    return `${keeps}about as much pay at ${results.length > 2 ? "the best two" : "both"} offers`;
  }
  return `${keeps}most pay at ${results[first].short}: ${headline(kase, net[first])}`;
};

const clawbackChart = (c) => {
  const { kase, results, state } = c;
  const categories = Array.from({ length: 12 * state.years }, (_, m) => String(m + 1));
  const series = results.map((r, i) => ({
    id: `offer-${i + 1}`, name: r.offer.short, step: true, values: atHorizon(r.offer.leave, r.years.length).clawback.slice(1, categories.length + 1).map(r.at),
  })).filter(lastClawback);
  const finding = clawbackFinding(series);
  return {
    id: "chart-clawback", beside: true, title: finding, measure: `What has to be paid back, by month of leaving, ${kase.currency}`, categories, series, marks: [],
    description: `Steps of what has to be paid back by leaving after each month. ${finding}.`,
    data: () => seriesTable(kase, "After month", categories.slice(0, Math.max(0, ...series.map(lastClawback)) + 1), series),
  };
};

const lastClawback = (s) => s.values.findLastIndex((v) => isPositive(v)) + 1;
// clawbackFinding says up to which month of leaving pay has to be paid back, and to whom.
const clawbackFinding = (series) => {
  const months = [...new Set(series.map(lastClawback))].sort((a, b) => a - b);
  const at = months.map((m) => `month ${m} at ${inOrder(series.filter((s) => lastClawback(s) === m).map((s) => s.name))}`);
  return at.length ? `Pay has to be paid back until ${inOrder(at)}` : "";
};

// allCharts returns the charts of the page with the axis of each; the bars by year share one.
const allCharts = (c) => {
  const bars = c.results.map((r, i) => stackedChart(c, r, i));
  const axisOf = (charts, stacked) => ({ ...sharedAxis(charts, stacked, c.kase.break), lakhs: c.kase.lakhs });
  const shared = axisOf(bars, true);
  const others = [[cumulativeChart(c), false], [certaintyChart(c), true], [leaveChart(c), false], [clawbackChart(c), false]];
  return [...bars.map((chart) => ({ ...chart, stacked: true, axis: shared })),
    ...others.map(([chart, stacked]) => ({ ...chart, stacked, axis: axisOf([chart], stacked) }))];
};
