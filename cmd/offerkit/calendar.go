package main

import (
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/ics"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type calendarOptions struct {
	caseOptions
	offer  string
	month  int
	output string
	format string
}

func newCalendar(s streams) *cobra.Command {
	var o calendarOptions
	c := &cobra.Command{
		Use:   "calendar CASE... [-o FILE.ics]",
		Short: "The days to remember, as a table or for a calendar program",
		Long: `Calendar lists the days of each offer: the last day to answer, the first day of work, vests,
paydays of bonuses, sign-ons and other pay that does not come with the salary, the ends of
clawbacks, the expiry of options, the promotion, the tender offer and the exit that the case
assumes, and the last day of a fixed-term job. With --month it adds the last day of work and until
when vested options of a private company can be exercised then.

With -o FILE.ics it writes them for a calendar program. Importing a newer file moves and
updates events and does not double them.`,
		Example: `  offerkit calendar offers.yaml
  offerkit calendar offers.yaml -o offers.ics
  offerkit calendar offers.yaml --offer Amazon --month 14 -o amazon.ics`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	c.Flags().StringVar(&o.offer, "offer", "", "name of the one offer whose days are listed (default: all)")
	intFlag(c, &o.month, "month", "also the days that leaving after so many months of service makes")
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write, ending in .ics; - for standard output")
	bindFormat(c, &o.format)
	return c
}

func (o *calendarOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	if o.output != "" && o.output != "-" && !strings.EqualFold(filepath.Ext(o.output), ".ics") {
		return usagef("-o %s: a calendar is a file ending in .ics; write -o FILE.ics", o.output)
	}
	if o.output != "" && o.format != formats[0] {
		return usagef("--format is for the list on standard output; -o writes a calendar")
	}
	diary, err := o.diary(s, files)
	if err != nil {
		return err
	}
	calendar := func(w io.Writer) error { return ics.Write(w, ics.Days(diary)) }
	switch {
	case o.output == "-":
		return calendar(s.out)
	case o.output != "":
		if err := writeFiles(s, []string{o.output}, func(w io.Writer, _ string) error { return calendar(w) }); err != nil {
			return err
		}
		return s.wrote(o.output)
	case o.format == "json":
		return jsonfile.WriteDays(s.out, diary)
	case o.format == "csv":
		return csvfile.WriteTables(s.out, diary.Document())
	}
	return write(s, diary.Document(), o.format)
}

func (o *calendarOptions) diary(s streams, files []string) (*report.Diary, error) {
	result, err := o.compared(s, files)
	if err != nil {
		return nil, err
	}
	month, err := monthOfLeaving(o.month, result.Case.Years, report.NeverLeaves)
	if err != nil {
		return nil, err
	}
	offer := report.EveryOffer
	if o.offer != "" {
		if offer, err = offerNamed(result, o.offer); err != nil {
			return nil, err
		}
	}
	return report.NewDiary(result, offer, month), nil
}
