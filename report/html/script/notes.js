// The notes of an offer: those that move with a price are made anew, the others hold at
// some horizons.

// movingNotesOf lists the notes about a term that move.
const movingNotesOf = (kase, r, term, years) => {
  const { offer } = r;
  const local = (v) => grouped(fixed(v, offer.places)).replace(minus, "-"); // as the engine writes its notes
  if (term === "private") return offer.exit && Math.max(offer.exit.year, offer.exit.from) <= years ? [exitNote(offer, r.common, r.moved.exit, local)] : [];
  if (term === "espp") return offer.espp ? limitNote(offer, r, years) : [];
  if (term === "top_up") {
    return r.topUps.filter((t) => t.worthless && t.year <= years).map((t) => `${t.worthless}: the share is worth nothing, so the gap buys no shares`);
  }
  return lotNotes(offer, r, offer.lots.filter((lot) => lot.term === term), addMonths(offer.start, 12 * years), local);
};

const lotNotes = (offer, r, lots, end, local) => {
  const notes = [];
  const [first] = lots;
  if (first?.of && first.expected) {
    notes.push(`Refreshers of ${local(bought(offer, r.path, first).value)}: expected, not in writing, so they are in the totals as speculative`);
  }
  for (const lot of lots) {
    const { price, value, shares: count } = bought(offer, r.path, lot);
    if (!lot.bought.length) {
      notes.push(`${lot.item}: ${local(value)} at ${number(price)} a share is ${shares(count)} (rounding ${lot.round || "down"}, ${local(sub(value, mul(count, price)))} left over)`);
    } else if (!isPositive(price) && lot.bought[0] < end) {
      notes.push(isRefresher(lot) ? `${lot.item}: the share is worth nothing that day, so the value buys no shares`
        : `${lot.item}: the share is worth nothing on ${showDay(lot.bought[0])}, so that year's part buys no shares`);
    }
  }
  return notes;
};

const limitNote = (offer, { cut }, years) => (cut && cut.year <= years ? [
  `ESPP: the Section 423 limit of $25,000 of stock a ${offer.espp.limit} year, at the price of the offering date, cuts contributions from the purchase of ${showDay(cut.day)} on; ` +
  "what one offering leaves of it carries to its own later years, not to the next offering"] : []);

const exitNote = (offer, common, value, local) => {
  const exit = `Exit of ${local(value)} on ${showDay(offer.exit.day)}: `;
  const gets = `a common share gets ${number(round(commonPrice(common), 4))}`;
  if (isZero(common.preference)) return `${exit}no liquidation preference is stated; ${gets}`;
  const choice = common.converted ? "convert instead, because their part is worth at least as much" : "take it, because their part is worth less";
  return `${exit}liquidation preferences are ${local(common.preference)}; the investors ${choice}; ${gets}`;
};

// notes lists all notes of an offer in the order of its terms. Those as written that the
// start makes too are not repeated.
const notes = (kase, r, years, written) => r.offer.notes.flatMap(({ term, notes }) => {
  const made = movingNotesOf(kase, r, term, years);
  const held = notes.filter(([text, from, to]) => from <= years && years <= to && !written.has(text)).map(([text]) => text);
  return term === "private" ? [...made, ...held] : [...held, ...made];
});
