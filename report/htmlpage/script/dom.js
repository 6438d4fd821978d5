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

// differs says where the page's table is not what the script makes of it.
const differs = (table) => {
  const e = byID(table.id);
  if (!e) return "";
  const { head, body } = built(table);
  const rows = [...e.tBodies[0].rows];
  if (head && !head.isEqualNode(e.tHead.rows[0])) return `${table.id}: ${e.tHead.textContent} is not ${head.textContent}`;
  const k = Array.from({ length: Math.max(rows.length, body.length) }).findIndex((_, i) => !body[i]?.isEqualNode(rows[i] ?? null));
  return k < 0 ? "" : `${table.id}: ${rows[k]?.textContent} is not ${body[k]?.textContent}`;
};

// setChart draws a chart anew; one that has nothing to find is not shown.
const setChart = (chart) => {
  const figure = byID(chart.id);
  if (!figure) return;
  figure.hidden = !chart.title;
  figure.querySelector("figcaption > b").textContent = chart.title;
  figure.querySelector("figcaption > span").textContent = chart.measure;
  const caption = figure.querySelector("caption .quiet");
  if (caption) caption.textContent = chart.title + " ";
  figure.querySelector(".plot").setAttribute("aria-label", chart.description);
  figure.querySelector(".drawn").replaceChildren(...drawings(chart));
};

// listOf is the list beside an offer's figures, which has none where there is nothing to say.
const listOf = (section) => {
  const list = section.querySelector(":scope > ul") ?? section.appendChild(node("ul", {}));
  list.hidden = !list.children.length;
  return list;
};
const texts = (list) => [...list.children].map((li) => li.textContent);
const unlike = (items, written) => {
  const k = Array.from({ length: Math.max(items.length, written.length) }).findIndex((_, i) => items[i] !== written[i]);
  return k < 0 ? "" : `${written[k]} is not ${items[k]}`;
};
const setList = (list, items) => {
  list.hidden = !items.length;
  list.replaceChildren(...items.map((text) => node("li", {}, ...pieces(text))));
};

// holder finds the paragraph that holds exactly this text.
const holder = (text) => [...document.querySelectorAll("main p")].find((e) => text && e.textContent === text);
