// Powers of growths, as comp/calc has them: whole years are exact products, the roots for
// months and days carry 36 decimals, and a fractional power is settled to 30.

const newPowers = (base) => {
  const yearly = [one, base];
  const steps = { 12: null, 365: null };
  const years = (n) => {
    while (yearly.length <= n) yearly.push(mul(yearly.at(-1), base));
    return yearly[Math.max(n, 0)];
  };
  const extend = (table, factor, n) => {
    while (table.length <= n) table.push(round(mul(table.at(-1), factor), rootPlaces));
    return table[n];
  };
  const step = (of, n) => {
    const table = (steps[of] ??= [one, root(base, of)]);
    return extend(table, table[1], n);
  };
  const to = ([months, days]) => {
    if (compare(base, one) === 0) return one;
    let [factor, m] = [years(Math.trunc(months / 12)), months % 12];
    if (m <= 0 && days <= 0) return factor;
    if (m > 0) factor = mul(factor, step(12, m));
    if (days > 0) factor = mul(factor, step(365, days));
    return round(factor, settled);
  };
  // A number of days is so many blocks of 64 and so many days, one product.
  const counted = {};
  const block = 64;
  const tables = (past) => {
    const day = root(base, 365);
    const single = [one];
    extend(single, past ? divide(one, day, rootPlaces) : day, 1);
    extend(single, single[1], block);
    return { single, blocks: [one] };
  };
  const daily = (days) => {
    const { single, blocks } = (counted[days < 0] ??= tables(days < 0));
    const n = Math.abs(days);
    return round(mul(extend(blocks, single[block], Math.floor(n / block)), single[n % block]), settled);
  };
  return { to, daily };
};

// powersOf keeps the powers of the rates of late: a slider comes back to them.
const powersKnown = new Map();
const powersOf = (rate) => {
  const key = plain(rate);
  if (!powersKnown.has(key)) {
    if (powersKnown.size > 60) powersKnown.clear();
    powersKnown.set(key, newPowers(add(one, rate)));
  }
  return powersKnown.get(key);
};
