package main

import (
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type leaveOptions struct {
	caseOptions
	month       int
	offer       string
	involuntary bool
	format      string
	depth
}

func newLeave(s streams) *cobra.Command { return new(leaveOptions).command(s) }

func (o *leaveOptions) command(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "leave CASE...",
		Short: "What you keep if you leave in month M",
		Long: `Leave shows, month by month and offer by offer, the cash received, the equity vested, the
clawback owed, what is left in your hands, and what you leave behind. For today's job
(current: true) it adds what resigning forfeits and the cheapest month to resign.

Several offers stand in one table; --full has one for each, with its parts and to the cent.

With --month it shows that month alone, with every clause and every forfeit.`,
		Example: `  offerkit leave offers.yaml
  offerkit leave offers.yaml --month 14 --offer Amazon
  offerkit leave offers.yaml --format csv`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	intFlag(c, &o.month, "month", "leave after so many months of service (default: every month of the horizon)")
	c.Flags().StringVar(&o.offer, "offer", "", "name of the offer (default: every offer)")
	c.Flags().BoolVar(&o.involuntary, "involuntary", false, "the employer ends the job: clauses for a resignation only take nothing")
	bindFormat(c, &o.format)
	o.bindFull(c)
	return c
}

func (o *leaveOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	departures, err := o.departures(s, files)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteLeave(s.out, departures)
	case "csv":
		departures.Complete = true // whoever reads columns wants them all
		return csvfile.WriteTables(s.out, report.Leave(departures))
	}
	return writeTo(s, report.Leave(departures), o.format, o.depthAsked())
}

// departures works out what leaving costs in the month of the flags, or in each.
func (o *leaveOptions) departures(s streams, files []string) (*report.Departures, error) {
	result, err := o.compared(s, files)
	if err != nil {
		return nil, err
	}
	month, err := monthOfLeaving(o.month, result.Case.Years, report.EveryMonth)
	if err != nil {
		return nil, err
	}
	departures := report.NewDepartures(result, month, !o.involuntary)
	if o.offer != "" {
		i, err := offerNamed(result, o.offer)
		if err != nil {
			return nil, err
		}
		departures.Offers = departures.Offers[i : i+1]
	}
	return departures, nil
}

// monthOfLeaving is that of --month, or what holds without it. One that is in no horizon of so many years
// is refused.
func monthOfLeaving(month, years, without int) (int, error) {
	switch {
	case month == notGiven:
		return without, nil
	case month < 0:
		return 0, usagef("--month %d is before the first day of work; write a month from 0 on", month)
	case month > 12*years:
		return 0, usagef("--month %d is outside the horizon of %d months; add --years for a longer one", month, 12*years)
	}
	return month, nil
}
