// The case in the page, unfolded under moved assumptions: every answer is a fold over the
// payments, as in the engine.

// readCase turns the page's data into days and decimals.
const readCase = (data) => {
  const asOf = parseDay(data.asOf);
  const minor = (text, places = data.places) => ({ n: BigInt(text), s: places });
  const haircut = Object.fromEntries(Object.entries(data.haircut).map(([k, v]) => [k, decimal(v)]));
  const kase = { ...data, asOf, haircut, discount: decimal(data.discount), tolerance: decimal(data.tolerance) };
  kase.offers = data.offers.map((o) => {
    const awards = o.awards.map((a) => ({ ...a, granted: asOf + a.granted, strike: decimal(a.strike ?? "0") }));
    return {
      ...o, awards, start: parseDay(o.start), price: o.price && decimal(o.price), growth: decimal(o.growth),
      minutes: decimal(o.minutes), pto: decimal(o.pto), failure: decimal(o.failure),
      path: o.path?.map(([on, price]) => ({ on: parseDay(on), price: decimal(price) })),
      rates: o.rates.map(([day, rate]) => ({ day: day ? parseDay(day) : -Infinity, rate: decimal(rate) })),
      levels: o.levels && {
        fixed: decimal(o.levels.fixed), shares: o.levels.shares.map(([n, months, strike]) => [decimal(n), months, decimal(strike)]),
      },
      figures: Object.fromEntries(Object.entries(o.figures).map(([name, v]) => [name, minor(v)])),
      payments: o.payments.map((row) => readPayment(kase, { ...o, awards }, row, minor)),
      leave: o.leave && Object.fromEntries(Object.entries(o.leave).map(([key, months]) => [key, months.map((v) => minor(v))])),
      ...readPlans(asOf, o, awards, minor),
    };
  });
  return kase;
};

const readPayment = (kase, o, [day, year, component, certainty, item, amount, kind = "", quantity, shown, award = 0, native], minor) => ({
  day: kase.asOf + day, year, component: kase.components[component], certainty: kase.certainties[certainty].key, item: o.items[item],
  amount: minor(amount), native: native && !kind ? minor(native, o.places) : minor(amount), kind, award, part: native && kind ? decimal(native) : null,
  expected: award > 0 && o.awards[award - 1].expected, quantity: quantity ? decimal(quantity) : zero,
  price: shown && !kind ? decimal(shown) : null, from: shown && kind ? [kase.asOf + shown[0], shown[1]] : null,
});

// readPlans reads what is bought at prices of its own, and the exit.
const readPlans = (asOf, o, awards, minor) => {
  const { espp, topUp, exit } = o;
  return {
    lots: o.lots.map((lot) => ({
      ...lot, value: lot.value && decimal(lot.value), of: lot.of?.map(decimal), expected: awards[lot.award - 1].expected,
      bought: lot.bought.length ? [asOf + lot.bought[0], lot.bought[1]] : [],
    })),
    espp: espp && {
      ...espp, discount: decimal(espp.discount), purchases: espp.purchases.map(([offered, offeredYear, day, year, paidIn, first, last]) => (
        { offered: asOf + offered, offeredYear, day: asOf + day, year, paidIn: minor(paidIn, o.places), first, last })),
    },
    topUp: topUp && {
      ...topUp, target: decimal(topUp.target), growth: decimal(topUp.growth), years: topUp.years.map(([award, year, begins, ends, inMoney]) => (
        { award, year, begins: asOf + begins, ends: asOf + ends, inMoney: minor(inMoney, o.places) })),
    },
    exit: exit && {
      day: asOf + exit.day, year: exit.year, from: exit.from, value: decimal(exit.value), preferred: decimal(exit.preferred), preference: decimal(exit.preference),
      investors: decimal(exit.investors), diluted: decimal(exit.diluted),
      rounds: exit.rounds.map((r) => r.map(decimal)).map(([raise, before, dilution]) => ({ raise, before, dilution })),
    },
  };
};

// exchange converts an amount in the offer's own currency at the rate of a day.
const exchange = (kase, offer, amount, day) => {
  if (!offer.rates.length) return amount;
  let best = offer.rates[0];
  for (const r of offer.rates) if (r.day <= day) best = r;
  return round(mul(amount, best.rate), kase.places);
};

// gain is what one share is worth at a price, or one option: never below 0.
const gain = (price, strike) => {
  const left = sub(price, strike);
  return isPositive(left) ? left : zero;
};

// unfold returns the payments of an offer. What moves with the share is priced again or
// bought anew; everything else is as the engine paid it. Awards are numbered in the order
// in which the engine makes them, which is theirs on one day.
const unfold = (kase, offer, path, common) => {
  const payments = [
    ...offer.payments.map((p) => priced(kase, offer, path, p, common)), ...offer.lots.flatMap((lot) => lotPayments(kase, offer, path, lot)),
  ];
  const { purchases, cut } = offer.espp ? buyAll(kase, offer, path) : { purchases: [], cut: null };
  const tops = offer.topUp ? topUps(kase, offer, path, payments) : [];
  const rank = new Map(kase.components.map((c, i) => [c, i]));
  const all = [...payments, ...purchases, ...tops.flatMap((t) => t.payment ?? [])]
    .sort((a, b) => a.day - b.day || rank.get(a.component) - rank.get(b.component) || a.award - b.award);
  return { all, cut, topUps: tops };
};

// priced makes the amount of a payment by how it moves with the share: a count at the
// price of its day (n), dollars that grow since the valuation date (i) or since another
// day (s), a count at what the exit leaves (x).
const priced = (kase, offer, path, p, common) => {
  if (!p.kind) return p;
  const { strike } = offer.awards[p.award - 1];
  const price = {
    n: () => path.price(...path.valued(p.day, p.year)),
    i: () => path.index(...path.valued(p.day, p.year)),
    s: () => path.since(path.index(...(p.from ?? grantDay(offer, p.award))), ...path.valued(p.day, p.year)),
    x: () => commonPrice(common),
  }[p.kind]();
  const native = p.kind === "x" ? exitPays(common, p.quantity, strike, offer.places)
    : round(mul(p.quantity, isZero(strike) ? price : gain(price, strike)), offer.places);
  return { ...p, price, strike, native, amount: exchange(kase, offer, native, p.day) };
};

// grantDay returns the day of an award and the service year it lies in.
const grantDay = (offer, award) => {
  const day = offer.awards[award - 1].granted;
  let year = 1;
  while (addMonths(offer.start, 12 * year) < day) year++;
  return [day, year];
};

const sum = (payments, match = () => true) =>
  payments.reduce((total, p) => (match(p) ? add(total, p.amount) : total), zero);

const newPeriod = (label) => ({ label, components: {}, certainties: {}, total: zero, guaranteed: zero, expected: zero });
const count = (period, p) => {
  const key = p.component.key;
  period.components[key] = add(period.components[key] ?? zero, p.amount);
  period.total = add(period.total, p.amount);
  period.certainties[p.certainty] = add(period.certainties[p.certainty] ?? zero, p.amount);
  if (p.expected) period.expected = add(period.expected, p.amount);
  if (p.certainty === "guaranteed") period.guaranteed = add(period.guaranteed, p.amount);
};

const serviceYears = (payments, years) => {
  const periods = Array.from({ length: years }, (_, k) => newPeriod(`Year ${k + 1}`));
  for (const p of payments) count(periods[p.year - 1], p);
  return periods;
};

// accumulate adds a period to the one before it.
const accumulate = (before, p) => {
  for (const part of ["components", "certainties"]) {
    for (const [key, v] of Object.entries(before[part])) p[part][key] = add(p[part][key] ?? zero, v);
  }
  for (const sum of ["total", "guaranteed", "expected"]) p[sum] = add(p[sum], before[sum]);
  return p;
};

// calendarPeriods cuts payments into calendar years, quarters or months.
const viewMonths = { calendar: 12, quarter: 3, month: 1, cumulative: 1 };
const calendarPeriods = (payments, view, first, last) => {
  const months = viewMonths[view];
  const monthly = (year, month) => `${year}-${String(month).padStart(2, "0")}`;
  const label = (year, month) => ({
    calendar: `${year}`, quarter: `${year} Q${Math.floor((month + 2) / 3)}`, month: monthly(year, month), cumulative: monthly(year, month),
  })[view];
  const periods = [];
  const [y, m] = parts(first);
  let next = 0;
  for (let begin = civil(y, Math.floor((m - 1) / months) * months + 1, 1); begin <= last; begin = addMonths(begin, months)) {
    const end = addMonths(begin, months);
    const period = newPeriod(label(...parts(begin)));
    for (; next < payments.length && payments[next].day < end; next++) count(period, payments[next]);
    periods.push(period);
  }
  if (view === "cumulative") periods.reduce(accumulate);
  return periods;
};

// evaluate returns what one offer comes to under a state of the controls.
const evaluate = (kase, offer, moved, state) => {
  const path = newPath(kase.asOf, offer, moved, state.years);
  const common = offer.exit && commonAt(offer.exit, moved.exit);
  const unfolded = unfold(kase, offer, path, common);
  const payments = unfolded.all.filter((p) => p.year <= state.years);
  const result = {
    offer, moved, path, common, ...unfolded, payments, name: offer.name, years: serviceYears(payments, state.years), total: sum(payments),
  };
  result.drop = largestDrop(result.years);
  result.figures = figures(kase, result, state);
  return result;
};

const largestDrop = (years) => {
  let drop = { from: 0, to: 0, amount: zero };
  for (let i = 1; i < years.length; i++) {
    const fall = sub(years[i - 1].total, years[i].total);
    if (compare(fall, drop.amount) > 0) drop = { from: i, to: i + 1, amount: fall };
  }
  return drop;
};

// figures holds the metrics that the page can compute anew; at the start also the others.
const figures = (kase, r, state) => {
  const all = state.start ? { ...r.offer.figures } : {};
  r.years.forEach((y, i) => { all[`year${i + 1}`] = y.total; });
  all.total = r.total;
  all.average = divide(r.total, integer(state.years), kase.places);
  all.steady = r.years.at(-1).total;
  all["worst-year"] = r.years.map((y) => y.total).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  all.guaranteed = r.years.reduce((total, y) => add(total, y.guaranteed), zero);
  all.cash = sum(r.payments, (p) => p.component.cash);
  all.pv = round(presentValue(r.payments, kase.asOf, state.discount), kase.places);
  all.hourly = hourly(kase, r, state.years);
  r.discounted = discounted(kase, r, state);
  all["risk-adjusted"] = r.discounted.reduce((t, d) => sub(t, d.amount), r.total);
  r.exercise = exerciseCost(kase, r);
  all["levels-tc"] = levelsYear(kase, r);
  for (const name of kase.order.filter((n) => n.startsWith("walkaway@"))) {
    const months = Number(name.slice(9));
    if (r.offer.leave && months <= 12 * state.years) all[name] = walkAway(kase, r, months).net;
  }
  return all;
};

// hourly is the total by the hour of work and way, 260 days a year less those taken off.
const hourly = (kase, r, years) => {
  const days = mul(sub(integer(260), r.offer.pto), integer(years));
  return divide(mul(r.total, integer(300)), mul(r.offer.minutes, days), kase.places);
};

// discounted lists what risk takes off the total: the haircut of each class of pay, then
// the probability that a private company fails.
const discounted = (kase, r, { haircut }) => {
  const lines = [];
  const line = (title, of, rate) => {
    if (!isZero(rate)) lines.push({ title, of, rate, amount: round(mul(of, rate), kase.places) });
  };
  for (const { key } of kase.certainties) {
    line(`Haircut on ${key} pay`, sum(r.payments, (p) => p.certainty === key), haircut[key] ?? zero);
  }
  const granted = mul(sum(r.payments, (p) => p.component.granted), sub(one, haircut.speculative));
  line("Probability that the company fails", round(granted, kase.places), r.moved.failure);
  return lines;
};

// exerciseCost is what has to be paid to exercise the options that are worth it.
const exerciseCost = (kase, r) => r.payments.filter((p) => p.component.key === "option" && p.strike && isPositive(p.native)).reduce((t, p) =>
  add(t, exchange(kase, r.offer, round(mul(p.quantity, p.strike), r.offer.places), p.day)), zero);

// levelsYear is the figure of public pay sites: only shares without a value of their own
// move with today's price.
const levelsYear = (kase, r) => {
  const { levels, places } = r.offer;
  if (!levels) return r.offer.figures["levels-tc"];
  let year = levels.fixed;
  for (const [shares, months, strike] of levels.shares) {
    const value = mul(shares, isZero(strike) ? r.path.now : gain(r.path.now, strike));
    year = add(year, divide(mul(value, integer(12)), integer(months), rootPlaces));
  }
  return exchange(kase, r.offer, round(year, places), kase.asOf);
};

// walkAway is what leaving after so many months comes to (SPEC 7.4).
const walkAway = (kase, r, months) => {
  const { offer } = r;
  const day = addMonths(offer.start, months);
  const year = Math.max(1, Math.ceil(months / 12));
  const received = (p) => p.day <= day && (p.year === 1 || addMonths(offer.start, 12 * (p.year - 1)) < day);
  const w = {
    day, cash: offer.leave.cash[months], other: offer.leave.other[months], clawback: offer.leave.clawback[months],
    equity: sum(r.payments, (p) => p.component.equity && received(p)),
  };
  if (offer.hold) w.equity = heldEquity(kase, r, received, day, year);
  w.net = sub(add(add(w.cash, w.equity), w.other), w.clawback);
  w.left = () => leftBehind(kase, r, months, day, year);
  return w;
};

// heldEquity is what shares that are held are worth on the last day of work.
const heldEquity = (kase, r, received, day, year) => {
  const equity = r.payments.filter((p) => p.component.equity && received(p));
  const moves = (p) => p.kind === "n" || (p.kind && p.price && isPositive(p.price));
  const worth = equity.filter(moves).reduce((t, p) => add(t, worthOn(r.offer, r.path, p, day, year)), zero);
  return add(sum(equity, (p) => !moves(p)), exchange(kase, r.offer, round(worth, r.offer.places), day));
};

// leftBehind adds what has been granted and not vested, at the price of the last day, to
// what else is lost.
const leftBehind = (kase, r, months, day, year) => {
  let left = r.offer.leave.lost[months];
  for (const { amount } of awardsLeft(kase, r, day, year).values()) left = add(left, amount);
  return left;
};

// awardsLeft is what each award has still to vest: its worth on a day, and its shares.
const awardsLeft = (kase, r, day, year) => {
  const { offer, path } = r;
  const left = new Map();
  for (const p of r.all) {
    const award = offer.awards[p.award - 1];
    if (!award || award.exit || p.day <= day || award.granted >= day) continue;
    const { worth, shares } = left.get(p.award) ?? { worth: zero, shares: zero };
    left.set(p.award, { worth: add(worth, worthOn(offer, path, p, day, year)), shares: p.kind === "n" ? add(shares, p.quantity) : shares });
  }
  for (const a of left.values()) a.amount = exchange(kase, offer, round(a.worth, offer.places), day);
  return left;
};

const worthOn = (offer, path, p, day, year) => {
  if (p.kind === "n") {
    const { strike } = offer.awards[p.award - 1];
    const price = path.price(day, year);
    return mul(p.quantity, isZero(strike) ? price : gain(price, strike));
  }
  if (!p.kind || !p.price || !isPositive(p.price)) return p.native;
  return mul(divide(mul(p.part ?? p.quantity, p.price), path.index(...path.valued(p.day, p.year)), rootPlaces), path.index(day, year));
};
