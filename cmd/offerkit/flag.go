package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
)

// notOneOf is the mistake of a flag's word that is none of those known: what it is not,
// such as "a view", and what was probably meant.
func notOneOf(flag, written, what string, known []string) error {
	return usagef("--%s %q is not %s; %s", flag, written, what, oneOf(written, known))
}

// oneOf says which words there are, and which was probably meant.
func oneOf(written string, known []string) string {
	all := "write one of " + strings.Join(known, ", ")
	if meant, found := casefile.ClosestWord(written, known); found {
		return fmt.Sprintf("did you mean %s? If not, %s", meant, all)
	}
	var first []string // of names of several words
	for _, name := range known {
		word, _, _ := strings.Cut(name, " ")
		first = append(first, word)
	}
	if meant, found := casefile.ClosestWord(written, first); found {
		return fmt.Sprintf("did you mean %s? If not, %s", known[slices.Index(first, meant)], all)
	}
	return all
}

// unknownMetric is the mistake of --metric: a year or month that the horizon does not have,
// or a name that no metric has.
func unknownMetric(name string, years int) error {
	for prefix, unit := range map[string]struct {
		name   string
		number int
	}{"year": {"years", years}, "walkaway@": {"months", 12 * years}} {
		text, found := strings.CutPrefix(name, prefix)
		n, err := strconv.Atoi(text)
		switch {
		case !found || err != nil:
		case n > unit.number:
			return usagef("--metric %s is outside the horizon of %d %s; add --years for a longer one", name, unit.number, unit.name)
		case n > 0 && text != strconv.Itoa(n):
			return usagef("--metric %q is not a metric; write %s%d", name, prefix, n)
		}
	}
	if word, month, found := strings.Cut(name, "@"); found {
		if meant, close := casefile.ClosestWord(word, []string{"walkaway"}); close && word != meant {
			return usagef("--metric %q is not a metric; did you mean %s@%s?", name, meant, month)
		}
	}
	return notOneOf("metric", name, "a metric, such as total or walkaway@14", append(comp.MetricNames(years), comp.FurtherMetricNames()...))
}

// notGiven is the value of a number's flag that is not there: 0 is a number too.
const notGiven = -1 << 31

// intFlag binds a flag for a number that has no default.
func intFlag(c *cobra.Command, value *int, name, usage string) {
	*value = notGiven
	c.Flags().Var((*wholeNumber)(value), name, usage)
}

// onceFlag binds a flag for a word of which a second one would contradict the first.
func onceFlag(c *cobra.Command, value *string, name, usage string) {
	c.Flags().Var((*onceWord)(value), name, usage)
}

type onceWord string

func (w *onceWord) String() string {
	if w == nil {
		return ""
	}
	return string(*w)
}

func (w *onceWord) Type() string { return "string" }

func (w *onceWord) Set(text string) error {
	if *w != "" && string(*w) != text {
		return fmt.Errorf("contradicts %s before it; leave one of them out", *w)
	}
	*w = onceWord(text)
	return nil
}

// wholeNumber is a flag's number as people write one: in decimal digits. The flags of
// package pflag read 010 as 8 and 0x10 as 16.
type wholeNumber int

func (n *wholeNumber) String() string {
	if n == nil || *n == notGiven {
		return "" // of which the help says nothing
	}
	return strconv.Itoa(int(*n))
}

func (n *wholeNumber) Type() string { return "int" }

func (n *wholeNumber) Set(text string) error {
	digits := strings.TrimPrefix(text, "-")
	number, err := strconv.Atoi(text)
	plain := strings.TrimLeft(digits, "0")
	switch {
	case digits == "" || strings.Trim(digits, "0123456789") != "":
		return errors.New("is not a whole number; write one in decimal digits, such as 4")
	case len(plain) > 9 || err != nil:
		return errors.New("is too large; check the number")
	case digits[0] == '0' && digits != "0":
		return fmt.Errorf("begins with 0; write %d", number)
	}
	*n = wholeNumber(number)
	return nil
}

// flagError adds the nearest flag to the report of an unknown one, and says in plain words
// what is no value of a flag.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return unknownLetter(unknown.GetSpecifiedShortnames(), flagNames(c))
	case errors.As(err, &unknown):
		return unknownFlag(unknown.GetSpecifiedName(), flagNames(c))
	case errors.As(err, &missing):
		return usagef("--%s is followed by no value; write one, or leave the flag out", missing.GetFlag().Name)
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "bool":
		name := invalid.GetFlag().Name
		return usagef("--%s=%s is neither true nor false; write --%s alone, or leave it out", name, report.Plain(invalid.GetValue()), name)
	case errors.As(err, &invalid):
		return usagef("--%s %q %w", invalid.GetFlag().Name, invalid.GetValue(), invalid.Unwrap())
	}
	return usage(err)
}

// emptyFlag refuses a flag with an empty text, as an unset variable of a shell leaves it:
// it would count as none.
func emptyFlag(c *cobra.Command, _ []string) error {
	var empty error
	c.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && strings.TrimSpace(f.Value.String()) == "" && empty == nil {
			empty = usagef("--%s is empty; write its value, or leave the flag out", f.Name)
		}
	})
	return empty
}

func unknownFlag(name string, known []string) error {
	if meant, found := casefile.ClosestWord(name, known); found {
		return usagef("unknown flag --%s; did you mean --%s?", name, meant)
	}
	return usagef("unknown flag --%s", name)
}

// unknownLetter is the mistake of a flag behind one dash: a word that wants two, or a letter for which
// there is no flag.
func unknownLetter(written string, known []string) error {
	if meant, found := casefile.ClosestWord(written, known); found && len(written) > 1 {
		return usagef("unknown flag -%s; did you mean --%s?", written, meant)
	}
	var meant []string
	for _, name := range slices.Compact(slices.Sorted(slices.Values(known))) {
		if name[0] == written[0] {
			meant = append(meant, "--"+name)
		}
	}
	if len(meant) == 0 || len(meant) > 3 {
		return usagef("unknown flag -%c", written[0])
	}
	return usagef("unknown flag -%c; did you mean %s?", written[0], strings.Join(meant, " or "))
}

// flagNames lists the flags of a command, and of the commands below it.
func flagNames(c *cobra.Command) []string {
	var names []string
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	c.InheritedFlags().VisitAll(add)
	c.LocalFlags().VisitAll(add)
	for _, below := range c.Commands() {
		names = append(names, flagNames(below)...)
	}
	return names
}

// checkFirstFlag refuses a flag before the command that is not the program's own: cobra
// would take the command for its value.
func checkFirstFlag(root *cobra.Command, args []string) error {
	if len(args) == 0 || !strings.HasPrefix(args[0], "--") || args[0] == "--" {
		return nil
	}
	name, _, _ := strings.Cut(args[0][2:], "=")
	if name == "help" || name == "version" || root.PersistentFlags().Lookup(name) != nil {
		return nil
	}
	taker := ""
	for _, c := range root.Commands() {
		if c.Flags().Lookup(name) != nil && (taker == "" || slices.Contains(args, c.Name())) {
			taker = c.Name()
		}
	}
	if taker != "" {
		return usagef("--%s stands before the command; write it behind, as in offerkit %s ... --%s", name, taker, name)
	}
	return unknownFlag(name, append(flagNames(root), "help", "version"))
}
