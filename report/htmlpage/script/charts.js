// The page's charts under moved assumptions: title, description, series and the table
// behind each.

const monthInWords = (day) => {
  const [year, month] = parts(day);
  return `${monthNames[month - 1]} ${year}`;
};

const stackedChart = (c, r, i) => {
  const { kase } = c;
  const id = `chart-offer-${i + 1}`;
  const fall = falls(kase, r)
    ? `${r.name} falls by ${headline(kase, r.drop.amount)} in year ${r.drop.to}`
    : `${r.name} pays no year noticeably less than the year before`;
  return {
    id, title: fall, categories: r.years.map((y) => y.label), marks: [],
    description: `Stacked bars of what ${r.name} pays in each service year, by component.` +
      r.years.map((y) => ` ${y.label}: ${headline(kase, y.total)}.`).join(""),
    series: paid(kase, r).map((p) => ({
      id: p.key, name: p.title, colour: p.colour, values: r.years.map((y) => y.components[p.key] ?? zero),
    })),
    highest: r.years.map((y) => y.total).reduce((a, b) => (compare(a, b) < 0 ? b : a)),
    data: acrossPeriods(kase, r, r.years),
  };
};

const cumulativeChart = (c) => {
  const { kase, results } = c;
  const months = results.map((r) => calendarPeriods(r.payments, "month", c.first, c.last));
  const series = results.map((r, i) => {
    let paidSoFar = zero;
    return { id: `offer-${i + 1}`, name: r.name, values: months[i].map((m) => (paidSoFar = add(paidSoFar, m.total))) };
  });
  const categories = months[0].map((m) => m.label);
  const [year, month] = parts(c.first);
  return {
    id: "chart-cumulative", title: cumulativeFinding(c), categories, series,
    description: "Lines of what each offer has paid in total by the end of each month. " + crossoverSentence(c),
    marks: c.crossovers.map((x) => {
      const [y, m] = parts(x.day);
      return { name: results[x.to].name + " ahead", at: (y - year) * 12 + m - month };
    }),
    data: seriesTable(kase, "By the end of", categories, series),
  };
};

const cumulativeFinding = ({ results, crossovers }) => {
  if (results.length < 2) return `What ${results[0].name} has paid so far`;
  if (!crossovers.length && endsLevel(results)) return "The leading offers have paid the same by the end";
  if (!crossovers.length) return `${mostPaid(results).name} has paid most throughout`;
  const last = crossovers.at(-1);
  if (crossovers.length === 1) return `${results[last.from].name} has paid most until ${monthInWords(last.day)}`;
  return `From ${monthInWords(last.day)} on, ${results[last.to].name} has paid most`;
};

const seriesTable = (kase, title, categories, series) => ({
  head: [head(title), ...series.map((s) => head(s.name))],
  rows: categories.map((label, k) => ({ cells: [name(label), ...series.map((s) => cell(money(kase, s.values[k])))] })),
});

const certaintyChart = (c) => {
  const { kase, results } = c;
  const series = kase.certainties
    .map((k) => ({ id: k.key, name: k.title, colour: k.colour, values: results.map((r) => sum(r.payments, (p) => p.certainty === k.key)) }))
    .filter((s) => s.values.some((v) => !isZero(v)));
  return {
    id: "chart-certainty", title: certaintyFinding(c), categories: results.map((r) => r.name), series, marks: [],
    description: "Stacked bars of the total of each offer, by how sure it is." + results.map((r) =>
      ` ${r.name}: ${headline(kase, r.figures.guaranteed)} guaranteed of ${headline(kase, r.total)}.`).join(""),
    data: {
      head: [head(""), ...results.map((r) => head(r.name))],
      rows: [
        ...series.map((s) => ({ cells: [name(s.name), ...s.values.map((v) => cell(moneyOrNothing(kase, v)))] })),
        { total: true, cells: [name("Total"), ...results.map((r) => cell(money(kase, r.total)))] },
      ],
    },
  };
};

const certaintyFinding = ({ kase, results, rankings }) => {
  const r = rankings.find((r) => r.name === "guaranteed");
  if (!r || r.verdict === "only offer") return "Guaranteed and at risk";
  if (r.verdict === "too close to call") return "All guarantee about as much";
  return `${results[r.order[0]].name} guarantees most: ${headline(kase, r.gap)} more than ${results[r.order[1]].name}`;
};

const leaveChart = (c) => {
  const { kase, results, state } = c;
  const categories = Array.from({ length: 12 * state.years }, (_, m) => String(m + 1));
  const walks = results.map((r) => categories.map((m) => walkAway(r, Number(m))));
  const series = results.map((r, i) => ({ id: `offer-${i + 1}`, name: r.name, values: walks[i].map((w) => w.net) }));
  const month = (m) => results.map((r, i) => ` ${r.name}: ${headline(kase, walks[i][m - 1].net)} after ${many(m, "month")}.`).join("");
  return {
    id: "chart-leave", beside: true, title: "What you keep if you leave early, by month of leaving", categories, series, marks: [],
    description: "Lines of what is kept by leaving after each month." + Array.from({ length: state.years }, (_, k) => month(12 * k + 12)).join(""),
    data: seriesTable(kase, "After month", categories, series),
  };
};

const clawbackChart = (c) => {
  const { kase, results, state } = c;
  const categories = Array.from({ length: 12 * state.years }, (_, m) => String(m + 1));
  const series = results.map((r, i) => ({
    id: `offer-${i + 1}`, name: r.name, step: true, values: atHorizon(r.offer.leave, r.years.length).clawback.slice(1, categories.length + 1).map(r.at),
  })).filter(lastClawback);
  const finding = clawbackFinding(series);
  return {
    id: "chart-clawback", beside: true, title: finding, categories, series, marks: [],
    description: `Steps of what has to be paid back by leaving after each month. ${finding}.`,
    data: seriesTable(kase, "After month", categories.slice(0, Math.max(0, ...series.map(lastClawback)) + 1), series),
  };
};

const lastClawback = (s) => s.values.findLastIndex((v) => isPositive(v)) + 1;
const clawbackFinding = (series) => series.map((s) => `${s.name} claws back until month ${lastClawback(s)}`).join(", ");

// allCharts returns the charts of the page with the axis of each; the bars by year share one.
const allCharts = (c) => {
  const bars = c.results.map((r, i) => stackedChart(c, r, i));
  const axisOf = (charts, stacked) => ({ ...sharedAxis(charts, stacked), lakhs: c.kase.lakhs });
  const shared = axisOf(bars, true);
  const others = [[cumulativeChart(c), false], [certaintyChart(c), true], [leaveChart(c), false], [clawbackChart(c), false]];
  return [...bars.map((chart) => ({ ...chart, stacked: true, axis: shared })),
    ...others.map(([chart, stacked]) => ({ ...chart, stacked, axis: axisOf([chart], stacked) }))];
};
