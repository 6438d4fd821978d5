// What the script writes into the page. Text is only ever set as text.

const byID = (id) => document.getElementById(id);
const node = (tag, attributes, ...children) => {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) if (value) e.setAttribute(key, value);
  e.append(...children.filter((c) => c !== ""));
  return e;
};

// pieces takes a text apart at its days and signed amounts, which no line may break.
const pieces = (text) => text.split(/(\d{4}-\d\d-\d\d|[+−]?\b[A-Z]{3}\s\d[\d.,]*|[+−][^\s\d]{0,3}[\d.,]+)/).map((part, i) => (i % 2 ? node("span", { class: "u" }, part) : part));
const say = (e, text) => e?.replaceChildren(...pieces(text));

const cellNode = (c) => {
  if (c.head) return node("th", {}, c.text);
  const td = node("td", { class: c.best ? "best" : c.more ? "more" : "" }, c.aside ? c.text + " " : c.text);
  if (c.aside) td.append(node("span", { class: "aside" }, c.aside));
  if (c.best) td.append(node("span", { class: "hear" }, " (best)"));
  return td;
};
const headRow = (heads) => node("tr", {}, ...heads.map((h) => (h.text ? node("th", { scope: "col" }, h.text) : node("td", {}))));
const bodyRow = (r) => node("tr", { class: r.total ? "total" : "" }, ...r.cells.map(cellNode));

const built = (table) => ({ head: table.head && headRow(table.head), body: table.rows.map(bodyRow) });

// setTable writes a table, where it has not been written so the last time.
const tablesSet = new Map();
const setTable = (table) => {
  const e = byID(table.id);
  const text = JSON.stringify(table);
  if (!e || tablesSet.get(table.id) === text) return;
  tablesSet.set(table.id, text);
  const { head, body } = built(table);
  if (head) e.tHead.replaceChildren(head);
  e.tBodies[0].replaceChildren(...body);
  e.closest(".scroll").hidden = !body.length;
};

// differs says where the page's table is not what the script makes of it: the script's
// rows must all be in the page, in order, to the last digit. Rows that only the page has
// are counted as left out.
const differs = (table) => {
  const e = byID(table.id);
  if (!e) return "";
  const { head, body } = built(table);
  if (head && !head.isEqualNode(e.tHead.rows[0])) return `${table.id}: ${e.tHead.textContent} is not ${head.textContent}`;
  const rows = [...e.tBodies[0].rows];
  let next = 0;
  for (const row of body) {
    const found = rows.findIndex((r, k) => k >= next && r.isEqualNode(row));
    if (found < 0) return `${table.id}: ${rows[next]?.textContent} is not ${row.textContent}`;
    next = found + 1;
  }
  leftOut ||= rows.length > body.length;
  return "";
};
let leftOut = false;

// asWritten remembers what the script will change, and returns what puts it back.
const asWritten = (elements) => {
  const kept = elements.filter((e) => e).map((e) => [e, [...e.childNodes].map((n) => n.cloneNode(true))]);
  const labels = [...document.querySelectorAll(".plot")].map((e) => [e, e.getAttribute("aria-label")]);
  return () => {
    tablesSet.clear();
    for (const e of document.querySelectorAll("[data-moved]")) e.remove();
    for (const e of document.querySelectorAll(".scroll")) e.hidden = false;
    for (const [e, children] of kept) e.replaceChildren(...children.map((n) => n.cloneNode(true)));
    for (const [e, label] of labels) {
      e.setAttribute("aria-label", label);
      e.closest("figure").hidden = false;
    }
  };
};

// setChart draws a chart anew; one that has nothing to find is not shown.
const setChart = (chart) => {
  const figure = byID(chart.id);
  if (!figure) return;
  figure.hidden = !chart.title;
  figure.querySelector("figcaption").textContent = chart.title;
  const caption = figure.querySelector("caption .quiet");
  if (caption) caption.textContent = chart.title + " ";
  figure.querySelector(".plot").setAttribute("aria-label", chart.description);
  figure.querySelector(".drawn").replaceChildren(...drawings(chart));
};

// setItems writes the list beside an offer's figures.
const setItems = (section, items) => {
  let list = section.querySelector(":scope > ul");
  if (!list && items.length) section.append((list = node("ul", { "data-moved": "yes" })));
  setList(list, items);
  if (!items.length && list?.dataset.moved) list.remove();
};
const setList = (list, items) => list?.replaceChildren(...items.map((text) => node("li", {}, ...pieces(text))));

// holder finds the paragraph or list item that holds exactly this text.
const holder = (text) => [...document.querySelectorAll("main p, main li")].find((e) => e.textContent === text);
