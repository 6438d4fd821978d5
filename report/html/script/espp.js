// The stock purchase plan (SPEC 5.8): gain = contributions * (market - price)/price, the
// price less the discount, and no more than $25,000 of stock a year at the offering's
// price (26 USC 423(b)(8)), the oldest year first.

const stockLimit = 25000;
const stockPlaces = 16;

// buyAll returns the purchases, and the day on which the limit first cuts one.
const buyAll = (kase, offer, path) => {
  const { espp } = offer;
  const left = espp.limit ? Array.from({ length: espp.years }, () => integer(stockLimit)) : null;
  const quote = (day, year) => (path.known ? path.price(day, year) : round(path.index(day, year), rootPlaces));
  const purchases = [];
  let cut = null;
  for (const p of espp.purchases) {
    const [offered, market] = [quote(p.offered, p.offeredYear), quote(p.day, p.year)];
    const low = espp.lookback && compare(offered, market) < 0 ? offered : market;
    if (isZero(low) || isZero(offered)) continue;
    const price = mul(low, sub(one, espp.discount));
    let paidIn = p.paidIn;
    if (left) {
      const stock = left.slice(p.first, p.last + 1).reduce(add, zero);
      const most = divide(mul(stock, price), offered, offer.places);
      if (compare(paidIn, most) > 0) {
        paidIn = most;
        cut ??= p;
      }
      use(left, p, divide(mul(paidIn, offered), price, stockPlaces));
    }
    if (isZero(paidIn)) continue;
    const native = divide(mul(paidIn, sub(market, price)), price, offer.places);
    purchases.push({
      day: p.day, year: p.year, ...graded(kase, offer, espp), item: `ESPP purchase, offering of ${showDay(p.offered)}`, kind: "",
      quantity: divide(paidIn, price, 10), price: market, native, amount: exchange(kase, offer, native, p.day),
    });
  }
  return { purchases, cut };
};

const use = (left, { first, last }, stock) => {
  for (let i = first; i <= last; i++) {
    const taken = compare(stock, left[i]) < 0 ? stock : left[i];
    left[i] = sub(left[i], taken);
    stock = sub(stock, taken);
  }
};
