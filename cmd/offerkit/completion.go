package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// caseExtensions are those of files that may be a case.
var caseExtensions = [...]string{"yaml", "yml", "json", "xlsx"}

// completeCases offers the shell the files that may be a case, where one belongs.
func completeCases(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return caseExtensions[:], cobra.ShellCompDirectiveFilterFileExt
}

// offerFlags are the flags that name an offer of the case.
var offerFlags = [...]string{"from", "match", "offer"}

// completeOffers lets the flags that name an offer complete the names of those in the files that stand
// on the line already.
func completeOffers(root *cobra.Command, s streams) {
	for _, c := range root.Commands() {
		for _, flag := range offerFlags {
			if c.ValidArgsFunction == nil || c.Flags().Lookup(flag) == nil {
				continue
			}
			if _, found := c.GetFlagCompletionFunc(flag); found {
				continue
			}
			err := c.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, files []string, _ string) ([]string, cobra.ShellCompDirective) {
				return offersIn(s, files), cobra.ShellCompDirectiveNoFileComp
			})
			if err != nil {
				panic(err) // a slip of the program: no such flag
			}
		}
	}
}

// offersIn names the offers of a case, none where it cannot be read: whoever completes a line is told of
// mistakes when it runs.
func offersIn(s streams, files []string) (names []string) {
	if len(files) == 0 || slices.Contains(files, "-") {
		return nil
	}
	o := caseOptions{years: notGiven, taxYear: notGiven}
	c, err := o.load(s, files)
	if err != nil {
		return nil
	}
	result, err := comp.Compare(c)
	if err != nil {
		return nil
	}
	for i := range result.Offers {
		names = append(names, result.Offers[i].Name)
	}
	return names
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
