// Pictures as SVG, drawn from the values of a chart in the same way as the page's own, to
// the same decimal.

const svgSpace = "http://www.w3.org/2000/svg";
const draw = (tag, attributes, text) => {
  const e = document.createElementNS(svgSpace, tag);
  for (const [key, value] of Object.entries(attributes)) if (value !== "") e.setAttribute(key, value);
  if (text !== undefined) e.textContent = text;
  return e;
};

const tenth = (v) => Math.floor(v * 10 + 0.5) / 10;
const at = (v) => String(tenth(v));
const whole = (v) => String(Math.floor(v + 0.5));
const letters = (text) => [...text].length;
const shortened = (text, most) => {
  if (letters(text) <= most) return text;
  return most < 2 ? "" : [...text].slice(0, most - 1).join("").trimEnd() + "…";
};
const textWidth = 7.3;
const labelHeight = 14;
const hatchStep = 7;

const newDrawing = (width, height, kind) => {
  const svg = draw("svg", { class: kind, viewBox: `0 0 ${at(width)} ${at(height)}` });
  return {
    svg,
    text: (x, y, kind, text) => { if (text) svg.append(draw("text", { x: whole(x), y: whole(y), class: kind }, text)); },
    rect: (x, y, width, height, fill) => svg.append(draw("rect", { x: at(x), y: at(y), width: at(width), height: at(height), fill })),
    path: (d, kind) => svg.append(draw("path", { d, class: kind })),
    post: (x, y1, y2, kind) => svg.append(draw("path", { d: `M${pair(x, y1)}V${at(y2)}`, class: kind })),
    stroke: (d, stroke, dash) => svg.append(draw("path", { class: "s", d, stroke, "stroke-dasharray": dash })),
    fill: (d, fill) => svg.append(draw("path", { d, fill })),
    area: (d, fill) => svg.append(draw("path", { class: "a", d, fill })),
    hatch: (x, y, width, height) => {
      let d = "";
      for (let k = hatchStep; k < width + height; k += hatchStep) {
        const [right, down] = [Math.max(0, k - height), Math.min(k, height)];
        d += `M${pair(x + right, y + down)}l${pair(Math.min(k, width) - right, Math.max(0, k - width) - down)}`;
      }
      svg.append(draw("path", { d, class: "x" }));
    },
    tear: (x, y, width) => svg.append(draw("path", { d: `M${pair(x - 3, y + 11)}l${pair(width + 6, -6)}`, class: "y" })),
  };
};

// The value axis holds zero, and its top is a tick; so is its bottom, but where what is
// taken away is little.
const newAxis = (low, high) => {
  low = Math.min(low, 0);
  high = Math.max(high, 0);
  if (low === high) high = 1;
  let power = 1;
  while (power * 10 <= (high - low) / 4) power *= 10;
  const step = [1, 2, 2.5, 5, 10].map((s) => power * s).find((s) => s * 5 >= high - low) ?? power * 10;
  return { bottom: low > -step / 2 ? low : Math.floor(low / step) * step, top: Math.ceil(high / step) * step, step };
};

// sharedAxis breaks what nobody has promised off the scale, where it would flatten the rest.
const sharedAxis = (charts, stacked, off) => {
  let [low, high, firm] = [zero, zero, zero];
  const reach = (l, h) => {
    if (compare(l, low) < 0) low = l;
    if (compare(h, high) > 0) high = h;
  };
  for (const c of charts) {
    c.categories.forEach((_, k) => {
      let [l, h, f] = [zero, zero, zero];
      for (const { values, hatched } of c.series) {
        if (!stacked) reach(values[k], values[k]);
        else if (values[k].n < 0n) l = add(l, values[k]);
        else {
          h = add(h, values[k]);
          if (!hatched) f = add(f, values[k]);
        }
      }
      reach(l, h);
      if (compare(f, firm) > 0) firm = f;
    });
  }
  const speculates = stacked && charts.some((c) => c.series.some((s) => s.hatched));
  if (speculates && isPositive(firm) && compare(high, mul(firm, decimal(off.above))) > 0) high = mul(firm, decimal(off.room));
  return newAxis(Number(plain(low)), Number(plain(high)));
};

const tick = (v, lakhs) => {
  const a = Math.abs(v);
  const [size, unit] = (lakhs ? [[1e7, "Cr"], [1e5, "L"], [1e3, "k"]] : [[1e6, "m"], [1e3, "k"]]).find(([least]) => a >= least) ?? [1, ""];
  const text = a / size + unit;
  return v < 0 ? minus + text : text;
};
const rough = (v, lakhs) => {
  const a = Math.abs(v);
  const unit = lakhs
    ? a >= 9995000 ? 1e5 : a >= 999500 ? 1e4 : a >= 1e3 ? 1e3 : 1
    : a >= 999500 ? 1e4 : a >= 1e3 ? 1e3 : 1;
  const r = Math.floor(a / unit + 0.5) * unit;
  return tick(v < 0 ? -r : r, lakhs);
};

const gridLines = (d, axis, from, to, y) => {
  let lines = "";
  for (let v = Math.ceil(axis.bottom / axis.step) * axis.step; v <= axis.top + axis.step / 2; v += axis.step) {
    d.text(from - 5, y(v) + 4, "e", tick(v, axis.lakhs));
    if (v) lines += `M${pair(from, Math.round(y(v)))}H${at(to)}`;
  }
  d.path(lines, "g");
  d.path(`M${pair(from, Math.round(y(0)))}H${at(to)}`, "z");
};

// spread moves places apart, from the lowest on the page up.
const spread = (places, floor) => {
  places.forEach((p, i) => {
    places[i] = Math.min(p, floor);
    floor = places[i] - labelHeight;
  });
};

const luminance = (colour) => [0.2126, 0.7152, 0.0722].reduce((l, weight, i) => {
  const n = parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
  return l + weight * Math.pow((n / 255 + 0.055) / 1.055, 2.4);
}, 0);
const inkOn = (colour) => (luminance(colour) > 0.179 ? "k" : "w");

// namesRoom is what the names of the segments need at the right of the bars.
const namesRoom = (series) => Math.min(108, Math.ceil(25 + longest(series.map((s) => s.name), 14) * textWidth));

const drawStack = (chart) => {
  const [width, height, left, top, bottom] = [360, 250, 44, 24, 34];
  const right = namesRoom(chart.series);
  const d = newDrawing(width, height, "bars");
  const { axis, categories } = chart;
  const y = (v) => top + ((height - top - bottom) * (axis.top - Math.min(v, axis.top))) / (axis.top - axis.bottom);
  const series = chart.series.map((s) => ({ ...s, values: s.values.map((v) => Number(plain(v))) }));
  gridLines(d, axis, left, width - right, y);
  const band = (width - left - right) / categories.length;
  const bar = Math.round(Math.min(band * 0.72, 56));
  categories.forEach((_, i) => drawBar(d, series, i, Math.round(left + band * (i + 0.5) - bar / 2), bar, y, axis));
  drawUnder(d, categories, left, band, height);
  drawNames(d, series, categories.length - 1, width - right, height - bottom, y);
  return [d.svg];
};

const longest = (texts, most) => Math.max(0, ...texts.map((t) => Math.min(letters(t), most)));

// drawUnder writes the names of the bars below them: in one line where they fit, folded
// into two, or on two levels in turn; of more than eight bars as many as fit.
const drawUnder = (d, categories, left, band, height) => {
  const room = Math.floor(band / textWidth);
  const every = Math.ceil((longest(categories, 12) * textWidth) / band);
  const few = every > 1 && categories.length <= 8;
  const turns = longest(categories.join(" ").split(" "), 12) > room;
  categories.forEach((name, i) => {
    const middle = left + band * (i + 0.5);
    if (few && turns) d.text(middle, height - 20 + 13 * (i % 2), "m", shortened(name, 2 * room - 1));
    else if (few) folds(name, room).forEach((line, k) => d.text(middle, height - 20 + 13 * k, "m", line));
    else if (i % every === 0) d.text(middle, height - 18, "m", shortened(name, Math.floor((band * every) / textWidth)));
  });
};

// folds breaks a label at a space into two lines of so many characters.
const folds = (text, most) => {
  const words = text.split(" ");
  let n = 1;
  while (n < words.length && letters(words.slice(0, n + 1).join(" ")) <= most) n++;
  return [words.slice(0, n).join(" "), words.slice(n).join(" ")].map((line) => shortened(line, most)).filter(Boolean);
};

const drawBar = (d, series, k, x, width, y, { lakhs, top: most }) => {
  let [up, down, sum] = [0, 0, 0];
  for (const s of series) {
    const v = s.values[k];
    const from = v < 0 ? down : up;
    if (v < 0) down += v;
    else up += v;
    sum += v;
    const [top, height] = [y(Math.max(from, from + v)), Math.abs(y(from) - y(from + v))];
    if (v === 0 || tenth(height) === 0) continue;
    d.rect(x, top, width, height, s.colour);
    if (s.hatched) d.hatch(x, top, width, height);
    const label = rough(v, lakhs);
    if (height >= labelHeight && letters(label) * textWidth <= width) {
      d.text(x + width / 2, top + height / 2 + 4, "m " + (s.hatched ? "q" : inkOn(s.colour)), label);
    }
  }
  if (up > most) d.tear(x, y(up), width);
  const label = rough(sum, lakhs);
  if (letters(label) * textWidth <= width + 12) d.text(x + width / 2, y(up) - 5, "m b", label);
};

const drawNames = (d, series, last, edge, floor, y) => {
  const below = (s) => s.values.some((v) => v < 0);
  const order = [...series.filter(below).reverse(), ...series.filter((s) => !below(s))];
  let [up, down] = [0, 0];
  const place = new Map(series.map((s) => {
    const v = s.values[last];
    const middle = y((below(s) ? down : up) + v / 2);
    if (below(s)) down += v;
    else up += v;
    return [s, middle];
  }));
  const places = order.map((s) => place.get(s));
  spread(places, floor - 4);
  order.forEach((s, i) => {
    d.rect(edge + 8, places[i] - 4.5, 9, 9, s.colour);
    if (s.hatched) d.hatch(edge + 8, places[i] - 4.5, 9, 9);
    d.text(edge + 21, places[i] + 4, "", shortened(s.name, 14));
  });
};

// offerLines tell offers apart without colour: dash and marker.
const offerLines = [
  { colour: "#0072B2", dash: "", marker: "circle" },
  { colour: "#D55E00", dash: "9 4", marker: "square" },
  { colour: "#009E73", dash: "2 3", marker: "triangle" },
  { colour: "#CC79A7", dash: "8 3 2 3", marker: "diamond" },
  { colour: "#E69F00", dash: "4 3", marker: "cross" },
];
const lineOf = (s, i) => offerLines[(/^offer-\d+$/.test(s.id) ? Number(s.id.slice(6)) - 1 : i) % offerLines.length];
const markers = {
  circle: [-4, 0, "a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"],
  square: [-3.5, -3.5, "h7v7h-7z"],
  triangle: [0, -4.5, "l4.5 8h-9z"],
  diamond: [0, -5, "l5 5l-5 5l-5-5z"],
  cross: [-1.2, -4.5, "h2.4v3.3h3.3v2.4h-3.3v3.3h-2.4v-3.3h-3.3v-2.4h3.3z"],
};
const marker = (kind, x, y) => {
  const [dx, dy, rest] = markers[kind];
  return `M${pair(x + dx, y + dy)}${rest}`;
};

const drawWide = (chart, drawAt) => [drawAt(chart, 880, 170, "lines wide"), drawAt(chart, 360, 136, "lines narrow")];
const drawLines = (chart) => chart.beside ? [drawLinesAt(chart, 360, 136, "lines half")] : drawWide(chart, drawLinesAt);

const drawLinesAt = (chart, width, right, kind) => {
  const [height, left, top, bottom] = [320, 44, 26, 24];
  const d = newDrawing(width, height, kind);
  const { axis, categories } = chart;
  const end = width - right;
  const x = (i) => left + ((end - left) * (i + 0.5)) / categories.length;
  const y = (v) => top + ((height - top - bottom) * (axis.top - v)) / (axis.top - axis.bottom);
  const series = chart.series.map((s) => ({ ...s, values: s.values.map((v) => Number(plain(v))) }));
  gridLines(d, axis, left, end, y);
  drawTimes(d, categories, x, end, height - bottom);
  drawMarks(d, lasting(chart.marks, categories.length), x, end, top, height - bottom);
  series.forEach((s, i) => drawPath(d, s, i, x, y));
  drawEnds(d, series, end, right, height - bottom, y, axis.lakhs);
  return d.svg;
};

// drawDifference draws how far an offer is ahead of another, with the side of who is ahead shaded.
const drawDifference = (chart, width, right, kind) => {
  const [height, left, top, bottom] = [320, 44, 26, 24];
  const d = newDrawing(width, height, kind);
  const { axis, categories, against } = chart;
  const end = width - right;
  const x = (i) => left + ((end - left) * (i + 0.5)) / categories.length;
  const y = (v) => top + ((height - top - bottom) * (axis.top - v)) / (axis.top - axis.bottom);
  const [s] = chart.series;
  const values = s.values.map((v) => Number(plain(v)));
  d.area(outline(values, x, y, 1), lineOf(s, 0).colour);
  d.area(outline(values, x, y, -1), lineOf(against, 1).colour);
  gridLines(d, axis, left, end, y);
  drawTimes(d, categories, x, end, height - bottom);
  drawMarks(d, lasting(chart.marks, categories.length), x, end, top, height - bottom);
  d.path("M" + values.map((v, k) => pair(x(k), y(v))).join("L"), "s i");
  drawSides(d, s.name, against.name, values, end, right, height, y, axis.lakhs);
  return d.svg;
};

// outline is that of the area between zero and the line on one side of zero, 1 above and -1 below.
const outline = (values, x, y, side) => "M" + pair(x(0), y(0)) + values.map((v, k) => {
  const before = values[k - 1];
  const crossing = k > 0 && v * before < 0 ? "L" + pair(x(k - 1) + ((x(k) - x(k - 1)) * before) / (before - v), y(0)) : "";
  return crossing + "L" + pair(x(k), y(v * side < 0 ? 0 : v));
}).join("") + `V${at(y(0))}Z`;

// drawSides names who is ahead above zero and below it, and by how much in the end.
const drawSides = (d, first, second, values, end, right, height, y, lakhs) => {
  const named = (name) => shortened(name, Math.floor((right - 8) / textWidth));
  const last = values.at(-1);
  const above = Math.min(y(last), y(0) - 18);
  d.text(end + 8, above - 3, "b", named(first));
  d.text(end + 8, above + 11, "", last ? "ahead by " + rough(last, lakhs) : "level");
  if (Math.min(...values) >= 0) return;
  const below = Math.min(y(0) + 16, height - 20);
  d.text(end + 8, below, "", named(second));
  d.text(end + 8, below + 14, "t", "ahead when below 0");
};

const drawTimes = (d, categories, x, end, floor) => {
  let free = 0;
  categories.forEach((name, i) => {
    const label = timeLabel(name, i);
    if (!label) return;
    d.post(x(i), floor, floor + 4, "z");
    const half = (letters(label) * textWidth) / 2;
    if (x(i) - half >= free && x(i) + half <= end + half) {
      d.text(x(i), floor + 17, "m", label);
      free = x(i) + half + 8;
    }
  });
};

// timeLabel labels the first month of each year, and every twelfth of a count of months.
const timeLabel = (name, i) => {
  const [first, month] = name.split("-");
  if (month !== undefined) return month === "01" || i === 0 ? first : "";
  if (/^\d+$/.test(name)) return Number(name) % 12 ? "" : name;
  return shortened(name, 8);
};

// lasting leaves out the marks that the next one follows within a twentieth of the axis.
const lasting = (marks, length) => marks.filter((m, i) => !marks[i + 1] || marks[i + 1].at - m.at > length / 20);

const drawMarks = (d, marks, x, end, top, floor) => {
  let free = end;
  for (const m of marks.toReversed()) {
    d.post(x(m.at), top, floor, "c");
    const label = shortened(m.name, 26);
    const half = (letters(label) * textWidth) / 2;
    const middle = Math.max(Math.min(x(m.at), free - half), half);
    if (middle + half <= free && middle + half >= x(m.at)) {
      d.text(middle, top - 10, "m", label);
      free = middle - half - 16;
    }
  }
};

const drawPath = (d, s, i, x, y) => {
  const last = s.values.length - 1;
  let [path, bx, by] = ["", 0, 0];
  s.values.forEach((v, k) => {
    const [tx, ty] = [tenth(x(k)), tenth(y(v))];
    if (k === 0) path = "M" + pair(tx, ty);
    else if (!s.step) path += "l" + pair(tx - bx, ty - by);
    else if (ty === by && k < last) return;
    else path += `H${at(tx)}V${at(ty)}`;
    [bx, by] = [tx, ty];
  });
  const line = lineOf(s, i);
  d.stroke(path, line.colour, line.dash);
  let points = "";
  for (let k = 11 - ((2 * i) % 12); k < last; k += 12) points += marker(line.marker, x(k), y(s.values[k]));
  d.fill(points + marker(line.marker, x(last), y(s.values[last])), line.colour);
};

// pair writes two coordinates of a path: a minus sign parts them as well as a space.
const pair = (x, y) => (at(y).startsWith("-") ? at(x) + at(y) : `${at(x)} ${at(y)}`);

const drawEnds = (d, series, end, right, floor, y, lakhs) => {
  const value = (i) => series[i].values.at(-1);
  const order = series.map((_, i) => i).sort((a, b) => value(a) - value(b) || a - b);
  const places = order.map((i) => y(value(i)));
  spread(places, floor);
  order.forEach((i, k) => {
    const line = lineOf(series[i], i);
    d.stroke(`M${at(end + 4)} ${at(places[k])}h12`, line.colour, line.dash);
    const amount = rough(value(i), lakhs);
    const name = shortened(series[i].name, Math.floor((right - 20) / textWidth) - letters(amount) - 1);
    d.text(end + 20, places[k] + 4, "", `${name} ${amount}`);
  });
};

const drawings = (chart) => {
  if (!chart.categories.length || !chart.series.length) return [];
  if (chart.difference) return drawWide(chart, drawDifference);
  return chart.stacked ? drawStack(chart) : drawLines(chart);
};
