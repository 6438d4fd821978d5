// ECharts takes over on the screen where it could be loaded, for tooltips, legend and
// zoom. The page's own picture stays for print, and wherever ECharts does not come.

const takeOver = (options, charts, kase) => {
  const live = new Map();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = (chart) => {
    const plot = byID(chart.id)?.querySelector(".plot");
    if (!plot || !options[chart.id]) return;
    if (!live.has(chart.id)) {
      const box = node("div", { class: chart.stacked ? "live" : "live long", "aria-hidden": "true" });
      plot.append(box);
      plot.classList.add("lit");
      live.set(chart.id, echarts.init(box, null, { renderer: "svg" }));
    }
    live.get(chart.id).setOption(dress(options[chart.id], chart, kase, plot.querySelector(".live").clientWidth || 360), true);
  };
  const known = new Set(charts.map((chart) => chart.id));
  const others = Object.keys(options).filter((id) => !known.has(id)).map((id) => ofOption(id, options[id]));
  const showAll = (all) => [...all, ...others].forEach(show);
  dark.addEventListener("change", () => showAll(takeOver.latest));
  addEventListener("resize", () => {
    live.forEach((e) => e.resize());
    showAll(takeOver.latest);
  });
  takeOver.latest = charts;
  showAll(charts);
  return (all) => { takeOver.latest = all; showAll(all); };
};

// ofOption reads a chart that the script does not make from its option.
const ofOption = (id, option) => ({
  id, stacked: option.series?.[0]?.type === "bar", categories: option.xAxis[0].data ?? [],
  axis: { bottom: option.yAxis[0].min, top: option.yAxis[0].max, step: option.yAxis[0].minInterval },
  marks: (option.series?.[0]?.markLine?.data ?? []).map((m) => ({ name: m.name, at: m.xAxis })),
  series: (option.series ?? []).map((s) => ({
    id: s.id, name: s.name, colour: s.itemStyle.color, values: s.data.map((d) => decimal(Number(d.value).toFixed(4))),
  })),
});

// dress completes an option from the page's data with what data cannot hold: formats, the
// theme's colours, dashes.
const dress = (option, chart, kase, width) => {
  const theme = getComputedStyle(document.documentElement);
  const [ink, soft, paper, hair] = ["--ink", "--soft", "--paper", "--hair"].map((v) => theme.getPropertyValue(v).trim());
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, color: ink, fontSize: 13 };
  const totals = chart.categories.map((_, k) => rough(chart.series.reduce((t, s) => t + Number(plain(s.values[k])), 0), kase.lakhs));
  const value = (v) => money(kase, decimal(Number(v).toFixed(kase.places)));
  const [left, right] = [48, chart.stacked ? 8 : 20];
  const band = (width - left - right) / Math.max(1, chart.categories.length);
  const few = chart.stacked && chart.categories.length <= 8;
  const barName = (name, k) => [...(few ? folds(name, Math.floor(band / textWidth)) : [shortened(name, 14)]), totals[k]].join("\n");
  const legendRows = Math.ceil(chart.series.reduce((sum, s) => sum + letters(s.name) * textWidth + (chart.stacked ? 26 : 42), 0) / width);
  const nameRows = few ? Math.max(...chart.categories.map((name, k) => barName(name, k).split("\n").length)) : chart.stacked ? 2 : 1;
  const ticks = [];
  for (let v = Math.ceil(chart.axis.bottom / chart.axis.step) * chart.axis.step; v <= chart.axis.top; v += chart.axis.step) ticks.push(v);
  return {
    ...option,
    textStyle: font,
    legend: { bottom: 0, itemGap: 12, textStyle: font, itemWidth: chart.stacked ? 10 : 26, itemHeight: 10, type: legendRows > 4 ? "scroll" : "plain" },
    grid: { left, right, top: 26, bottom: 16 + 17 * nameRows + 20 * Math.min(legendRows, 4) },
    tooltip: {
      ...option.tooltip, renderMode: "richText", valueFormatter: value, backgroundColor: paper, borderColor: soft,
      textStyle: { ...font, fontSize: 12 }, axisPointer: { type: chart.stacked ? "shadow" : "line" },
    },
    xAxis: [{
      type: "category", data: chart.categories, axisLine: { lineStyle: { color: ink } }, axisTick: { show: false },
      axisLabel: { ...font, lineHeight: 17, formatter: chart.stacked ? barName : timeLabel,
        interval: few ? 0 : chart.stacked ? "auto" : (k, name) => timeLabel(name, k) !== "" },
    }],
    yAxis: [{
      min: chart.axis.bottom, max: chart.axis.top, interval: chart.axis.step,
      axisTick: { show: false, customValues: ticks }, splitLine: { customValues: ticks, lineStyle: { color: hair } },
      axisLabel: { ...font, color: soft, formatter: (v) => tick(v, kase.lakhs), customValues: ticks },
    }],
    series: chart.series.map((s, i) => ({
      ...option.series.find((o) => o.id === s.id), name: s.name, data: s.values.map((v) => Number(plain(v))),
      ...(chart.stacked ? liveBar(s, { ...chart.axis, lakhs: kase.lakhs }, paper) : liveLine(s, i, i === 0 ? labelled(lasting(chart.marks, chart.categories.length), band, chart.categories.length) : [], soft, font)),
    })),
  };
};

const liveBar = (s, { top, bottom, lakhs }, paper) => ({
  type: "bar", stack: "pay", barMaxWidth: 64, itemStyle: { color: s.colour, borderColor: paper, borderWidth: 1 },
  label: { show: true, fontSize: 11, color: inkOn(s.colour) === "k" ? "#10100e" : "#fff", formatter: (p) => (Math.abs(p.value) > (top - bottom) / 16 ? rough(p.value, lakhs) : "") },
  labelLayout: { hideOverlap: true },
});

const liveLine = (s, i, marks, soft, font) => {
  const { colour, dash } = lineOf(s, i);
  return {
    lineStyle: { color: colour, width: 2, type: dash ? dash.split(" ").map(Number) : "solid" },
    markLine: {
      symbol: "none", silent: true, lineStyle: { color: soft, type: [1, 2] }, data: marks,
      label: { ...font, formatter: (p) => shortened(p.name, 26) },
    },
  };
};

// labelled chooses which marks are labelled, the last one first, as in the page's own
// picture: each is centred on its rule where there is room, or ends at it, or has none.
const labelled = (marks, band, count) => {
  let free = band * count + 20;
  return marks.toReversed().map((m) => {
    const x = band * (m.at + 0.5);
    const length = letters(shortened(m.name, 26)) * textWidth;
    const centred = x + length / 2 <= free;
    const show = x <= free && x >= (centred ? length / 2 : length) - 44;
    if (show) free = x - (centred ? length / 2 : length) - 16;
    return { name: m.name, xAxis: m.at, label: { show, align: centred ? "center" : "right" } };
  });
};

// whenLoaded calls back once ECharts is there, if ever: pinned, or unpacked from the page.
const whenLoaded = (then) => {
  const pinned = byID("echarts-script");
  const packed = byID("echarts-packed");
  if (window.echarts) then();
  else if (pinned) pinned.addEventListener("load", () => window.echarts && then());
  else if (packed && window.DecompressionStream) unpack(packed.textContent.trim()).then(() => window.echarts && then());
};

const unpack = async (text) => {
  const script = document.createElement("script");
  script.textContent = await unzipped(text);
  document.head.append(script);
};
