package htmlpage

import (
	"encoding/json"
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// chartOption makes the ECharts option of a chart as JSON. It never uses go-echarts to
// write a page: its templates would run a text that holds markup.
func chartOption(c report.Chart, a report.Axis) ([]byte, error) {
	if c.Kind == report.Lines || c.Kind == report.Difference {
		return lineOption(c, a)
	}
	return barOption(c, a)
}

func barOption(c report.Chart, a report.Axis) ([]byte, error) {
	chart := charts.NewBar()
	chart.SetGlobalOptions(globalOptions(c, a)...)
	chart.SetXAxis(cleanAll(c.Categories))
	for _, s := range c.Series {
		data := make([]opts.BarData, len(s.Values))
		for i, v := range s.Values {
			data[i].Value = number(v)
		}
		chart.AddSeries(clean(s.Name), data,
			charts.WithBarChartOpts(opts.BarChart{Stack: "pay"}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: "#" + segmentColour(s)}),
			seriesID(s),
		)
	}
	chart.Validate()
	return json.Marshal(chart.JSON())
}

func lineOption(c report.Chart, a report.Axis) ([]byte, error) {
	chart := charts.NewLine()
	chart.SetGlobalOptions(append(globalOptions(c, a), charts.WithDataZoomOpts(opts.DataZoom{Type: "inside"}))...)
	chart.SetXAxis(cleanAll(c.Categories))
	for k, s := range c.Series {
		data := make([]opts.LineData, len(s.Values))
		for i, v := range s.Values {
			data[i].Value = number(v)
		}
		line := report.OfferLine(s.Offer)
		options := []charts.SeriesOpts{
			charts.WithLineChartOpts(opts.LineChart{Symbol: symbols[line.Marker], ShowSymbol: opts.Bool(false)}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: "#" + line.Colour}),
			seriesID(s),
		}
		if c.Steps {
			options = append(options, func(s *charts.SingleSeries) { s.Step = "end" })
		}
		if k == 0 && len(c.Marks) > 0 {
			options = append(options, marks(c))
		}
		chart.AddSeries(clean(s.Name), data, options...)
	}
	chart.Validate()
	return json.Marshal(chart.JSON())
}

func globalOptions(c report.Chart, a report.Axis) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithAnimation(false),
		charts.WithTooltipOpts(opts.Tooltip{Trigger: "axis"}),
		charts.WithYAxisOpts(opts.YAxis{Min: a.Bottom, Max: a.Top, MinInterval: a.Step, MaxInterval: a.Step}),
		charts.WithAriaOpts(&opts.Aria{Enabled: opts.Bool(true), Label: &opts.AriaLabel{Description: clean(c.Description)}}),
	}
}

func marks(c report.Chart) charts.SeriesOpts {
	items := make([]opts.MarkLineNameXAxisItem, 0, len(c.Marks))
	for _, m := range c.Marks {
		if m.Category >= 0 && m.Category < len(c.Categories) {
			items = append(items, opts.MarkLineNameXAxisItem{Name: clean(m.Label), XAxis: m.Category})
		}
	}
	return charts.WithMarkLineNameXAxisItemOpts(items...)
}

// seriesID names a series for the page's script: the component, or the offer.
func seriesID(s report.Series) charts.SeriesOpts {
	id := fmt.Sprintf("offer-%d", s.Offer+1)
	if s.Component != "" {
		id = string(s.Component)
	}
	return func(series *charts.SingleSeries) { series.Id = id }
}

// number keeps every digit of a value.
func number(v decimal.Decimal) json.Number { return json.Number(v.String()) }

func cleanAll(texts []string) []string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = clean(t)
	}
	return all
}

// symbols are the markers by the names of an option.
var symbols = map[report.Marker]string{
	report.Circle: "circle", report.Square: "rect", report.Triangle: "triangle", report.Diamond: "diamond",
	report.Cross: "path://M4 0h2v4h4v2h-4v4h-2v-4h-4v-2h4z",
}

// segmentColour returns the colour of a segment of a bar.
func segmentColour(s report.Series) string {
	if s.Component == "" {
		certainties := comp.Certainties()
		return report.CertaintyColour(certainties[s.Offer%len(certainties)])
	}
	return report.ComponentColour(s.Component)
}
