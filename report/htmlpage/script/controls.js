// The controls: their values are texts, so that no digit is lost, and only what differs
// from the start travels in the address.

const rateOf = (text) => {
  const d = decimal(text);
  return { n: d.n, s: d.s + 2 };
};

// startValues are the controls' values as the page was written.
const startValues = () => Object.fromEntries([...byID("what-if").querySelectorAll("[inputmode], select")].map((field) => [field.id, field.options ? field.querySelector("[selected]").value : typed(field.defaultValue)]));

// typed is a number as it is typed or shown, without what groups its digits: 12,50,000 and 1,250,000 are one. A comma
// elsewhere may mean a point, and stays, to be refused.
const typed = (text) => {
  const t = text.trim().replace(minus, "-");
  return /^-?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$/.test(t) ? t.replaceAll(",", "") : t;
};
// shown is what a field shows of a value.
const shown = (field, text) => (field.options ? text : grouped(text, field.dataset.lakhs));

// allowed keeps a value only where its field would take it.
const allowed = (id, text) => {
  const field = byID(id);
  if (field?.options) return [...field.options].some((option) => option.value === text);
  if (!field || !/^-?\d{1,12}(\.\d{1,8})?$/.test(text)) return false;
  const v = Number(text);
  const { min, max, whole } = field.dataset;
  return v >= Number(min) && v <= Number(max) && (!whole || Number.isInteger(v));
};

const stateOf = (kase, values, start) => ({
  start: values === start, years: Number(values.years), discount: rateOf(values.discount),
  month: values.month ? Math.min(Number(values.month), 12 * Number(values.years)) : 0,
  haircut: Object.fromEntries(Object.entries(kase.haircut).map(([key, rate]) => {
    const id = `haircut-${key}`;
    return [key, id in values ? rateOf(values[id]) : rate];
  })),
  offers: kase.offers.map((o, i) => {
    const of = (id) => values[`${id}-${i + 1}`];
    const terms = new Map(o.controls.filter(([id]) => of(id)).map(([id, path, inPercent]) => [term(o, path), (inPercent ? rateOf : decimal)(of(id))]));
    if (values.filing) terms.set("candidate.filing_status", values.filing);
    const scale = of("path") && rateOf(of("path")); // dated prices move as a whole
    for (const [name, price] of scale ? o.graph.written : []) {
      if (name.startsWith(term(o, "price."))) terms.set(name, mul(price, scale));
    }
    return terms;
  }),
});

const moved = (start, values) => Object.keys(start).filter((id) => values[id] !== start[id]);

const toFragment = (start, values) => moved(start, values).map((id) => `${id}=${values[id]}`).join("&");
const fromFragment = (start, fragment) => {
  const values = { ...start };
  for (const [id, text] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (id in start && allowed(id, text)) values[id] = text;
  }
  return values;
};

// labelOf is a control's label in a sentence, with the offer that it belongs to.
const labelOf = (field) => {
  const said = field.labels[0].textContent;
  return field.dataset.label ?? `${field.closest("fieldset").querySelector("legend").textContent}: ${said[0].toLowerCase()}${said.slice(1)}`;
};

// quoted is a value of a field with its unit, or its word.
const quoted = ({ options, dataset: { unit, lakhs } }, text) => {
  if (options) return [...options].find((option) => option.value === text).text;
  return grouped(text, lakhs) + (unit === "%" ? "%" : ` ${unit}`);
};

// refusal says why a field does not take a value.
const refusal = (id, text) => {
  const field = byID(id);
  const bound = (v) => grouped(v, field.dataset.lakhs) + (field.dataset.unit === "%" ? "%" : "");
  const { min, max, whole } = field.dataset;
  const range = `from ${bound(min)} to ${bound(max)}`;
  if (field.options) return `one of ${[...field.options].map((option) => option.value).join(", ")} is wanted`;
  if (!/^-?\d+(\.\d+)?$/.test(text)) return `a number ${range} is wanted`;
  const v = Number(text);
  if (v < Number(min) || v > Number(max)) return `${bound(text)} is out of range: it goes ${range}`;
  return whole ? `a whole number ${range} is wanted` : "more digits than are followed: twelve before the point, eight behind it";
};

// refusals say what of an address is not followed.
const refusals = (start, fragment) => [...new URLSearchParams(fragment.replace(/^#/, ""))].flatMap(([id, text]) => {
  if (!(id in start)) return [`The address has ${id}, which no control is called.`];
  return allowed(id, text) ? [] : [`The address has ${id}=${text}, which is not followed: ${refusal(id, text)}.`];
});

// movesInWords says what was moved, beside what the page was written with.
const movesInWords = (start, values) => moved(start, values).map((id) => {
  const label = labelOf(byID(id));
  const said = (text) => quoted(byID(id), text);
  return `${label} ${said(values[id])} (as written: ${said(start[id])})`;
});
