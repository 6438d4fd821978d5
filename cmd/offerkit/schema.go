package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

type schemaOptions struct{ output string }

func newSchema(s streams) *cobra.Command {
	var o schemaOptions
	c := &cobra.Command{
		Use:   "schema",
		Short: "Write the JSON Schema of the case file, for editors",
		Long: `Schema writes the JSON Schema (2020-12) of the case file. By it an editor completes keys and
words, shows what each means, and marks what is misspelt or of the wrong form while you
write; check does more, and says it in words.

The files of init name it in their first line, which editors with the YAML language server
follow: VS Code with the extension YAML, JetBrains, Neovim, Helix. The schema has to lie in
the same folder, under the name that the line says; nothing is fetched. A case file in JSON
names it by a setting of the editor.`,
		Example: `  offerkit schema -o ` + casefile.SchemaFile + `
  offerkit schema | jq '."$defs".Offer.properties | keys'`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("schema takes no file; write offerkit schema, or offerkit check %s to validate it", args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return o.run(s) },
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write (default: -, standard output)")
	return c
}

func (o *schemaOptions) run(s streams) error {
	schema := func(w io.Writer) error {
		_, err := w.Write(casefile.Schema())
		return err
	}
	if o.output == "" || o.output == "-" {
		return schema(s.out)
	}
	return writeFile(s, o.output, schema)
}
