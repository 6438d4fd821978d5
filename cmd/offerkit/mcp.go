package main

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"io"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func newMCP(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: "Answer an AI assistant's questions over standard input and output",
		Long: `MCP serves the Model Context Protocol over standard input and output: an assistant that
speaks it writes your offers down as a case, and the figures come from offerkit, exact to
the cent, instead of from its head. It opens no file, remembers nothing and uses no network;
what you tell the assistant goes where the assistant runs.

The assistant starts it by itself; in a terminal there is nothing to see.`,
		Example: `  claude mcp add offerkit -- offerkit mcp`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("mcp takes no file; the assistant hands it each case as text")
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			today := func() vesting.Date { return day(time.Now()) } // it may run for weeks
			return serveAssistant(c.Context(), s.in, s.out, today)
		},
	}
}

// serveAssistant answers the messages of a client until it closes its stream.
func serveAssistant(ctx context.Context, in io.Reader, out io.Writer, today func() vesting.Date) error {
	lines := newAnswers(out)
	err := newAssistant(today).Run(ctx, &mcp.IOTransport{
		Reader:        &messages{in: bufio.NewReader(in), out: lines},
		Writer:        lines,
		MaxLineLength: maxMessage + 1, // with the end of the line
	})
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// instructions tell an assistant what the tools need.
const instructions = `Exact comparison of job offers: pay by year, vesting, taxes, leaving, what to ask for.
Write the offers down as a case (YAML or JSON, in the argument case), as in offerkit://example; offerkit://schema has every key.
Copy figures from the letters, invent none: what is missing is left out or asked for. Amounts 185000 or 185k, rates 15%, dates 2027-01-11.
check_case says what is wrong with a case, with line and column. Figures come back as strings, exact to the cent; quote them as they are, with the assumptions.`

// newAssistant makes the server: the tools, the schema of a case and an example of one. It has no
// other capability, and what it offers does not change.
func newAssistant(today func() vesting.Date) *mcp.Server {
	server := mcp.NewServer(&mcp.Implementation{Name: "offerkit", Title: "offerkit", Version: version()}, &mcp.ServerOptions{
		Instructions: instructions,
		Capabilities: &mcp.ServerCapabilities{Tools: &mcp.ToolCapabilities{}, Resources: &mcp.ResourceCapabilities{}},
	})
	desk := &desk{today: today, seats: make(chan struct{}, seats)}
	for _, t := range tools() {
		server.AddTool(t.describe(), desk.handler(t))
	}
	resource := func(name, title, kind, description string, text func() string) {
		uri := "offerkit://" + name
		server.AddResource(&mcp.Resource{URI: uri, Name: name, Title: title, MIMEType: kind, Description: description},
			func(context.Context, *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
				return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: kind, Text: text()}}}, nil
			})
	}
	resource("schema", "Schema of a case", "application/schema+json", "JSON Schema of the argument case: every key with its meaning, unit, bounds and an example.",
		func() string { return string(casefile.Schema()) })
	resource("example", "Example of a case", "application/yaml", "Two ordinary offers in the short form, as the argument case takes them.",
		func() string { return exampleCase })
	return server
}

//go:embed mcp_example.yaml
var exampleCase string
