"use strict";
(() => {
  const form = document.getElementById("case");
  const says = document.getElementById("says");
  const wait = 250; // milliseconds without a key before what is typed is checked
  let changed = form.dataset.changed === "1";
  let timer = 0;
  let asked = null;

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  const mark = (answer) => {
    for (const entry of form.querySelectorAll(".entry")) {
      const control = entry.querySelector("input, select, textarea");
      const faults = answer.faults[control.name] || [];
      const wanting = answer.needed.includes(control.name);
      entry.classList.toggle("faulty", faults.length > 0 && !wanting);
      entry.classList.toggle("wanting", faults.length > 0 && wanting);
      if (faults.length > 0) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      for (const old of entry.querySelectorAll(".fault")) old.remove();
      const hint = entry.querySelector(".hint");
      faults.forEach((text, i) => {
        const fault = element("p", text, "fault");
        fault.id = control.id + "-fault-" + i;
        entry.insertBefore(fault, hint);
      });
      const about = faults.map((_, i) => control.id + "-fault-" + i);
      if (hint) about.push(hint.id);
      if (about.length > 0) control.setAttribute("aria-describedby", about.join(" "));
      else control.removeAttribute("aria-describedby");
      if (faults.length > 0) {
        for (let at = entry.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
      }
    }
  };

  const figures = (answer) => {
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const title of answer.head) head.append(Object.assign(element("th", title), { scope: "col" }));
    const body = table.createTBody();
    for (const cells of answer.rows) {
      const row = body.insertRow();
      cells.forEach((cell, i) => {
        if (i === 0) row.append(Object.assign(element("th", cell.text), { scope: "row" }));
        else row.append(element("td", cell.text, cell.best ? "best" : ""));
      });
    }
    const scroll = document.createElement("div");
    scroll.className = "scroll";
    scroll.tabIndex = 0;
    scroll.append(table);
    return scroll;
  };

  const heed = (answer) => {
    if (answer.heed.length === 0) return [];
    const list = document.createElement("ul");
    list.append(...answer.heed.map((text) => element("li", text)));
    const all = element("div", "", "heed");
    all.append(element("h2", "Before you rely on it"), list);
    return [all];
  };

  const show = (answer) => {
    mark(answer);
    for (const old of says.querySelectorAll(".open, .fault")) old.remove();
    const first = answer.open ? [element("p", answer.open, "open")] : [];
    for (const text of answer.general) first.push(element("p", text, "fault"));
    if (answer.verdict.length === 0) { // the last answer stays, and is seen to be the last
      says.classList.add("old");
      if (says.querySelector(".standfirst")) first.push(element("p", "Before that it was:", "open"));
      says.prepend(...first);
      return;
    }
    says.classList.remove("old");
    says.replaceChildren(...first, ...answer.verdict.map((text, i) => element("p", text, i === 0 ? "standfirst" : "rest-of-it")), figures(answer), ...heed(answer));
  };

  const check = async () => {
    clearTimeout(timer);
    if (asked) asked.abort();
    const mine = asked = new AbortController();
    try {
      const reply = await fetch("check", { method: "POST", body: new URLSearchParams(new FormData(form)), signal: mine.signal });
      if (!reply.ok) throw new Error((await reply.text()).trim());
      show(await reply.json());
    } catch (wrong) {
      if (mine.signal.aborted) return;
      says.classList.add("old");
      for (const old of says.querySelectorAll(".open, .fault")) old.remove();
      says.prepend(element("p", wrong instanceof TypeError ? "No answer: offerkit serve has stopped. What is typed is still here; start it again, or copy it." : wrong.message, "fault"));
    }
    form.dataset.checked = String(Number(form.dataset.checked || 0) + 1);
  };

  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(check, wait);
  });
  form.addEventListener("submit", (event) => {
    const by = event.submitter;
    if (by && by.value === "check" && by.classList.contains("hear")) { // Enter in a field
      event.preventDefault();
      check();
      return;
    }
    if (!by || by.value === "workbook" || by.value === "page") return;
    changed = false;
  });
  addEventListener("beforeunload", (event) => {
    if (changed && !leaving) event.preventDefault();
  });
  let leaving = false;
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    leaving = true;
    setTimeout(() => { leaving = false; }, 2000);
  });

  const first = form.querySelector("[data-first] input");
  if (first) first.focus({ preventScroll: first.closest("section").id === "offer-0" });
})();
