// The notes of an offer: each holds at some horizons, and some say what moves or hold only
// for some terms.

const notes = (kase, r, years) => r.offer.notes
  .filter(({ from, to, holds }) => from <= years && years <= to && !(holds && isZero(r.at(holds) ?? zero)))
  .map((note) => note.text ?? noteInWords(kase, r, note)).filter(Boolean);

// noteInWords puts the notes into words whose figures move.
const noteInWords = (kase, { offer, moved, at }, note) => {
  const local = (v) => grouped(fixed(v, offer.places)).replace(minus, "-"); // as the engine writes its notes
  const figures = ["amount", "price", "shares"].map((key) => at(note[key] ?? 0));
  if (figures.includes(null)) return "";
  const [amount, price, count] = figures;
  if (note.kind === "days-off") return `Paid days off are worth ${money(kase, amount)} a year at days/260 of the base: part of it, in no total.`;
  if (note.kind === "sign-on-beyond") return `${note.item}, ${local(amount)}: after the horizon, in no figure`;
  if (note.kind === "refreshers-expected") return `Refreshers of ${local(amount)}: expected, not in writing, so they are in the totals as speculative`;
  if (note.kind === "conversion") {
    const value = add(mul(count, price), amount);
    return `${note.item}: ${local(value)} at ${number(price)} a share is ${shares(count)} (rounding ${note.rounding}, ${local(amount)} left over)`;
  }
  const exit = `Exit of ${local(termOf(offer, moved, "private.exit.value"))} on ${showDay(offer.exit)}: `;
  const gets = `a common share gets ${number(price)}`;
  if (note.kind === "exit-without-preference") return `${exit}no liquidation preference is stated; ${gets}`;
  const choice = note.kind === "exit-converted" ? "convert instead, because their part is worth at least as much" : "take it, because their part is worth less";
  return `${exit}liquidation preferences are ${local(amount)}; the investors ${choice}; ${gets}`;
};
