// A page that does not ask for ECharts keeps its own pictures.
const whenLoaded = () => {};
