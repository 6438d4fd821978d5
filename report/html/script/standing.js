// How firmly the lead on a metric stands: what it rests on that nobody has put in writing
// (SPEC 7.2).

const isTopUp = (offer, p) => Boolean(offer.topUp?.years.some((y) => y.award === p.award));

// moves tells whether the share price of an offer is assumed to move, and pay with it.
const moves = ({ offer, moved, payments }) => {
  if (!offer.shares || !payments.some((p) => p.component.equity)) return false;
  if (!offer.path) return !isZero(moved.growth);
  const [first] = offer.path;
  return offer.path.some((p) => compare(p.price, first.price)) || Boolean(offer.price && !isZero(offer.price) && compare(offer.price, first.price));
};

// expectedOf lists what the total of an offer holds that nobody has put in writing.
const expectedOf = ({ offer, payments }) => [
  ["refreshers", payments.some((p) => p.expected && !isTopUp(offer, p))],
  ["top-up", payments.some((p) => p.expected && isTopUp(offer, p))],
].filter(([, holds]) => holds).map(([kind]) => kind);

// conditionsOf lists what the figures of an offer may rest on.
const conditionsOf = (results, first) => [
  ...(results[first].payments.some((p) => p.kind === "x") ? ["exit"] : []),
  ...expectedOf(results[first]),
  ...(results.some(moves) ? ["growth"] : []),
];

// rankWithout ranks the offers anew with some conditions of one of them taken away.
const rankWithout = (c, first, name, kinds) => {
  const { kase, state } = c;
  const results = c.results.map((r, i) => {
    let { offer, moved } = r;
    if (i === first && kinds.includes("exit")) offer = { ...offer, payments: offer.payments.filter((p) => p.kind !== "x"), exit: null };
    if (i === first && kinds.includes("refreshers")) {
      offer = { ...offer, payments: offer.payments.filter((p) => !p.expected), lots: offer.lots.filter((lot) => !lot.expected) };
    }
    if (i === first && kinds.includes("top-up")) offer = { ...offer, topUp: null };
    if (kinds.includes("growth")) {
      moved = { ...moved, growth: zero };
      if (offer.path) {
        offer = { ...offer, path: null };
        moved = { ...moved, price: r.path.now, scale: one };
      }
    }
    return offer === r.offer && moved === r.moved ? r : evaluate(kase, offer, moved, state);
  });
  return { order: rank(kase, results, name, state.years).order, results };
};

// standingOf says what the lead of a ranking rests on, and what is left without it.
const standingOf = (c, ranking) => {
  const { results } = c;
  const { name, order: [first] } = ranking;
  if (results.length < 2) return null;
  const stated = conditionsOf(results, first);
  const falls = (kinds) => rankWithout(c, first, name, kinds).order[0] !== first;
  let conditions = stated.filter((kind) => falls([kind]));
  if (!conditions.length && stated.length > 1 && falls(stated)) conditions = stated;
  if (!conditions.length) return null;
  const without = rankWithout(c, first, name, conditions);
  return { conditions, value: without.results[first].figures[name], place: without.order.indexOf(first) + 1, leader: without.order[0] };
};

const numerals = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

// short writes a round amount as people say it, and any other in whole units.
const short = (symbol, v) => {
  for (const [unit, places] of [["bn", 9], ["m", 6]]) {
    const part = mul(v, { n: 1n, s: places });
    if (compare(part, one) >= 0 && isZero(sub(part, round(part, 2)))) return symbol + number(round(part, 2)) + unit;
  }
  return headline({ symbol }, v);
};

const conditionInWords = ({ offer, moved }, kind) => {
  if (kind === "exit") {
    const [year, month] = parts(offer.exit.day);
    return `it exits at ${short(offer.sign, moved.exit)} in ${monthNames[month - 1]} ${year}`;
  }
  if (kind === "refreshers") return "it grants the refreshers that nobody has put in writing";
  if (kind === "top-up") return `it tops up to ${headline({ symbol: offer.sign }, offer.topUp.target)}, which nobody has put in writing`;
  if (offer.path || isZero(moved.growth) || offer.unlisted) return "share prices move as assumed";
  return `its share grows ${exactPercent(moved.growth)} a year as assumed`;
};

const placeInWords = ({ results }, { place, leader }) => {
  const n = results.length;
  if (n === 2) return "less than " + results[leader].name;
  return place === n ? `the least of the ${numerals[n] ?? n}` : `place ${place} of ${n}, behind ${results[leader].name}`;
};
