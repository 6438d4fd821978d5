// Numbers and sentences, word for word as the report writes them.

const minus = "−";
const signed = (text) => text.replace("-", minus);
// grouped separates thousands, or where people count in lakhs thousands and then two digits each.
const grouped = (text, lakhs) => {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(text);
  return signed(sign + whole.replace(lakhs ? /\B(?=(\d{2})*\d{3}$)/g : /\B(?=(\d{3})+$)/g, ",") + rest);
};
// A currency has a symbol, decimals (places) and whether people count in lakhs; so has the case.
const money = (currency, v) => grouped(fixed(v, currency.places), currency.lakhs);
const number = (v, lakhs) => grouped(plain(v), lakhs);
// headline is in whole units; what is under half of one is written with the currency's decimals.
const headline = (currency, v) => {
  const little = isZero(round(v, 0)) && !isZero(round(v, currency.places));
  const text = grouped(fixed(v, little ? currency.places : 0), currency.lakhs);
  return text.startsWith(minus) ? minus + currency.symbol + text.slice(1) : currency.symbol + text;
};
const hundred = integer(100);
const percent = (share) => {
  const shown = round(mul(share, hundred), 1);
  if (isZero(shown) && !isZero(share)) return isPositive(share) ? "<0.1%" : `>${minus}0.1%`;
  return signed(plain(shown)) + "%";
};
// percentBeside has as many decimals as keep a share on its side of a threshold, and up to four that show it.
const percentBeside = (share, threshold) => {
  const [exact, beside] = [mul(share, hundred), mul(threshold, hundred)];
  let places = 1;
  const side = (a) => [Math.sign(compare(a, beside)), Math.sign(compare(a, zero))];
  const holds = ([besides, sign], [exactly, signed]) => besides === exactly && (places >= 4 || sign === signed);
  while (places < 10 && !holds(side(round(exact, places)), side(exact))) places++;
  return signed(plain(round(exact, places))) + "%";
};
const partBeside = (share, threshold) => percentBeside(share, threshold).replace(/^0%$/, ""); // nothing where it is too small to be shown
const exactPercent = (rate) => signed(plain(mul(rate, hundred))) + "%";
const many = (n, noun) => (n === 1 ? `1 ${noun}` : `${n} ${noun}s`);
const counted = (v, noun) => (compare(v, one) ? `${number(v)} ${noun}s` : "1 " + noun);
const inOrder = (texts) => (texts.length < 2 ? texts.join() : texts.slice(0, -1).join(", ") + " and " + texts.at(-1));

// verdict returns its sentences; the first is the headline.
const verdict = (c) => (c.verdict ??= verdictOf(c));
const verdictOf = (c) => {
  const lead = leadOf(c);
  const sentences = [leaderSentence(c, lead)];
  if (c.results.length > 1) sentences.push(agreement(c, lead));
  return [...sentences, taxSentence(c, lead), bandSentence(c, lead), fallSentence(c), uncounted(c)].filter(Boolean);
};

// taxSentence says who leads once taxes are off.
const taxSentence = (c, { ranking: { name } }) => {
  const ranking = c.rankings.find((r) => r.name === "after-tax");
  if (!ranking || c.results.length < 2 || name === "after-tax") return "";
  const standing = standingOf(c, ranking);
  return standing ? leaderSentence(c, { ranking, standing }) : `After tax, ${outcome(c.kase, c.results, ranking)[0]}.`;
};

const offersInWords = (results, offers) => inOrder(offers.map((i) => results[i].name));

// outcome says in a clause who leads by a ranking, and by how much, and which offers it names.
const outcome = (kase, results, r) => {
  const [first, second] = r.order.map((i) => results[i]);
  const pays = headline(kase, r.values[r.order[0]]);
  const margin = `${marginOf(kase, r)} more than ${second.name}`;
  const named = r.order.slice(0, 2);
  if (r.verdict === "leads") return [`${first.name} pays most: ${pays}, which is ${margin}`, named];
  if (!isZero(r.gap)) return [`it is too close to call: ${first.name} pays ${pays}, ${margin}`, named];
  const all = equals(r);
  const n = all.length;
  return [n < results.length ? `${offersInWords(results, all)} are equal: each pays ${pays}` : `${n === 2 ? "both" : `all ${numerals[n] ?? n}`} pay ${pays}`, all];
};

const marginOf = (kase, r) => {
  const part = r.share ? partBeside(r.share, kase.tolerance) : "";
  return headline(kase, r.gap) + (part ? ` (${part})` : "");
};

// low is a total without what nobody has put in writing.
const low = (r) => r.years.reduce((t, y) => sub(t, y.expected), r.total);

// unwritten names what the bands of the offers leave out.
const unwritten = (results) => {
  const kinds = results.flatMap(expectedOf);
  const named = kinds.includes("refreshers") ? ["the refreshers"] : [];
  for (const kind of ["top-up", "promotion"]) {
    const count = kinds.filter((k) => k === kind).length;
    if (count) named.push(`the ${kind}${count > 1 ? "s" : ""}`);
  }
  return inOrder(named);
};

// bandSentence says what the totals are without it, and whether it decides who leads. What
// the condition of the lead has said is not said again.
const bandSentence = ({ kase, results }, { ranking, standing }) => {
  const said = (r) => standing && ranking.name === "total" && r === results[ranking.order[0]] && !compare(standing.value, low(r));
  const parts = results.filter((r) => compare(low(r), r.total) && !said(r)).map((r) =>
    `${r.name} totals ${headline(kase, low(r))} instead of ${headline(kase, r.total)}`);
  if (!parts.length) return "";
  return `Without ${unwritten(results)} that nobody has put in writing, ` + parts.join(" and ") + lowInWords(kase, results) + ".";
};

// lowInWords says in a clause who leads by the low totals; it is empty where that is as by the totals.
const lowInWords = (kase, results) => {
  if (results.length < 2) return "";
  const [total, ends] = [rankBy(kase, results.map((r) => r.total)), rankBy(kase, results.map(low))];
  const leads = ends.verdict === "leads";
  if (ends.verdict === total.verdict && (!leads || ends.order[0] === total.order[0])) return "";
  return ", and " + (leads ? `${results[ends.order[0]].name} pays most` : outcome(kase, results, ends)[0]);
};

// leadOf ranks by the metric of the headline and tells what the lead rests on.
const leadOf = (c) => {
  const { kase, state, results } = c;
  const known = results.every((r) => r.figures[kase.metric]);
  const ranking = rank(kase, results, known ? kase.metric : "total", state.years);
  return { ranking, standing: standingOf(c, ranking) };
};

const leaderSentence = (c, { ranking: r, standing }) => {
  const { kase, results } = c;
  const first = results[r.order[0]];
  const phrase = r.within;
  const value = headline(kase, first.figures[r.name]);
  if (results.length === 1) {
    return !standing ? `${first.name} pays ${value} ${phrase}.`
      : `If ${clauses(standing.conditions.map((kind) => conditionInWords(first, kind)))}, ${first.name} pays ${value} ${phrase}; without, ${headline(kase, standing.value)}.`;
  }
  const second = results[r.order[1]];
  const margin = `${marginOf(kase, r)} more than ${second.name}`;
  const close = r.verdict === "too close to call";
  const within = `within the tolerance of ${exactPercent(kase.tolerance)}`;
  const equal = close && isZero(r.gap);
  if (!standing) {
    return equal ? `Equal: ${offersInWords(results, equals(r))} each pay ${value} ${phrase}.`
      : close ? `Too close to call: ${first.name} pays ${value} ${phrase}, ${margin}, ${within}.`
      : `${first.name} pays most ${phrase}: ${value}, which is ${margin}.`;
  }
  const conditions = clauses(standing.conditions.map((kind) => conditionInWords(first, kind)));
  const without = restInWords(c, r.order[0], standing);
  const of = `${phrase} if, of ${first.name}, ${conditions}: `;
  if (equal) return `Equal ${of}${inOrder(["it", ...equals(r).slice(1).map((i) => results[i].name)])} each pay ${value}; ${without}.`;
  return close ? `Too close to call ${of}it pays ${value}, ${margin}, ${within}; ${without}.`
    : `${first.name} leads ${phrase} ${standing.conditions.includes("growth") ? "" : "only "}if ${conditions}: ${value}, which is ${margin}; ${without}.`;
};

const agreement = (c, { standing }) => {
  const { results, rankings } = c;
  const all = sides(results, rankings);
  const led = all.filter((s) => s.offer >= 0).map((s) => `${results[s.offer].name} leads on ${metricList(s.metrics)}`);
  const open = all.filter((s) => s.offer < 0).map((s) => metricList(s.metrics)).join();
  const begin = (text) => (standing ? "As assumed, " + text.toLowerCase() : text);
  if (!led.length) return begin("On every metric the offers are too close to call.");
  if (led.length === 1) {
    return open ? `${begin("")}${led[0]}; too close to call on ${open}.` : `${begin("Every metric agrees: ")}${results[all[0].offer].name}${uncounted(c) && ", but not all equity is counted"}.`;
  }
  return begin("The metrics disagree: ") + led.join("; ") + (open ? `; too close to call on ${open}` : "") + ".";
};

const metricList = (metrics) => {
  const years = metrics.filter((m) => /^year\d+$/.test(m.name)).map((m) => Number(m.name.slice(4)));
  const names = metrics.filter((m) => !/^year\d+$/.test(m.name)).map((m) => m.noun);
  if (years.length === 1) names.unshift("year " + years[0]);
  if (years.length > 1) names.unshift("years " + inOrder(runs(years)));
  return inOrder(names);
};

// falls tells whether the largest fall is more than the tolerance of the year before it.
const falls = (kase, { drop, years }) =>
  drop.to > 0 && compare(drop.amount, mul(magnitude(years[drop.from - 1].total), kase.tolerance)) > 0;

// runs writes ascending years, three or more in a row as "1 to 3".
const runs = (years) => {
  const texts = [];
  for (let i = 0; i < years.length; ) {
    let j = i;
    while (years[j + 1] === years[j] + 1) j++;
    if (j - i < 2) j = i;
    texts.push(j > i ? `${years[i]} to ${years[j]}` : String(years[i]));
    i = j + 1;
  }
  return texts;
};

// fallSentence names the largest fall of each offer from one year to the next.
const fallSentence = ({ kase, results }) => {
  const parts = results.filter((r) => falls(kase, r)).map((r) => {
    const { from, to, amount } = r.drop;
    const before = r.years[from - 1].total;
    const part = isPositive(before) ? ` (${percentBeside(divide(amount, before, 12), kase.tolerance)})` : "";
    return `${r.name}'s by ${headline(kase, amount)}${part} in year ${to}`;
  });
  if (!parts.length) return "No offer pays noticeably less in any year than in the year before.";
  const steady = results.filter((r) => !falls(kase, r)).map((r) => r.name);
  return `Largest yearly falls of pay: ${parts.join(", ")}${steady.length ? `; none to notice at ${inOrder(steady)}` : ""}.`;
};

// uncounted names the equity that no figure counts.
const uncounted = ({ state, results }) => {
  const parts = results.flatMap((r) => (r.offer.options ?? [])
    .filter(({ awards, after = 0, size }) => state.years > after && termOf(r.offer, r.moved, size)?.n !== 0n && isZero(sum(r.payments, (p) => awards?.includes(p.award))))
    .map(({ item }) => `${r.name}'s ${item} (${r.offer.unlisted ? "no exit pays for them within the horizon" : "the share is not above their strike at any vest"})`));
  return parts.length ? `Equity that no figure counts: ${parts.join(", ")}.` : "";
};

// endsLevel tells whether two offers share the largest total.
const endsLevel = (results) => isZero(ahead(results.map((r) => r.total))[1]);

const endsClose = ({ kase, results, state }) => rank(kase, results, "total", state.years).verdict !== "leads";

const crossoverSentence = (c) => {
  const { results, crossovers } = c;
  if (results.length < 2) return "";
  const last = crossovers.at(-1);
  const by = "Counted by the day it is paid, ";
  if (!last && endsLevel(results)) return by + "the leading offers come to the same by the end.";
  const end = endsClose(c) ? ", at the end too close to call." : ".";
  const to = results[leaders(c)[0]].name;
  if (!last) return `${by}${to} is ahead throughout${end}`;
  const day = showDay(last.day);
  return by + (crossovers.length === 1 ? `${results[last.from].name} is ahead until ${day}, ${to} from then on${end}`
    : `the lead changes ${crossovers.length} times; from ${day} on ${to} is ahead${end}`);
};

// stayingSentence says what each offer adds to today's job.
const stayingSentence = ({ kase, state, results }) => {
  const stay = results.find((r) => r.offer.current);
  if (!stay || results.length < 2) return "";
  const parts = results.filter((r) => r !== stay).map((r) => {
    const gap = sub(r.total, stay.total);
    const text = `${r.name} ${gap.n < 0n ? "" : "+"}${headline(kase, gap)}`;
    return isPositive(stay.total) ? `${text} (${percent(divide(gap, stay.total, 6))})` : text;
  });
  return `Against staying at ${stay.name}, over ${many(state.years, "year")}: ${parts.join(", ")}. What staying keeps of unvested shares and unpaid bonus is in its own total.`;
};

// resigningSentences say what resigning from each of today's jobs forfeits, on the first
// compared day and in the cheapest month of the twelve from then on.
const resigningSentences = ({ kase, state, results }) => results.filter((r) => r.offer.current).map((r) => {
  const months = Array.from({ length: 13 }, (_, m) => walkAway(r, m)).map((w, month) => ({ ...w, month, whole: add(w.left, w.clawback) }));
  const [now] = months;
  const best = months.reduce((least, w) => (compare(w.whole, least.whole) < 0 ? w : least));
  const costs = isZero(now.whole) ? "forfeits nothing" : `forfeits ${headline(kase, now.whole)}, which a new employer would have to make whole`;
  return `Resigning from ${r.name} on ${showDay(now.day)} ${costs}; the cheapest month of the twelve from the first compared day is month ${best.month} (${showDay(best.day)}), with ${headline(kase, best.whole)}.`;
});

// resigningItems list what resigning on the first compared day gives up.
const resigningItems = ({ results }) => results.filter((r) => r.offer.current).map((r) => allSaid(r, r.offer.resign));

// offerItems lists what stands beside an offer's figures.
const offerItems = ({ kase, state }, r) => {
  const items = r.discounted.filter((d) => !isZero(d.amount)).map((d) =>
    `${d.title}: ${exactPercent(d.rate)} of ${money(kase, d.of)} takes ${money(kase, d.amount)} off in risk-adjusted; the total is untouched.`);
  if (isPositive(r.exercise)) {
    items.push(`Exercising the options in the total costs ${money(kase, r.exercise)}; the total has only their gain.`);
  }
  return [...items, ...afterHorizon({ kase, state }, r), ...notes(r, state.years)];
};

// afterHorizon lists what each term vests after the horizon.
const afterHorizon = ({ kase, state }, r) => {
  const end = addMonths(r.offer.start, 12 * state.years);
  const later = new Map();
  for (const p of r.all) {
    const award = r.offer.awards[p.award - 1];
    if (p.year <= state.years || !award?.title || p.atExit || p.atTender || award.granted >= end) continue;
    const a = later.get(award.title) ?? { shares: zero, amount: zero };
    later.set(award.title, { noun: award.options ? "option" : "share", shares: p.inShares ? add(a.shares, p.quantity) : a.shares, amount: add(a.amount, p.amount) });
  }
  return [...later].map(([title, { noun, shares: count, amount }]) =>
    `${title}: ${isZero(count) ? money(kase, amount) : `${counted(count, noun)}, ${money(kase, amount)},`} ${compare(count, one) ? "vest" : "vests"} after year ${state.years}, in no figure.`);
};

// conditionsLine says under which assumptions the headline holds.
const conditionsLine = (c) => {
  const { kase, state, results } = c;
  const { ranking } = leadOf(c);
  const taxed = { "after-tax": "after tax", real: "at the cost of living of each place" }[ranking.name] ?? "before tax";
  const years = `over ${state.years === 1 ? "one year" : `${numerals[state.years] ?? state.years} years`}`;
  const text = [pricesInWords(results), taxed, years, `in ${kase.currency}`].filter(Boolean).join(", ") + ".";
  const ended = results.filter(({ offer }) => offer.ends && offer.served[state.years - 1][0] < state.years * offer.served[state.years - 1][1]).map(({ offer }) => " " + offer.ends);
  const counted = results.flatMap((r) => {
    const payments = r.payments.filter((p) => !isZero(p.amount));
    return [...soldOf({ payments }), ...expectedOf({ payments })].map((kind) => countedInWords(r, kind));
  });
  return text[0].toUpperCase() + text.slice(1) + ended.join("") + (counted.length ? ` Counted, though nobody has put it in writing: ${inOrder(counted)}.` : "");
};

const countedInWords = ({ offer, moved }, kind) => {
  if (kind === "tender") return `${offer.short}'s tender offer`;
  if (kind !== "exit") return `${offer.short}'s ${kind}`;
  const [year, month] = parts(offer.exit);
  return `${offer.short}'s exit at ${short(offer.equity, termOf(offer, moved, "private.exit.value"))} in ${monthNames[month - 1]} ${year}`;
};

// pricesInWords says what share prices do, where an offer pays in shares that have one.
const pricesInWords = (results) => {
  const all = results.filter(({ offer, payments }) => offer.shares && !offer.unlisted && payments.some((p) => p.component.equity));
  const moves = all.map(({ offer, moved }) => {
    if (offer.path) return "on a dated path";
    const rate = termOf(offer, moved, "price.growth");
    if (!rate || isZero(rate)) return "flat";
    return rate.n < 0n ? `falling ${exactPercent(sub(zero, rate))} a year` : `growing ${exactPercent(rate)} a year`;
  });
  if (!moves.length) return "";
  const alike = moves.every((m) => m === moves[0]);
  if (alike && moves[0] === "flat") return all.length === 1 ? "flat share price" : "flat share prices";
  if (all.length === 1) return "share price " + moves[0];
  return alike ? "share prices " + moves[0] : `share prices as assumed (${moves.map((m, i) => `${all[i].offer.short}'s ${m}`).join(", ")})`;
};

const offerHead = (r) => (r.offer.current ? r.short + " (stay)" : r.short);

const subtitle = ({ kase, state }) => `${kase.candidate}${kase.currency}, valued on ${showDay(kase.asOf)}, over ${many(state.years, "year")} of service`;

const leavingSentence = (months) =>
  `If you resign after ${many(months, "month")}, you keep what has been paid and what has vested, less what has to be paid back.`;
