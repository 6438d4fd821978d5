package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// maker makes a command, each of which has a file of its own.
type maker struct {
	name string
	make func(s streams) *cobra.Command
}

// makers are those of all commands.
var makers = [...]maker{
	{"compare", newCompare},
	{"report", newReport},
	{"explain", newExplain},
	{"leave", newLeave},
	{"ask", newAsk},
	{"quote", newQuote},
	{"level", newLevel},
	{"brief", newBrief},
	{"rounds", newRounds},
	{"break-even", newBreakEven},
	{"stress", newStress},
	{"scenarios", newScenarios},
	{"grill", newGrill},
	{"log", newLog},
	{"simulate", newSimulate},
	{"market", newMarket},
	{"vest", newVest},
	{"calendar", newCalendar},
	{"tax", newTax},
	{"check", newCheck},
	{"init", newInit},
	{"new", newInterview},
	{"schema", newSchema},
	{"serve", newServe},
	{"mcp", newMCP},
	{"version", newVersion},
}

// asked are the commands of which a command line needs the flags: the one that it names, or all of
// them where it has to be found among them, as for help, for completion and for what is misspelt. To make all
// of them takes as long as it takes to read a case.
func asked(args []string) []maker {
	for i := range makers {
		if len(args) > 0 && args[0] == makers[i].name {
			return makers[i : i+1]
		}
	}
	return makers[:]
}

// newRoot assembles the commands that a command line needs.
func newRoot(s streams, args ...string) *cobra.Command {
	if s.manner == nil {
		s.manner = new(manner)
	}
	root := &cobra.Command{
		Use:   "offerkit",
		Short: "Model job offers exactly and compare them",
		Long: `offerkit models job offers exactly, base, bonus, sign-on and vesting year by year,
and compares them to the cent. Nothing leaves the machine.

Write the offers into a case file, then compare them:

  offerkit compare offers.yaml
  offerkit report offers.yaml -o out`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,

		PersistentPreRunE: func(c *cobra.Command, args []string) error {
			if err := emptyFlag(c, args); err != nil {
				return err
			}
			return s.check()
		},
	}
	s.manner.bind(root)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetVersionTemplate("offerkit {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	for _, m := range asked(args) {
		root.AddCommand(m.make(s))
	}
	root.AddCommand(generators(s)...)
	refuseUnknownTopics(root)
	if asksForCompletion(args) {
		completeAll(root, s)
	}
	return root
}

// refuseUnknownTopics lets help and completion fail where there is no such command or
// shell, which cobra's own answer with status 0.
func refuseUnknownTopics(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Args = func(_ *cobra.Command, topic []string) error {
				if _, rest, err := root.Find(topic); err != nil || len(rest) > 0 {
					if meant := root.SuggestionsFor(topic[0]); len(topic) == 1 && len(meant) > 0 {
						return usagef("there is no help on %q; did you mean %s?", topic[0], strings.Join(meant, " or "))
					}
					return usagef("there is no help on %q; offerkit --help lists the commands", strings.Join(topic, " "))
				}
				return nil
			}
		case "completion":
			c.Args = cobra.ArbitraryArgs
			c.RunE = func(_ *cobra.Command, shell []string) error {
				shells := []string{"bash", "zsh", "fish", "powershell"}
				if meant, found := casefile.ClosestWord(strings.Join(shell, " "), shells); found {
					return usagef("there is no completion for %q; did you mean %s?", shell[0], meant)
				}
				if len(shell) > 0 {
					return usagef("there is no completion for %q; write completion bash, zsh, fish or powershell", strings.Join(shell, " "))
				}
				return c.Help()
			}
		}
	}
}

// newVersion says what --version says, for who looks for a command.
func newVersion(s streams) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Say which version this is",
		Example: "  offerkit version",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("version takes nothing; write offerkit version")
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(s.out, "offerkit %s\n", version())
			return err
		},
	}
}

// version is the module's version as the build recorded it, with the commit that it was built
// from and its date, where the build knew them.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return developmentBuild
	}
	return versionOf(info)
}

const developmentBuild = "development build"

func versionOf(info *debug.BuildInfo) string {
	said := info.Main.Version
	if said == "" || said == "(devel)" {
		said = developmentBuild
	}
	recorded := map[string]string{}
	for _, s := range info.Settings {
		recorded[s.Key] = s.Value
	}
	commit, at := recorded["vcs.revision"], recorded["vcs.time"]
	if len(commit) < 12 || len(at) < len("2026-11-27") {
		return said
	}
	if said += " (commit " + commit[:12] + " of " + at[:len("2026-11-27")]; recorded["vcs.modified"] == "true" {
		said += ", with changes"
	}
	return said + ")"
}
