// How offers rank, and when the one that has paid most so far changes.

// metricWords are the title of a metric, the words that put it into a sentence on pay, and its
// name in a list.
const metricWords = (kase, name, years) => {
  const year = /^year(\d+)$/.exec(name)?.[1];
  const [title, within, noun] = year ? [`Year ${year}`, `in year ${year}`, `year ${year}`]
    : kase.metrics[name].map((words) => words.replace("SPAN", many(years, "year")).replace("YEARS", years));
  return { title, within, noun };
};

const metricNames = (kase, years) => [
  ...Array.from({ length: years }, (_, k) => `year${k + 1}`),
  ...kase.order.filter((name) => !/^year\d+$/.test(name)),
];

// isBeyond tells a service year after the case's horizon, which the page as written does not rank.
const isBeyond = (kase, name) => Number(/^year(\d+)$/.exec(name)?.[1] ?? 0) > kase.years;

const rank = (kase, results, name, years) =>
  ({ name, ...metricWords(kase, name, years), ...rankBy(kase, results.map((r) => r.figures[name])) });

// rankBy ranks the offers by figures of theirs.
const rankBy = (kase, values) => {
  const order = values.map((_, i) => i).sort((a, b) => compare(values[b], values[a]) || a - b);
  const ranking = { values, order, gap: zero, verdict: "only offer", share: null };
  if (values.length < 2) return ranking;
  const second = values[order[1]];
  ranking.gap = sub(values[order[0]], second);
  const close = compare(ranking.gap, mul(magnitude(second), kase.tolerance)) <= 0;
  ranking.verdict = close ? "too close to call" : "leads";
  if (isPositive(second)) ranking.share = divide(ranking.gap, second, 12);
  return ranking;
};

// equals are the offers whose figure is the first one's.
const equals = ({ order, values }) => order.filter((i) => !compare(values[i], values[order[0]]));

// repeats tells whether a metric says again what another one says of every offer.
const repeats = (results, { name }) => {
  if (name === "average" || name === "steady") return true;
  const isWorst = (k) => results.every(({ years }) => years.every((y) => compare(y.total, years[k].total) >= 0));
  return name === "worst-year" && results[0].years.some((_, k) => isWorst(k));
};

// sides lists who leads on which metrics, and last those too close to call; what repeats another is on none.
const sides = (results, all) => ofSides(results, all.filter((r) => !repeats(results, r)));
const ofSides = (results, rankings) => {
  const all = results.map((_, i) => ({
    offer: i, metrics: rankings.filter((r) => r.verdict !== "too close to call" && r.order[0] === i),
  }));
  all.push({ offer: -1, metrics: rankings.filter((r) => r.verdict === "too close to call") });
  return all.filter((s) => s.metrics.length);
};

// ahead returns the position of the largest sum and its lead over the next.
const ahead = (sums) => {
  let first = 0;
  sums.forEach((v, i) => { if (compare(v, sums[first]) > 0) first = i; });
  let second = null;
  sums.forEach((v, i) => { if (i !== first && (!second || compare(v, second) > 0)) second = v; });
  return [first, sub(sums[first], second ?? zero)];
};

const crossovers = (results) => {
  const days = [...new Set(results.flatMap((r) => r.payments.map((p) => p.day)))].sort((a, b) => a - b);
  const received = results.map(() => zero);
  const next = results.map(() => 0);
  const found = [];
  let leader = -1;
  for (const day of days) {
    results.forEach((r, i) => {
      for (; next[i] < r.payments.length && r.payments[next[i]].day === day; next[i]++) {
        received[i] = add(received[i], r.payments[next[i]].amount);
      }
    });
    const [first, lead] = ahead(received);
    if (leader >= 0 && first !== leader && isPositive(lead)) found.push({ day, from: leader, to: first });
    if (isPositive(lead)) leader = first;
  }
  return found;
};

// compareOffers is the answer under a state of the controls.
const compareOffers = (kase, state) => {
  const results = kase.offers.map((o, i) => evaluate(kase, o, state.offers[i], state));
  const risky = results.some((r) => r.discounted.length);
  const rankings = metricNames(kase, state.years)
    .filter((name) => results.every((r) => r.figures[name]))
    .filter((name) => (name === "risk-adjusted" ? risky : isBeyond(kase, name) || kase.ranked.includes(name)))
    .map((name) => rank(kase, results, name, state.years));
  const days = results.flatMap((r) => [r.payments[0], r.payments.at(-1)]).filter(Boolean).map((p) => p.day);
  return {
    kase, state, results, rankings, crossovers: crossovers(results), first: Math.min(...days), last: Math.max(...days),
  };
};
