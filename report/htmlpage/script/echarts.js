// ECharts lies over the page's own pictures where it could be loaded, and adds what they cannot:
// the values at the pointer. It draws nothing else, so that heights, totals and labels stay as they
// are, on the screen as on paper.

const takeOver = (options, charts, kase) => {
  const live = new Map();
  const show = (chart) => {
    const plot = byID(chart.id)?.querySelector(".plot");
    const picture = plot && [...plot.querySelectorAll(".drawn > svg")].find((svg) => svg.getBoundingClientRect().width);
    if (!picture || !options[chart.id] || !chart.series.length) return;
    if (!live.has(chart.id)) plot.append(node("div", { class: "live", "aria-hidden": "true" }));
    const box = plot.querySelector(".live");
    const { width, height } = picture.getBoundingClientRect();
    [box.style.width, box.style.height] = [`${width}px`, `${height}px`];
    if (!live.has(chart.id)) live.set(chart.id, echarts.init(box, null, { renderer: "svg" }));
    live.get(chart.id).resize();
    live.get(chart.id).setOption(dress(options[chart.id], chart, kase, picture), true);
  };
  const known = new Set(charts.map((chart) => chart.id));
  const others = Object.keys(options).filter((id) => !known.has(id)).map((id) => ofOption(id, options[id]));
  let latest = charts;
  const showAll = () => [...latest, ...others].forEach(show);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showAll);
  addEventListener("resize", showAll);
  showAll();
  return (all) => { latest = all; showAll(); };
};

// ofOption reads a chart that the script does not make from its option.
const ofOption = (id, option) => ({
  id, stacked: option.series?.[0]?.type === "bar", categories: option.xAxis[0].data ?? [],
  axis: { bottom: option.yAxis[0].min, top: option.yAxis[0].max },
  series: (option.series ?? []).map((s) => ({
    id: s.id, name: s.name, colour: s.itemStyle.color, values: s.data.map((d) => decimal(Number(d.value).toFixed(4))),
  })),
});

// plotOf is where the plot lies in a picture, in its own units: left, right, top and bottom.
const plotOf = ({ stacked, series }, width) => stacked ? [44, namesRoom(series), 24, 34] : [44, width > 360 ? 170 : 136, 26, 24];

// dress completes an option from the page's data: over the picture's plot, of marks that are not
// seen, with tooltips in the theme's colours.
const dress = (option, chart, kase, picture) => {
  const theme = getComputedStyle(document.documentElement);
  const [ink, soft, paper] = ["--ink", "--soft", "--paper"].map((v) => theme.getPropertyValue(v).trim());
  const inner = picture.viewBox.baseVal.width;
  const scale = picture.getBoundingClientRect().width / inner;
  const [left, right, top, bottom] = plotOf(chart, inner).map((v) => v * scale);
  const bare = { axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false }, splitLine: { show: false } };
  return {
    ...option, legend: { show: false }, dataZoom: [], grid: { left, right, top, bottom },
    tooltip: {
      ...option.tooltip, renderMode: "richText", valueFormatter: (v) => money(kase, decimal(Number(v).toFixed(kase.places))),
      backgroundColor: paper, borderColor: soft, confine: true,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink, fontSize: 13 }, axisPointer: { type: chart.stacked ? "shadow" : "line" },
    },
    xAxis: [{ ...bare, type: "category", data: chart.categories }],
    yAxis: [{ ...bare, min: chart.axis.bottom, max: chart.axis.top }],
    series: chart.series.map((s, i) => {
      const colour = chart.stacked ? s.colour : lineOf(s, i).colour;
      const unseen = { opacity: 0 };
      return {
        ...option.series.find((o) => o.id === s.id), id: s.id, name: s.name, data: s.values.map((v) => Number(plain(v))), silent: true, markLine: { data: [] },
        color: colour, ...(chart.stacked ? { type: "bar", stack: "pay", itemStyle: { color: colour, ...unseen } } : { type: "line", symbol: "none", itemStyle: { color: colour }, lineStyle: unseen }),
      };
    }),
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
  const script = document.createElement("script");
  script.textContent = await unzipped(text);
  document.head.append(script);
};
