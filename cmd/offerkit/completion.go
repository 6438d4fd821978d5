package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// completer says what may stand behind a flag or a command, given the words of the line before it and the
// beginning of the word.
type completer func(c *cobra.Command, given []string, begun string) ([]string, cobra.ShellCompDirective)

// caseExtensions are those of files that may be a case.
var caseExtensions = [...]string{"yaml", "yml", "json", "xlsx"}

// completeCases offers the shell the files that may be a case, where one belongs.
func completeCases(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return caseExtensions[:], cobra.ShellCompDirectiveFilterFileExt
}

// asksForCompletion reports whether a command line is a shell's question of what may come next.
func asksForCompletion(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// completeAll completes what the commands themselves do not: each flag by what flags of its name mean, and
// a command that takes no file by nothing, where a shell would offer every file of the folder.
func completeAll(root *cobra.Command, s streams) {
	known := completers(s)
	for _, c := range root.Commands() {
		if c.ValidArgsFunction == nil && len(c.ValidArgs) == 0 && !c.HasSubCommands() && c.Name() != "help" {
			c.ValidArgsFunction = cobra.NoFileCompletions
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if _, has := c.GetFlagCompletionFunc(f.Name); has || f.Value.Type() == "bool" {
				return
			}
			complete := known[c.Name()+" --"+f.Name]
			if complete == nil {
				complete = known[f.Name]
			}
			if complete == nil { // an amount, a rate, a day, a text of one's own
				complete = cobra.NoFileCompletions
			}
			if err := c.RegisterFlagCompletionFunc(f.Name, complete); err != nil {
				panic(err) // a slip of the program: no such flag
			}
		})
	}
}

// completers are those of the flags, by name; behind the name of a command where there the flag is another.
func completers(s streams) map[string]completer {
	offers, months := ofCase(s, offerNames), ofCase(s, serviceMonths)
	tables, sheets, figures := files("json"), files("csv", "xlsx"), files("csv", "xlsx", "json")
	return map[string]completer{
		"from": offers, "match": offers, "offer": offers, "chose": offers,
		"round": ofCase(s, roundNames), "month": months, "year": ofCase(s, serviceYears), "years": listOf(numbers(1, comp.MaxYears)),
		"location": completePlaces, "exempt": completePayrollTaxes, "pays": completePayrollTaxes,
		"tax-year": lawYears, "tax --year": lawYears,
		"package": levers, "agreed": levers, "answer": levers, "term": ofCase(s, terms), "map": ofCase(s, terms), "metric": ofCase(s, metrics),

		"presets": files("yaml", "yml", "json"), "tax-data": tables, "ocf": tables, "template": files("yaml", "yml", "json"),
		"data": figures, "market": figures, "batch": files("csv"), "answers": files("jsonl"), "echarts": files("js"),
		"init --from": sheets, "xlsx": files("xlsx"),
		"output": anyFile, "calendar --output": files("ics"), "log --output": files("md"), "new --output": files("yaml", "yml"), "schema --output": tables,
		"init --output": files("yaml", "yml"), "brief --output": folders,
	}
}

func anyFile(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

func folders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func files(extensions ...string) completer {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return extensions, cobra.ShellCompDirectiveFilterFileExt
	}
}

func listOf(words []string) completer { return inOrder(words, cobra.ShellCompDirectiveNoFileComp) }

// inOrder completes words that a shell is not to sort: 2 before 10.
func inOrder(words []string, how cobra.ShellCompDirective) completer {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, how | cobra.ShellCompDirectiveKeepOrder
	}
}

func numbers(first, last int) (words []string) {
	for n := first; n <= last; n++ {
		words = append(words, strconv.Itoa(n))
	}
	return words
}

// ofCase completes from the case whose files stand on the line already, and from none where they cannot be
// read: whoever completes a line is told of mistakes when it runs.
func ofCase(s streams, words func(c *comp.Comparison) []string) completer {
	return func(c *cobra.Command, files []string, _ string) ([]string, cobra.ShellCompDirective) {
		return words(comparisonOf(s, c, files)), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// comparisonOf is the comparison of a case under the flags that stand on the line, nil where there is none.
func comparisonOf(s streams, command *cobra.Command, files []string) *comp.Comparison {
	if len(files) == 0 || slices.Contains(files, "-") {
		return nil
	}
	o := caseOptions{years: notGiven, taxYear: notGiven}
	read := cobra.Command{}
	o.bind(&read)
	read.Flags().VisitAll(func(f *pflag.Flag) {
		if given := command.Flag(f.Name); given != nil && given.Changed {
			_ = f.Value.Set(given.Value.String()) // which took it there
		}
	})
	s.err = nowhere{}
	c, err := o.load(s, files)
	if err != nil {
		return nil
	}
	compared, err := comp.Compare(c)
	if err != nil {
		return nil
	}
	return compared
}

// nowhere takes what is said while a shell waits.
type nowhere struct{}

func (nowhere) Write(p []byte) (int, error) { return len(p), nil }

func offerNames(c *comp.Comparison) (names []string) {
	if c != nil {
		for i := range c.Offers {
			names = append(names, c.Offers[i].Name)
		}
	}
	return names
}

// usualYears is the horizon of a case that states none (SPEC 3.4).
const usualYears = 4

// horizonOf is the horizon of a case, the usual one where there is none.
func horizonOf(c *comp.Comparison) int {
	if c == nil {
		return usualYears
	}
	return c.Case.Years
}

func serviceMonths(c *comp.Comparison) []string { return numbers(1, 12*horizonOf(c)) }

// metrics are those that the horizon has, and those that are asked for by name: leaving after whole years
// among them.
func metrics(c *comp.Comparison) []string {
	years := horizonOf(c)
	names := append(comp.MetricNames(years), comp.FurtherMetricNames()...)
	for year := 1; year <= years; year++ {
		names = append(names, "walkaway@"+strconv.Itoa(12*year))
	}
	return names
}

func serviceYears(c *comp.Comparison) []string { return numbers(1, horizonOf(c)) }

// roundNames are the rounds of the offers: the first, each day on which one has moved, and what is compared.
func roundNames(c *comp.Comparison) []string {
	names := []string{"first"}
	if c == nil {
		return names
	}
	for i := range c.Offers {
		for _, earlier := range c.Offers[i].Offer.Earlier {
			if !earlier.On.IsZero() {
				names = append(names, earlier.On.String())
			}
		}
	}
	slices.Sort(names[1:])
	return append(slices.Compact(names), offerNames(c)...)
}

// completePlaces offers the places whose names are known; other cities of a state are places too.
func completePlaces(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return tax.Places(), cobra.ShellCompDirectiveNoFileComp
}

// completePayrollTaxes offers the ids of the payroll taxes at the place of --location.
func completePayrollTaxes(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	law := tax.Embedded()
	place, err := law.Place(c.Flag("location").Value.String())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	years := law.Years(place)
	if len(years) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	ids, err := law.PayrollTaxes(tax.Situation{Place: place, Year: slices.Max(years)})
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// lawYears offers the years whose law is known for the place of the line, or for the United States.
func lawYears(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	law, written := tax.Embedded(), "Washington"
	if location := c.Flag("location"); location != nil && location.Value.String() != "" {
		written = location.Value.String()
	}
	var words []string
	if place, err := law.Place(written); err == nil {
		for _, year := range law.Years(place) {
			words = append(words, strconv.Itoa(year))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// levers offers the next lever of a list such as base=166k,sign_on_year_1=40k, of which the value follows.
func levers(_ *cobra.Command, _ []string, begun string) (words []string, _ cobra.ShellCompDirective) {
	before := begun[:strings.LastIndexByte(begun, ',')+1]
	for _, key := range negotiate.LeverKeys() {
		words = append(words, before+key)
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// terms are the paths of what the lead of a case rests on; without a case, those of what is commonly moved.
func terms(c *comp.Comparison) (paths []string) {
	if c != nil {
		if lead, err := risk.New(c, "total"); err == nil {
			for _, a := range lead.Assumptions() {
				paths = append(paths, a.Path)
			}
		}
		return paths
	}
	for _, r := range risk.Ranges() {
		for _, path := range r.Terms {
			if path = strings.TrimPrefix(path, "offers[]."); !strings.Contains(path, "[]") {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// completeEmployers offers the employers whose schedules are known.
func completeEmployers(_ *cobra.Command, given []string, _ string) (names []string, _ cobra.ShellCompDirective) {
	if len(given) == 0 {
		for _, preset := range vesting.Embedded().All() {
			names = append(names, preset.Name)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeCompanies offers the companies whose schedules are known, one after the other.
func completeCompanies(_ *cobra.Command, given []string, _ string) (names []string, _ cobra.ShellCompDirective) {
	for _, preset := range vesting.Embedded().All() {
		if preset.Company != "" && !slices.Contains(given, preset.Company) && !slices.Contains(names, preset.Company) {
			names = append(names, preset.Company)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
