package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

// newRoot assembles the commands, one file each.
func newRoot(s streams) *cobra.Command {
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
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetVersionTemplate("offerkit {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage(err) })
	root.AddCommand(
		newCompare(s),
		newReport(s),
		newExplain(s),
		newLeave(s),
		newVest(s),
		newCheck(s),
		newInit(s),
	)
	return root
}

// version is the module's version as the build recorded it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development build"
	}
	return info.Main.Version
}
