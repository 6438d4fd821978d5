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
    live.get(chart.id).setOption(dress(options[chart.id], chart, kase), true);
  };
  const known = new Set(charts.map((chart) => chart.id));
  const others = Object.keys(options).filter((id) => !known.has(id)).map((id) => ofOption(id, options[id]));
  const showAll = (all) => [...all, ...others].forEach(show);
  dark.addEventListener("change", () => showAll(takeOver.latest));
  addEventListener("resize", () => live.forEach((e) => e.resize()));
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
const dress = (option, chart, kase) => {
  const theme = getComputedStyle(document.documentElement);
  const [ink, soft, paper, hair] = ["--ink", "--soft", "--paper", "--hair"].map((v) => theme.getPropertyValue(v).trim());
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, color: ink, fontSize: 13 };
  const totals = chart.categories.map((_, k) => rough(chart.series.reduce((t, s) => t + Number(plain(s.values[k])), 0)));
  const value = (v) => money(kase, decimal(Number(v).toFixed(kase.places)));
  return {
    ...option,
    textStyle: font,
    legend: { bottom: 0, textStyle: font, itemWidth: chart.stacked ? 10 : 26, itemHeight: 10, type: "scroll" },
    grid: { left: 48, right: chart.stacked ? 8 : 20, top: 26, bottom: chart.stacked ? 70 : 56 },
    tooltip: {
      ...option.tooltip, renderMode: "richText", valueFormatter: value, backgroundColor: paper, borderColor: soft,
      textStyle: { ...font, fontSize: 12 }, axisPointer: { type: chart.stacked ? "shadow" : "line" },
    },
    xAxis: [{
      type: "category", data: chart.categories, axisLine: { lineStyle: { color: ink } }, axisTick: { show: false },
      axisLabel: { ...font, lineHeight: 17, formatter: chart.stacked ? (name, k) => `${shortened(name, 14)}\n${totals[k]}` : timeLabel,
        interval: chart.stacked ? "auto" : (k, name) => timeLabel(name, k) !== "" },
    }],
    yAxis: [{
      min: chart.axis.bottom, max: chart.axis.top, interval: chart.axis.step,
      axisLabel: { ...font, color: soft, formatter: (v) => (v % chart.axis.step ? "" : tick(v)) }, splitLine: { lineStyle: { color: hair } },
    }],
    series: chart.series.map((s, i) => ({
      ...option.series.find((o) => o.id === s.id), name: s.name, data: s.values.map((v) => Number(plain(v))),
      ...(chart.stacked ? liveBar(s, chart.axis, paper) : liveLine(s, i, i === 0 ? lasting(chart.marks, chart.categories.length) : [], soft, font)),
    })),
  };
};

const liveBar = (s, { top, bottom }, paper) => ({
  type: "bar", stack: "pay", barMaxWidth: 64, itemStyle: { color: s.colour, borderColor: paper, borderWidth: 1 },
  label: { show: true, fontSize: 11, color: inkOn(s.colour) === "k" ? "#10100e" : "#fff", formatter: (p) => (Math.abs(p.value) > (top - bottom) / 16 ? rough(p.value) : "") },
  labelLayout: { hideOverlap: true },
});

const liveLine = (s, i, marks, soft, font) => {
  const { colour, dash } = lineOf(s, i);
  return {
    lineStyle: { color: colour, width: 2, type: dash ? dash.split(" ").map(Number) : "solid" },
    markLine: {
      symbol: "none", silent: true, lineStyle: { color: soft, type: [1, 2] }, data: marks.map((m) => ({ name: m.name, xAxis: m.at })),
      label: { ...font, formatter: (p) => shortened(p.name, 26) },
    },
  };
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
  const bytes = Uint8Array.from(atob(JSON.parse(text)), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.head.append(script);
};
