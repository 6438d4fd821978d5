package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

type vestOptions struct {
	shares     string
	start      string
	granted    string
	allocation string
	ocf        string
	id         string
	events     []string
	presets    string
	list       bool
	format     string
}

// vestFormats are the formats of vest: those of every command, and two of its own.
var vestFormats = append(slices.Clone(formats), "ocf", "ics")

func newVest(s streams) *cobra.Command { return new(vestOptions).command(s) }

func (o *vestOptions) command(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "vest SCHEDULE | --ocf FILE | --list [NAME]",
		Short: "When which shares of a grant vest",
		Long: `Vest deals a grant to its vest dates in whole shares. SCHEDULE is an employer's name
(amazon, google), percentages by year (5/15/40/40, 25/25/25/25 quarterly), equal parts
(4y monthly, 12mo cliff), month:percent (12:5 24:15 30:20 36:20 42:20 48:20), or any of
them on fixed days (4y quarterly on 02-15 05-15 08-15 11-15).

With --ocf the terms are read from an Open Cap Format file, a VestingTerms object or a
package's vesting terms file; name what has happened with --event. --list shows the
employers' schedules, --list NAME one in full: what public sources report, not an offer.

--presets FILE adds schedules of your own, or puts them in the place of built-in ones, here
and in every command that reads a case. The file is YAML (.yaml) or JSON:

  presets:
    - {name: acme, company: Acme, schedule: "4y monthly, 12mo cliff"}
    - name: initech
      company: Initech
      schedule: 25/25/25/25 quarterly
      as_of: 2026-10               # the date that it is of
      confidence: disputed         # or high, medium, low
      rounding: up                 # of a value into shares: up, down or nearest
      readings:                    # what else is reported, where it is disputed
        - {schedule: 4y annual, says: a former colleague}
      sources: [{url: "https://initech.example/rsu", says: a quarter each year}]`,
		Example: `  offerkit vest google --shares 1764 --start 2027-01-11
  offerkit vest 4y monthly, 12mo cliff --shares 10,000 --allocation back-loaded
  offerkit vest meta --shares 1600 --format ics > vests.ics
  offerkit vest --ocf VestingTerms.ocf.json --id 4yr-1yr-cliff-schedule --shares 480
  offerkit vest --ocf terms.json --shares 500 --event qualifying-sale=2029-07-14
  offerkit vest --list
  offerkit vest --list google`,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, strings.Join(args, " ")) },
	}
	c.ValidArgsFunction = completeEmployers
	f := c.Flags()
	f.StringVar(&o.shares, "shares", "", "shares granted, such as 1764 or 10,000")
	f.StringVar(&o.start, "start", "", "date on which vesting starts, such as 2027-01-11 (default: today)")
	f.StringVar(&o.granted, "grant-date", "", "date of the grant, where vesting started earlier: what accrued by then vests on it")
	f.StringVar(&o.allocation, "allocation", "", "how whole shares are dealt: "+strings.Join(vesting.Allocations(), ", ")+" (default: "+vesting.Allocation(0).Key()+", or the file's)")
	f.StringVar(&o.ocf, "ocf", "", "Open Cap Format file with the vesting terms, - for standard input")
	f.StringVar(&o.id, "id", "", "id of the vesting terms in the file")
	f.StringArrayVar(&o.events, "event", nil, "something that happened, ID=DATE; once for each")
	f.StringVar(&o.presets, "presets", "", presetsUsage)
	f.BoolVar(&o.list, "list", false, "list the employers' schedules, or show the one named")
	f.StringVar(&o.format, "format", "table", "output: "+strings.Join(vestFormats, ", "))
	complete(c, "format", vestFormats)
	complete(c, "allocation", vesting.Allocations())
	return c
}

func (o *vestOptions) run(s streams, schedule string) error {
	if !slices.Contains(vestFormats, o.format) {
		return notOneOf("format", o.format, "a format", vestFormats)
	}
	if err := o.checkEffects(schedule); err != nil {
		return err
	}
	presets, err := loadPresets(s, o.presets)
	switch {
	case err != nil:
		return err
	case o.list:
		return o.showPresets(s, presets, schedule)
	case schedule == "" && o.ocf == "":
		return usagef("no schedule given; write one such as google or 4y monthly, or name a file with --ocf")
	}
	v, err := o.vested(s, presets, schedule)
	if err != nil {
		return err
	}
	return writeVested(s, v, o.format)
}

// vested deals the grant of the flags.
func (o *vestOptions) vested(s streams, presets vesting.Presets, schedule string) (*report.Vested, error) {
	if o.ocf == "" {
		if _, err := presets.Parse(schedule); err != nil { // before anything is said of the flags
			return nil, usage(err)
		}
	}
	if o.shares == "" && o.format != "ocf" {
		return nil, usagef("--shares is missing; write how many were granted, such as --shares 1764")
	}
	grant, err := o.grant(s)
	if err != nil {
		return nil, err
	}
	return o.vest(s, presets, schedule, grant)
}

// checkEffects refuses flags that would be silently without effect beside others.
func (o *vestOptions) checkEffects(schedule string) error {
	switch {
	case o.list:
		return o.idle("--list, which shows the employers' schedules and no grant", "shares", "start", "grant-date", "allocation", "ocf", "id", "event")
	case o.ocf == "" && o.id != "":
		return usagef("--id names vesting terms in a file; name the file with --ocf")
	case o.ocf == "" && len(o.events) > 0:
		return usagef("--event is for terms that depend on events; name their file with --ocf")
	case schedule != "" && o.ocf != "":
		return usagef("both a schedule (%s) and --ocf are given; keep one", report.Plain(schedule))
	case o.ocf != "" && o.format == "ocf":
		return o.idle("--ocf and --format ocf together, which write the terms of the file and no grant", "shares", "start", "grant-date", "event", "presets")
	case o.ocf != "":
		return o.idle("--ocf, whose terms name no employer", "presets")
	case o.format == "ocf":
		return o.idle("--format ocf, which writes the terms and no grant", "shares", "grant-date")
	}
	return nil
}

// idle refuses those of the flags that are given, which are without effect beside others.
func (o *vestOptions) idle(beside string, flags ...string) error {
	given := map[string]bool{
		"shares": o.shares != "", "start": o.start != "", "grant-date": o.granted != "", "allocation": o.allocation != "",
		"ocf": o.ocf != "", "id": o.id != "", "event": len(o.events) > 0, "presets": o.presets != "",
	}
	var idle []string
	for _, flag := range flags {
		if given[flag] {
			idle = append(idle, "--"+flag)
		}
	}
	switch len(idle) {
	case 0:
		return nil
	case 1:
		return usagef("%s has no effect with %s; leave it out", idle[0], beside)
	}
	return usagef("%s and %s have no effect with %s; leave them out", strings.Join(idle[:len(idle)-1], ", "), idle[len(idle)-1], beside)
}

// grant reads the flags that say what was granted.
func (o *vestOptions) grant(s streams) (vesting.Grant, error) {
	g := vesting.Grant{Start: s.today}
	var err error
	if o.shares != "" {
		if g.Shares, err = parseShares(o.shares); err != nil {
			return g, usagef("--shares: %w", err)
		}
	}
	if o.start != "" {
		if g.Start, err = vesting.ParseDate(o.start); err != nil {
			return g, usagef("--start: %w", err)
		}
	}
	if o.granted != "" {
		if g.Granted, err = vesting.ParseDate(o.granted); err != nil {
			return g, usagef("--grant-date: %w", err)
		}
	}
	if o.allocation != "" {
		if g.Allocation, err = vesting.ParseAllocation(o.allocation); err != nil {
			return g, notOneOf("allocation", o.allocation, "an allocation type", vesting.Allocations())
		}
	}
	return g, nil
}

// parseShares reads 1764, 10,000, 12k or 4.5.
func parseShares(text string) (vesting.Fraction, error) {
	number, err := casefile.ParseCount(text)
	if err != nil {
		return vesting.Fraction{}, err
	}
	if number.IsZero() {
		return vesting.Fraction{}, fmt.Errorf("a grant of 0 shares vests nothing; write how many were granted, such as 1764")
	}
	return vesting.FractionFromDecimal(number)
}

// vest deals the grant, or with --format ocf makes the terms only.
func (o *vestOptions) vest(s streams, presets vesting.Presets, schedule string, g vesting.Grant) (*report.Vested, error) {
	if o.ocf != "" {
		return o.vestTerms(s, g)
	}
	parsed, err := presets.Parse(schedule)
	if err != nil {
		return nil, usage(err)
	}
	v := &report.Vested{Schedule: parsed.String(), Grant: g}
	if preset, found := presets.Find(schedule); found {
		v.Preset = &preset
	}
	if o.format == "ocf" {
		id := termsID(parsed.String())
		if _, err := parsed.Terms(id, vesting.Grant{}); err == nil && o.start != "" {
			return nil, usagef("--start has no effect with --format ocf here: these terms count from any start; leave it out")
		}
		v.Terms, err = parsed.Terms(id, g)
		return v, err
	}
	if !g.Granted.IsZero() && g.Granted.Before(g.Start) {
		return nil, grantedBefore(g)
	}
	v.Award, err = parsed.Award(g)
	return v, fractional(o.shares, err)
}

// grantedBefore refuses a grant date before the start of vesting, which would change nothing.
func grantedBefore(g vesting.Grant) error {
	return usagef("--grant-date %v is before the start of vesting, %v, and so changes nothing; leave it out, or write the --start that vesting counts from", g.Granted, g.Start)
}

// fractional adds the mend to the refusal of a part of a share.
func fractional(shares string, err error) error {
	if errors.Is(err, vesting.ErrFractionalGrant) {
		return usagef("--shares %s: %w; add --allocation fractional, or write whole shares", shares, err)
	}
	return err
}

// termsID makes an id of a schedule: 4y monthly, 12mo cliff is 4y-monthly-12mo-cliff.
func termsID(schedule string) string {
	words := strings.FieldsFunc(strings.ToLower(schedule), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	})
	return strings.Join(words, "-")
}

// vestTerms follows the terms of an Open Cap Format file.
func (o *vestOptions) vestTerms(s streams, g vesting.Grant) (*report.Vested, error) {
	data, err := readBounded(s, o.ocf, asTerms)
	if err != nil {
		return nil, err
	}
	terms, err := vesting.ParseTermsFile(data, o.id, vesting.Options{})
	var other *vesting.TermsNotFoundError
	switch {
	case errors.As(err, &other) && o.id == "":
		return nil, usagef("%s: %w; add --id", shown(o.ocf), err)
	case errors.As(err, &other):
		return nil, usagef("%s: %w", shown(o.ocf), err)
	case err != nil:
		return nil, termsErrors(shown(o.ocf), err)
	}
	if o.allocation != "" {
		terms = terms.WithAllocation(g.Allocation)
	}
	g.Allocation = terms.Allocation()
	issuance := vesting.Issuance{Quantity: g.Shares, Granted: g.Granted, Start: g.Start}
	v := &report.Vested{Schedule: terms.ID(), Grant: g, Terms: terms}
	if issuance.Occurrences, v.Pending, err = o.occurrences(terms.EventIDs()); err != nil || o.format == "ocf" {
		return v, err
	}
	if v.Award, err = issuance.Award(terms); err != nil || g.Granted.IsZero() || !g.Granted.Before(g.Start) {
		return v, fractional(o.shares, err)
	}
	issuance.Granted = vesting.Date{}
	if without, err := issuance.Award(terms); err == nil && slices.Equal(without.Events, v.Award.Events) {
		return nil, grantedBefore(g) // what vests by events and on dates may begin before the start
	}
	return v, nil
}

// termsErrors begins each mistake of a file of vesting terms with its place.
func termsErrors(file string, err error) error {
	var placed *vesting.PlaceError
	var syntax *vesting.SyntaxError
	var all []error
	for _, one := range each(err) {
		switch {
		case errors.As(one, &placed):
			one = fmt.Errorf("%s:%d:%d: %w", file, placed.Line, placed.Column, one)
		case errors.As(one, &syntax):
			one = fmt.Errorf("%s:%d:%d: %s", file, syntax.Line, syntax.Column, syntax.Reason)
		default:
			one = fmt.Errorf("%s: %w", file, one)
		}
		all = append(all, one)
	}
	return errors.Join(all...)
}

// occurrences reads what has happened, and returns the events that have not.
func (o *vestOptions) occurrences(known []string) (happened []vesting.Occurrence, pending []string, err error) {
	pending = slices.Clone(known)
	for _, text := range o.events {
		id, date, found := strings.Cut(text, "=")
		if !found {
			return nil, nil, usagef("--event %q is not ID=DATE, such as ipo=2029-07-14", text)
		}
		day, err := vesting.ParseDate(date)
		if err != nil {
			return nil, nil, usagef("--event %s: %w", report.Plain(id), err)
		}
		if slices.ContainsFunc(happened, func(o vesting.Occurrence) bool { return o.ID == id }) {
			return nil, nil, usagef("--event %s is given twice; keep the day on which it happened first", report.Plain(id))
		}
		if !slices.Contains(known, id) {
			return nil, nil, usagef("--event %s: the terms depend on no such event, but on %s", report.Plain(id), orNone(known))
		}
		happened = append(happened, vesting.Occurrence{ID: id, Date: day})
		pending = slices.DeleteFunc(pending, func(p string) bool { return p == id })
	}
	return happened, pending, nil
}

func orNone(ids []string) string {
	if len(ids) == 0 {
		return "none at all"
	}
	return report.Plain(strings.Join(ids, ", "))
}

// readBounded reads a file that is no case, or standard input for -, and refuses one too
// large to mean. A file is read for one thing.
func readBounded(s streams, name, role string) ([]byte, error) {
	in := s.in
	if name == "-" {
		if err := s.inputs.noteStdin(s.in, role); err != nil {
			return nil, err
		}
	} else {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("cannot read %s: %w", role, err)
		}
		defer f.Close()
		info, err := f.Stat()
		switch {
		case err != nil:
			return nil, fmt.Errorf("cannot read %s: %w", role, err)
		case info.IsDir():
			return nil, fmt.Errorf("cannot read %s: %s is a folder; name a file", role, name)
		}
		if err := s.inputs.note(name, role, info); err != nil {
			return nil, err
		}
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot read %s: %w", role, err)
	case len(data) > maxFile:
		return nil, fmt.Errorf("cannot read %s: %s is larger than %d MB", role, shown(name), maxFile>>20)
	}
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil // the mark that some editors put first
}
