// The sentences that state the assumptions, as the report writes them.

const haircutAssumption = ({ haircut }) => {
  const parts = ["target", "market", "speculative"].filter((key) => haircut[key] && isPositive(haircut[key])).map((key) => `${exactPercent(haircut[key])} off ${key} pay`);
  return parts.length ? `Haircuts, in risk-adjusted alone: ${inOrder(parts)}.` : "";
};

// movingAssumptions are those that the script writes, in four groups between which those
// stand that hold whatever moves: exchange rates, when shares are sold and how payments are rounded, and how gaps are judged.
const movingAssumptions = (c) => [
  [`Valued on ${showDay(c.kase.asOf)} in ${c.kase.currency}, over ${many(c.state.years, "year")} of service; a payment due on an anniversary belongs to the year it ends (offerkit's convention).`,
    ...c.results.flatMap((r) => allSaid(r, r.offer.assumed))],
  [haircutAssumption(c.state)],
  [`Present value discounts at ${exactPercent(c.state.discount)} a year, by days/365 from the valuation date, as Excel's XNPV does.`],
  c.results.flatMap((r) => allSaid(r, r.offer.taxed ?? [])),
].map((texts) => texts.filter(Boolean));

// assumptions puts them between the lines that do not move.
const assumptions = (c) => {
  const [first, second, third, taxed] = movingAssumptions(c);
  const { held, rates, untaxed = 0 } = c.kase;
  const last = held.length - untaxed;
  return [...first, ...held.slice(0, rates), ...second, ...held.slice(rates, rates + 2), ...third, ...held.slice(rates + 2, last), ...taxed, ...held.slice(last)];
};
const holdAssumptions = (c, texts) => {
  const moving = movingAssumptions(c).flat();
  c.kase.held = texts.filter((text) => !moving.includes(text));
};
