// What the script writes into the page. Text is only ever set as text.

const byID = (id) => document.getElementById(id);
const node = (tag, attributes, ...children) => {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) if (value) e.setAttribute(key, value);
  e.append(...children.filter((c) => c !== ""));
  return e;
};

const cellNode = (c) => {
  if (c.head) return node("th", { scope: "row", class: c.left ? "l" : "" }, c.text);
  const td = node("td", { class: c.day ? "d" : c.left ? "l" : c.best ? "best" : c.more ? "more" : "" }, c.aside ? c.text + " " : c.text);
  if (c.aside) td.append(node("span", { class: "aside" }, c.aside));
  if (c.best) td.append(node("span", { class: "hear" }, " (best)"));
  return td;
};
const headRow = (heads) => node("tr", {}, ...heads.map((h) => node("th", { scope: "col", class: h.left ? "l" : "" }, h.text)));
const bodyRow = (r) => node("tr", { class: r.total ? "total" : "" }, ...r.cells.map(cellNode));

const built = (table) => ({ head: table.head && headRow(table.head), body: table.rows.map(bodyRow) });

const setTable = (table) => {
  const e = byID(table.id);
  if (!e) return;
  const { head, body } = built(table);
  if (head) e.tHead.replaceChildren(head);
  e.tBodies[0].replaceChildren(...body);
};

// differs says where the page's table is not what the script makes of it.
const differs = (table) => {
  const e = byID(table.id);
  if (!e) return "";
  const { head, body } = built(table);
  const have = [...(head ? e.tHead.rows : []), ...e.tBodies[0].rows];
  const want = [...(head ? [head] : []), ...body];
  const i = want.findIndex((row, k) => !have[k] || !row.isEqualNode(have[k]));
  if (i >= 0) return `${table.id}: ${have[i]?.textContent} is not ${want[i].textContent}`;
  return have.length === want.length ? "" : `${table.id}: ${have.length} rows are not ${want.length}`;
};

const setChart = (chart) => {
  const figure = byID(chart.id);
  if (!figure) return;
  figure.querySelector("figcaption").textContent = chart.title;
  figure.querySelector("caption .quiet").textContent = chart.title + " ";
  const plot = figure.querySelector(".plot");
  plot.setAttribute("aria-label", chart.description);
  for (const old of plot.querySelectorAll(":scope > svg")) old.remove();
  plot.prepend(...drawings(chart));
};

// holder finds the paragraph or list item that holds exactly this text.
const holder = (text) => [...document.querySelectorAll("main p, main li")].find((e) => e.textContent === text);
