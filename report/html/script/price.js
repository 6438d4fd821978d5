// The share price: today's, grown at a yearly rate (SPEC 6.2).

// newPower raises a base to t years, t = whole months/12 + left-over days/365. Whole years
// are exact; the roots for months and days carry 36 decimals.
const newPower = (base) => {
  const yearly = [one, base];
  const steps = { 12: null, 365: null };
  const years = (n) => {
    while (yearly.length <= n) yearly.push(mul(yearly.at(-1), base));
    return yearly[n];
  };
  const step = (of, n) => {
    const table = (steps[of] ??= [one, root(base, of)]);
    while (table.length <= n) table.push(round(mul(table.at(-1), table[1]), rootPlaces));
    return table[n];
  };
  const to = ([months, days]) => {
    let factor = years(Math.floor(months / 12));
    if (compare(base, one) === 0) return factor;
    if (months % 12) factor = mul(factor, step(12, months % 12));
    if (days) factor = mul(factor, step(365, days));
    return months % 12 || days ? round(factor, settled) : factor;
  };
  return { years, to };
};

// datedPrice returns the price of a dated path, not rounded: before its first point today's
// price where it is known, after its last point the last one.
const datedPrice = (path, linear, asOf, today) => (day) => {
  let before = today ? { on: asOf, price: today } : path[0];
  for (const point of path) {
    if (point.on > day) {
      if (!linear || before.on >= day) return before.price;
      const rise = mul(sub(point.price, before.price), integer(day - before.on));
      return add(before.price, divide(rise, integer(point.on - before.on), rootPlaces));
    }
    before = point;
  }
  return before.price;
};

// newPath answers what a share is worth on a day of a service year: price, rounded to 4
// decimals; index, what a dollar of today has become; since, what a dollar of the day on
// which the index stood at start has become. A dated path moves as a whole, by scale. What
// vests on a day is valued on valued(day, year): the horizon's last day where shares are held.
const newPath = (asOf, offer, { price: stated, growth, scale }, years) => {
  const today = stated && mul(stated, scale);
  const dated = offer.path && datedPrice(offer.path.map((p) => ({ ...p, price: mul(p.price, scale) })), offer.linear, asOf, today);
  const power = newPower(add(one, growth));
  const factor = (day, year) => {
    if (offer.timing === "start-of-year") return power.years(year - 1);
    if (offer.timing === "end-of-year") return power.years(year);
    return power.to(monthsUntil(asOf, day));
  };
  const known = Boolean(today || dated);
  const index = (day, year) => (dated ? divide(dated(day), today ?? dated(asOf), rootPlaces) : factor(day, year));
  const price = (day, year) => round(dated ? dated(day) : mul(today ?? zero, factor(day, year)), 4);
  const since = (start, day, year) => (compare(start, one) === 0 ? index(day, year) : divide(index(day, year), start, rootPlaces));
  const valued = (day, year) => (offer.hold ? [addMonths(offer.start, 12 * years), years] : [day, year]);
  return { known, valued, now: today ?? (dated ? round(dated(asOf), 4) : zero), price, index, since };
};
