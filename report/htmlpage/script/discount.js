// Present value, as Excel's XNPV: payment/(1+rate)^(days/365), with 36 decimals.

const presentValue = (payments, asOf, rate) => {
  const daily = isZero(rate) ? one : divide(one, root(add(one, rate), 365), rootPlaces);
  const known = new Map();
  const power = (days) => {
    if (known.has(days)) return known.get(days);
    let [result, square] = [one, daily];
    for (let n = days; n > 0; n = Math.floor(n / 2)) {
      if (n % 2) result = round(mul(result, square), rootPlaces);
      square = round(mul(square, square), rootPlaces);
    }
    known.set(days, result);
    return result;
  };
  let [sum, day, factor] = [zero, asOf, one];
  for (const p of payments) {
    const days = p.day - day;
    day = p.day;
    if (days > 0) factor = round(mul(factor, power(days)), rootPlaces);
    if (days < 0) factor = divide(factor, power(-days), rootPlaces);
    sum = add(sum, mul(p.amount, round(factor, settled)));
  }
  return sum;
};
