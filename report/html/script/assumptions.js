// The sentences that state the assumptions, as the report writes them.

const timings = {
  "start-of-year": "a step at the start of each service year after the first",
  "end-of-year": "a step at the start of each service year, the first included",
  "at-vest": "from the valuation date to each vest",
};

const offerAssumption = (r) => {
  const { offer, moved } = r;
  const start = offer.begins;
  const price = moved.price ? number(moved.price) : "";
  if (offer.path) return `${start}; the share price follows the dated path in the case.`;
  if (!offer.shares) return start + ".";
  if (isZero(moved.growth)) return `${start}; the share price is held flat${price && " at " + price}.`;
  return `${start}; the share price grows ${exactPercent(moved.growth)} a year${price && " from " + price}, ${timings[offer.timing]}.`;
};

const assumptions = (c) => [
  `Valued on ${showDay(c.kase.asOf)} in ${c.kase.currency}, over ${many(c.state.years, "year")} of service; a payment due on an anniversary belongs to the year it ends.`,
  ...c.results.map(offerAssumption),
  `Present value discounts at ${exactPercent(c.state.discount)} a year, by days/365 from the valuation date.`,
];
