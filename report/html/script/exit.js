// The exit of a private company (SPEC 5.7): what it leaves for a common share, as an exact
// quotient of proceeds and shares.

// keptOf returns the part kept/of of the company that the rounds leave to today's shares,
// and what they raise.
const keptOf = (rounds) => {
  let [kept, of, raise] = [one, one, zero];
  for (const r of rounds) {
    if (isZero(r.raise)) kept = mul(kept, sub(one, r.dilution));
    else [kept, of, raise] = [mul(kept, r.before), mul(of, add(r.before, r.raise)), add(raise, r.raise)];
  }
  return { kept, of, raise };
};

const commonShares = ({ diluted, investors, preferred, preference }) => {
  if (!isZero(investors)) return mul(diluted, sub(one, investors));
  return isZero(preferred) ? diluted : sub(diluted, divide(preference, preferred, rootPlaces));
};

// commonAt is what an exit of a value leaves: the preferred shares convert where their
// part is worth at least their preference.
const commonAt = (exit, value) => {
  const { kept, of, raise } = keptOf(exit.rounds);
  const preference = add(exit.preference, raise);
  const common = commonShares(exit);
  const all = mul(exit.diluted, of);
  const preferred = sub(all, mul(common, kept));
  if (compare(mul(preferred, value), mul(preference, all)) >= 0) return { preference, converted: true, proceeds: mul(value, kept), shares: all };
  const left = sub(value, preference);
  return { preference, converted: false, proceeds: isPositive(left) ? left : zero, shares: common };
};

const commonPrice = ({ proceeds, shares }) => divide(proceeds, shares, rootPlaces);

// exitPays is what a quantity of shares or options is paid: never below 0.
const exitPays = ({ proceeds, shares }, quantity, strike, places) => {
  const pay = divide(mul(quantity, sub(proceeds, mul(strike, shares))), shares, places);
  return isPositive(pay) ? pay : zero;
};
