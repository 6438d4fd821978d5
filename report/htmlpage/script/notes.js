// The sentences of the report whose numbers are on the graph: each is a text, or pieces, of which
// those that are no texts are a form of writing and a number.

const forms = {
  native: (v, { offer }) => money(offer.cash, v).replace(minus, "-"), // as the engine writes its notes
  equity: (v, { offer }) => money(offer.equity, v).replace(minus, "-"),
  price: (v, { offer }) => number(v, offer.equity.lakhs).replace(minus, "-"),
  short: (v, { offer }) => short(offer.equity, v),
  money: (v, { kase }) => money(kase, v),
  whole: (v, { kase }) => number(v, kase.lakhs),
  number: (v) => number(v),
  shares: (v) => counted(v, "share"),
  options: (v) => counted(v, "option"),
  percent: (v) => exactPercent(v),
};
const said = (r, text) => (typeof text === "string" ? text : text.map((piece) => {
  if (typeof piece === "string") return piece;
  const [form, place] = piece;
  const v = r.at(place);
  return v === null ? "" : forms[form](v, r);
}).join(""));

const holding = (r, list) => list.filter(({ holds }) => !holds || !isZero(r.at(holds) ?? zero));
const allSaid = (r, list) => holding(r, list).map(({ text }) => said(r, text));

// notes are those of an offer over a horizon.
const notes = (r, years) => allSaid(r, r.offer.notes.filter(({ from = 1, to = years }) => from <= years && years <= to));
