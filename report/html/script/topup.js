// The yearly top-up to a target compensation, at the share price that the employer
// assumes (SPEC 5.6).

// topUps fills up what the other payments of each year leave.
const topUps = (kase, offer, path, payments) => {
  const { topUp } = offer;
  const growth = newPower(add(one, topUp.growth));
  return topUp.years.map((y) => {
    const begins = path.known ? path.price(y.begins, y.year) : path.index(y.begins, y.year);
    const assumed = (day) => {
      const price = mul(begins, growth.to(monthsUntil(y.begins, day)));
      return path.known ? round(price, 4) : price;
    };
    const vests = payments.filter((p) => p.year === y.year && (p.component.key === "rsu" || p.component.key === "refresher"));
    const plan = vests.reduce((t, p) => add(t, plannedVest(offer, path, p, assumed)), y.inMoney);
    return filled(kase, offer, path, y, round(sub(topUp.target, plan), offer.places), assumed(y.ends));
  });
};

// filled is the top-up of one year: its payment, or its item where the gap buys nothing.
const filled = (kase, offer, path, y, gap, assumed) => {
  const { topUp, places } = offer;
  const item = `${topUp.item}, year ${y.year}`;
  if (!isPositive(gap)) return {};
  if (!isPositive(assumed)) return { worthless: item, year: y.year };
  const known = path.known && { item: `${item}: a gap of ${grouped(fixed(gap, places))} at an assumed ${number(assumed)}` };
  const quantity = path.known ? integer(wholes(gap, assumed)) : gap;
  const price = path.known ? path.price(...path.valued(y.ends, y.year)) : path.since(assumed, ...path.valued(y.ends, y.year));
  const native = round(mul(quantity, price), places);
  return {
    payment: {
      day: y.ends, year: y.year, ...graded(kase, offer, { ...topUp, award: y.award }), item, ...known, kind: path.known ? "n" : "s",
      quantity, price, native, amount: exchange(kase, offer, native, y.ends),
    },
  };
};

// plannedVest is what the employer takes a vest to be worth.
const plannedVest = (offer, path, p, assumed) => {
  if (!p.kind) return p.native;
  if (path.known) return round(mul(p.quantity, assumed(p.day)), offer.places);
  if (isZero(p.price)) return zero;
  return divide(mul(p.native, assumed(p.day)), path.index(...path.valued(p.day, p.year)), rootPlaces);
};
