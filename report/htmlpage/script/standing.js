// How firmly the lead on a metric stands: what it rests on that nobody has put in writing
// (SPEC 7.2).

// moves tells whether the share price of an offer is assumed to move, and pay with it.
const moves = ({ offer, moved, payments }) => {
  if (!offer.shares || !payments.some((p) => p.component.equity)) return false;
  return offer.path ? offer.wavers : !isZero(termOf(offer, moved, "price.growth"));
};

// termOf returns what a term is under a state of the controls.
const termOf = (offer, moved, path) => moved.get(term(offer, path)) ?? offer.graph.written.get(term(offer, path));

// expectedOf lists what the total of an offer holds that nobody has put in writing.
const expectedOf = ({ payments }) => ["refreshers", "top-up", "promotion"].filter((kind) => payments.some((p) => p.expected === kind));

// soldOf lists the sales of a private company's shares that payments come from.
const soldOf = ({ payments }) => [["exit", "atExit"], ["tender", "atTender"]].filter(([, at]) => payments.some((p) => p[at])).map(([kind]) => kind);

// conditionsOf lists what the figures of an offer may rest on.
const conditionsOf = (results, first) => [
  ...soldOf(results[first]),
  ...expectedOf(results[first]),
  ...(results.some(moves) ? ["growth"] : []),
];

// heldFlat are the terms of an offer whose share stays at the price of the valuation date.
const heldFlat = ({ offer, at }) => [...offer.graph.written.keys()].filter((name) => name.startsWith(term(offer, "price.")))
  .filter((name) => offer.path || name === term(offer, "price.growth"))
  .map((name) => [name, offer.path ? at(offer.now) : zero]);

// rankWithout ranks the offers anew with some conditions of one of them taken away, or of each.
const rankWithout = (c, first, name, kinds, all) => {
  const { kase, state } = c;
  const results = c.results.map((r, i) => {
    const changes = kinds.includes("growth") ? heldFlat(r) : [];
    if (all || i === first) {
      const without = r.offer.unwritten.filter(({ kind }) => kinds.includes(kind)).flatMap(({ terms }) => terms);
      changes.push(...without.map((path) => [term(r.offer, path), zero]));
    }
    return changes.length ? evaluate(kase, r.offer, new Map([...r.moved, ...changes]), state) : r;
  });
  return rank(kase, results, name, state.years);
};

// standingOf says what the lead of a ranking rests on, and what is left without it.
const standingOf = (c, ranking) => {
  const { results } = c;
  const { name, order: [first] } = ranking;
  const adding = (i) => {
    const figure = (kinds) => rankWithout(c, i, name, kinds).values[i];
    const unwritten = conditionsOf(results, i).filter((kind) => kind !== "growth");
    return unwritten.filter((kind) => compare(figure([kind]), figure([])) < 0 || compare(figure(unwritten.filter((k) => k !== kind)), figure(unwritten)) > 0);
  };
  const alone = results.length < 2 && adding(first);
  if (alone) return alone.length ? { conditions: alone, value: rankWithout(c, first, name, alone).values[first] } : null;
  const stated = conditionsOf(results, first);
  const falls = (kinds) => {
    const rest = rankWithout(c, first, name, kinds);
    return rest.order[0] !== first || (ranking.verdict === "leads" && rest.verdict !== "leads");
  };
  let conditions = stated.filter((kind) => falls([kind]));
  if (!conditions.length && stated.length > 1 && falls(stated)) conditions = stated;
  if (!conditions.length) return null;
  const adds = adding(first);
  const others = results.flatMap((_, i) => (i === first ? [] : adding(i)));
  // What is left rests on no growth either.
  const taken = [...new Set([...stated.filter((kind) => conditions.includes(kind) || adds.includes(kind) || kind === "growth"), ...others])];
  const rest = rankWithout(c, first, name, taken, others.length);
  const value = rest.values[first];
  const close = rankBy(c.kase, [rest.values[rest.order[0]], value]).verdict !== "leads";
  return { conditions, taken, rest, close, all: others.length, value };
};

const numerals = ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

// short writes a round amount as people say it, and any other in whole units.
const short = (currency, v) => {
  for (const [unit, places] of currency.lakhs ? [["Cr", 7], ["L", 5]] : [["bn", 9], ["m", 6]]) {
    const part = mul(v, { n: 1n, s: places });
    if (compare(part, one) >= 0 && isZero(sub(part, round(part, 2)))) return currency.symbol + number(round(part, 2), currency.lakhs) + unit;
  }
  return headline(currency, v);
};

const conditionInWords = ({ offer, moved }, kind) => {
  if (kind === "exit") {
    const [year, month] = parts(offer.exit);
    return `it exits at ${short(offer.equity, termOf(offer, moved, "private.exit.value"))} in ${monthNames[month - 1]} ${year}`;
  }
  if (kind === "tender") return "its tender offer comes as assumed";
  if (kind === "refreshers") return "it grants the refreshers that nobody has put in writing";
  if (kind === "top-up") return `it tops up to ${headline(offer.cash, termOf(offer, moved, "top_up.target"))}, which nobody has put in writing`;
  if (kind === "promotion") return offer.promotion;
  const growth = termOf(offer, moved, "price.growth");
  if (offer.path || !growth || isZero(growth) || offer.unlisted) return "share prices move as assumed";
  return `its share grows ${exactPercent(growth)} a year as assumed`;
};

// clauses joins conditions; one that has a clause of its own ends it before the last.
const clauses = (all) => inOrder(all.map((text, i) => text + (i === all.length - 2 && text.includes(", ") ? "," : "")));

const thing = (kind) => (kind === "growth" ? kind : "the " + kind + (kind === "tender" ? " offer" : ""));

// restInWords says what is left without what a lead rests on.
const restInWords = ({ kase, results }, leader, standing) => {
  const { conditions, rest, all, taken, close } = standing;
  const named = all || taken.length !== conditions.length; // what is more than the conditions
  const without = "without" + (named ? " " + inOrder(taken.map(thing)) : "") + (all ? ` of ${results.length === 2 ? "either" : "any"} offer` : "");
  if (!all && !close) return `${without}, it pays ${headline(kase, standing.value)}, ${placeInWords(results, leader, rest)}`;
  const [said, offers] = outcome(kase, results, rest);
  return `${without}, ${said}` + (offers.includes(leader) ? "" : `; ${results[leader].name} pays ${headline(kase, standing.value)}`);
};

// placeInWords says where the leader stands where another offer leads.
const placeInWords = (results, leader, { order, values }) => {
  const [n, place] = [order.length, order.indexOf(leader)];
  const shares = order.some((i) => i !== leader && !compare(values[i], values[leader]));
  if (n === 2 || shares) return "less than " + results[order[0]].name;
  return place === n - 1 ? `the least of the ${numerals[n] ?? n}` : `place ${place + 1} of ${n}, behind ${results[order[0]].name}`;
};
