// Values that buy shares at the price of a day: refreshers, the years of a grant that is
// priced anew, grants at today's price (SPEC 5.5, 5.6).

// bought returns the lot's shares, the price that they cost and the value that bought them.
const bought = (offer, path, lot) => {
  const price = lot.bought.length ? path.price(lot.bought[0], lot.bought[1]) : path.now;
  const value = lot.of ? round(mul(mul(lot.of[0], path.now), lot.of[1]), offer.places) : lot.value;
  return { price, value, shares: isPositive(price) ? buys[lot.round || "down"](value, price) : zero };
};

// wholes divides without a rest.
const wholes = (a, b) => {
  const s = Math.max(a.s, b.s);
  return raised(a, s) / raised(b, s);
};
const buys = {
  down: (value, price) => integer(wholes(value, price)),
  up: (value, price) => integer(wholes(value, price) + (isZero(sub(mul(integer(wholes(value, price)), price), value)) ? 0n : 1n)),
  nearest: (value, price) => divide(value, price, 0),
  fractional: (value, price) => divide(value, price, 4),
};

// dealt lists what each vest gets of a count of shares.
const dealt = (lot, shares) => {
  const deal = lot.deal ?? "";
  if (deal.includes("loaded")) return loaded(deal, shares.n, lot.vests);
  let before = zero;
  return lot.vests.map(([day, year, part, whole]) => {
    const vested = vestedOf(deal, shares, part, whole);
    const quantity = sub(vested, before);
    before = vested;
    return { day, year, quantity };
  });
};

// vestedOf is what has vested of a count of shares when a part of them has.
const vestedOf = (deal, shares, part, whole) => {
  if (deal === "fractional") return divide(mul(shares, integer(part)), integer(whole), 10);
  const n = shares.n * BigInt(part);
  return integer(deal === "cumulative-rounding" ? (2n * n + BigInt(whole)) / (2n * BigInt(whole)) : n / BigInt(whole));
};

// loaded deals to each instalment its part rounded down, and what is left to the first or
// to the last of those that were rounded, or all of it to one. Instalments of one day are
// one vest.
const loaded = (deal, shares, instalments) => {
  const each = instalments.map(([, , part, whole]) => (shares * BigInt(part)) / BigInt(whole));
  let left = shares - each.reduce((a, b) => a + b, 0n);
  const back = deal.startsWith("back");
  const order = back ? [...each.keys()].reverse() : [...each.keys()];
  if (deal.endsWith("single-tranche")) {
    each[order[0]] += left;
    left = 0n;
  }
  for (const i of order) {
    const [, , part, whole] = instalments[i];
    if (left > 0n && (shares * BigInt(part)) % BigInt(whole)) {
      each[i]++;
      left--;
    }
  }
  const days = new Map();
  instalments.forEach(([day, year], i) => days.set(day, { day, year, quantity: integer((days.get(day)?.quantity.n ?? 0n) + each[i]) }));
  return [...days.values()].sort((a, b) => a.day - b.day);
};

// lotItem names the vests of a lot: those that are bought at a later price say which.
const lotItem = (lot, { shares: count, price }) => {
  if (!lot.bought.length) return lot.item;
  const of = isRefresher(lot) ? "" : ` of ${showDay(lot.bought[0])}`;
  return `${lot.item}, ${shares(count)}${of} at ${number(price)}`;
};
const isRefresher = (lot) => lot.term.startsWith("refreshers");

const lotPayments = (kase, offer, path, lot) => {
  const terms = bought(offer, path, lot);
  if (isZero(terms.shares)) return [];
  const item = lotItem(lot, terms);
  return dealt(lot, terms.shares)
    .map(({ day, year, quantity }) => ({ day: kase.asOf + day, year, ...graded(kase, offer, lot), item, kind: "n", quantity }))
    .filter((p) => p.year > 0 && !isZero(p.quantity)).map((p) => priced(kase, offer, path, p));
};

// graded returns what every payment of a lot, a plan or a top-up has in common.
const graded = (kase, offer, { component, certainty, award }) => ({
  component: kase.components[component], certainty: kase.certainties[certainty].key, award: award ?? 0,
  expected: Boolean(award && offer.awards[award - 1].expected),
});
