package casefile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Scaffold returns a commented case file to fill in: one offer for each company, today's
// job first where it is asked for. What every offer needs stands blank, so that check
// asks for it; what an offer may have stands behind a # as an example. A company whose
// vesting schedule is known gets it by name, or as a table of one's own has it: the file is read without that
// table. The zero Presets are those that come with the program.
func Scaffold(today vesting.Date, presets vesting.Presets, companies ...string) []byte {
	if len(companies) == 0 {
		companies = []string{"First company", "Second company"}
	}
	var b strings.Builder
	fmt.Fprintf(&b, scaffoldHead, today)
	for _, company := range companies {
		fmt.Fprintf(&b, scaffoldOffer, quoteYAML(company), shortLine(company), scheduleOf(presets, company), scheduleNote(presets, company))
	}
	b.WriteString(scaffoldBlocks)
	return []byte(b.String())
}

// SchemaFile is the name under which a case file looks for its schema, in its own folder: an editor
// needs no network for it.
const SchemaFile = "offerkit.schema.json"

// ScaffoldNote begins a case file that the program writes: how an editor checks it.
const ScaffoldNote = `# yaml-language-server: $schema=` + SchemaFile + `
# The line above lets an editor complete and check what you write, once the file that it names lies
# beside this one: offerkit schema -o ` + SchemaFile + `

`

const scaffoldHead = ScaffoldNote + `# Job offers to compare with offerkit. Copy the numbers from the letters.
# What stands behind a # is optional: take the # and its blank away and put your own figure in.
# Amounts: 185000, 185k, $185,000. Rates: 15%%. Dates: 2027-01-11. Lengths: 12 months.
as_of: %v                  # valuation date: prices of today are prices of this day
# years: 4                         # how far to look, in years of service
# growth: 0%%                       # of the share price a year where an offer states none
# candidate: {filing_status: single}   # or joint, separate, head_of_household: pay after tax, by the location of each offer
# cost_of_living: {"Seattle, WA": 145}   # an index of each location, 100 at a place of reference: pay in real terms

offers:
`

const scaffoldOffer = `  - company: %s
%s    base:                          # salary a year, such as 160k; or $100/hour, 500/day, 3,000/month
    start:                         # first day of work, such as 2027-01-11
    # role: Senior Product Manager
    # location: Seattle, WA
    # bonus: 15%%                     # target share of base; or 20k, or {target: 15%%, payout: 90%%, paid: 03-15, guaranteed: first-year}; a list of several
    # sign_on: [50k, 25k]            # year 1, year 2
    # rsu: {value: 300k, vesting: %s}%s
    # rsu: {shares: 220, price: 1200, vesting: 5/15/40/40}   # in shares, with the price of one
    # refreshers: {value: 60k, vesting: 4y quarterly, certainty: expected}
    # benefits: [{name: car allowance, amount: 500, per: month, kind: cash}, {name: health premium paid, amount: 7200}]
    # end: 2029-06-30                # last day worked of a fixed-term job
    # promotion: {on: 2029-01-01, level: L6, base: 200k, probability: 60%%}   # expected, not in writing
    # relocation: {amount: 10k, clawback: {months: 24, kind: cliff}}
    # retirement: 50%% of 6%%          # 401(k) match; or 10%% of pay, 8%% pension, including 12%% super
    # espp: {contribution: 10%%, discount: 15%%, lookback: true}
`

// scaffoldBlocks are whole offers of kinds that not everybody has: their blank stands behind the #
// of each line, so that they are no lines of the offer above them.
const scaffoldBlocks = `
  # More offers, or parts of them: take the # and its blank away from each line of a block.

  # A letter in full: what leaving pays back, and shares that vest on fixed days of the year.
  # - company: The letter's company
  #   start: 2027-01-11
  #   base: 160k
  #   sign_on: [{year: 1, amount: 50k, clawback: {months: 12, kind: pro-rata, basis: gross, from: payment}}]
  #   relocation: {amount: 10k, clawback: {months: 24, kind: cliff}}
  #   rsu: {value: 300k, vesting: 4y quarterly on 02-15 05-15 08-15 11-15}
  #   deadline: 2026-12-11             # last day to answer
  #   evidence: written                # or verbal, process

  # A startup: nothing of its shares is counted as cash; only the exit that you write is in the total.
  # - company: The startup
  #   start: 2027-01-11
  #   base: 140k
  #   options: {type: iso, shares: 40000, strike: 1.50, vesting: "4y monthly, 12mo cliff", exercise_window: 90 days}
  #   refreshers: {kind: option, shares: 8000, vesting: 4y monthly}   # struck at the price of their own day
  #   private: {fmv: 1.50, preferred: 4, fully_diluted: 20m, liquidation_preference: 30m, exit: {value: 300m, on: 2030-06-30}, failure: 60%}

  # Today's job, to compare with staying: start is the day of hiring, and what leaving forfeits is counted.
  # - company: Today's employer
  #   current: true
  #   start: 2023-03-01
  #   base: 150k
  #   price: 80                        # of a share today
  #   grants: [{kind: rsu, shares: 400, vesting: 4y quarterly, start: 2023-03-01}]
`

// shortLine is where a company whose name is too long for the head of a column gets a short one.
func shortLine(company string) string {
	if utf8.RuneCountInString(company) <= comp.MaxShort {
		return ""
	}
	first := []rune(strings.Fields(company)[0])
	return fmt.Sprintf("    # short: %-22s# name for tables and pictures, of at most %d characters\n", quoteYAML(string(first[:min(len(first), comp.MaxShort)])), comp.MaxShort)
}

// PresetOf returns the preset of a company that has a schedule, and whether it is one of one's own: another one
// than public sources report. The zero Presets are those that come with the program.
func PresetOf(presets vesting.Presets, company string) (preset vesting.Preset, own, known bool) {
	name := strings.ToLower(company)
	embedded, public := vesting.Embedded().Find(name)
	preset, known = presets.Find(name)
	for _, p := range presets.All() { // one's own may be named otherwise than its company
		if !known && strings.EqualFold(p.Company, company) && p.AlternativeOf == "" {
			preset, known = p, true
		}
	}
	if !known {
		return embedded, false, public && embedded.Schedule != ""
	}
	return preset, !public || preset.Schedule != embedded.Schedule, preset.Schedule != ""
}

// scheduleOf returns the name of a company's known vesting schedule, what it is where it is one's own, else the
// most common one.
func scheduleOf(presets vesting.Presets, company string) string {
	switch preset, own, known := PresetOf(presets, company); {
	case own && known:
		return strconv.Quote(preset.Schedule)
	case known:
		return preset.Name
	}
	return "4y quarterly"
}

func scheduleNote(presets vesting.Presets, company string) string {
	switch preset, own, known := PresetOf(presets, company); {
	case own && known:
		return "   # by your own presets; compare with your letter"
	case known:
		return fmt.Sprintf("   # %s, as public sources report; compare with your letter", preset.Schedule)
	}
	return "   # a value in the letter, whatever the share price"
}

// quoteYAML writes a name that may hold anything as one YAML scalar. A name is written bare
// where everybody reads it as that text: null, yes and 1e3 are names too.
func quoteYAML(name string) string {
	plain := strings.IndexFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == ' ' || r == '.')
	}) < 0
	var read yaml.Node
	if plain && !slices.Contains(yaml11Bools[:], strings.ToLower(name)) && yaml.Unmarshal([]byte(name), &read) == nil && len(read.Content) == 1 {
		if text := read.Content[0]; text.Kind == yaml.ScalarNode && text.Tag == "!!str" && text.Value == name && !strings.ContainsAny(name[:1], "0123456789.") {
			return name
		}
	}
	return strconv.Quote(name)
}

// yaml11Bools are the words that are true or false to older readers of YAML.
var yaml11Bools = [...]string{"y", "yes", "on", "n", "no", "off"}
