package main

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// tool is a question that an assistant may ask: a command, of whose flags some are its arguments.
type tool struct {
	name, title string
	description string
	subject     *argument // the argument that no flag has: the case, or a schedule
	flags       []string  // those that are arguments; none that names a file may be among them
	required    []string  // of them

	prepare func(s streams) prepared
}

// prepared is a question before its arguments are read.
type prepared struct {
	command *cobra.Command // whose flags take them
	answer  func(subject string) (answer, error)
}

// answer is what a tool says: in words, and as the contract of the command's JSON.
type answer struct {
	words []string
	json  func(w io.Writer) error
}

// argument describes an argument that no flag describes.
type argument struct {
	name, meaning string
	most          int  // characters
	object        bool // may be the value itself in place of its text
}

var (
	caseArgument = &argument{
		name: "case", most: casefile.MaxBytes, object: true,
		meaning: "the offers as a case file, its text in YAML or JSON (or the JSON value itself), not a path. Such as {as_of: 2026-11-23, offers: [" +
			"{company: Amazon, start: 2027-01-11, base: 160k, sign_on: [127k, 94k], rsu: {shares: 220, price: 1200, vesting: 5/15/40/40}}, " +
			"{company: Google, base: 175k, bonus: 15%, rsu: {value: 300k, price: 170, vesting: google}}]}; offerkit://schema has every key",
	}
	scheduleArgument = &argument{name: "schedule", most: 500, meaning: "an employer (amazon, google), yearly percentages (5/15/40/40, 25/25/25/25 quarterly), " +
		"equal parts (4y monthly, 12mo cliff) or month:percent (12:5 24:15 30:20 36:20 42:20 48:20)"}
)

// Limits of an argument that a flag takes.
const (
	maxArgument  = 500 // characters
	maxArguments = 20  // items of a list
)

// ofWords are the flags that take nothing but the words that a shell completes; others take more.
var ofWords = []string{"by", "component", "certainty", "allocation", "status", "student-loan"}

// argumentName is the name of a flag as an argument: as_of.
func argumentName(flag string) string { return strings.ReplaceAll(flag, "-", "_") }

// describe is the tool as a client sees it.
func (t *tool) describe() *mcp.Tool {
	closed := false
	return &mcp.Tool{
		Name: t.name, Title: t.title, Description: t.description, InputSchema: t.schema(),
		Annotations: &mcp.ToolAnnotations{Title: t.title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed},
	}
}

// schema describes the arguments.
func (t *tool) schema() *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}}}
	add := func(name string, property *jsonschema.Schema) {
		s.Properties[name] = property
		s.PropertyOrder = append(s.PropertyOrder, name)
	}
	if a := t.subject; a != nil {
		one := &jsonschema.Schema{Type: "string", Description: a.meaning, MinLength: new(1), MaxLength: &a.most}
		if a.object {
			one.Type, one.Types = "", []string{"string", "object"}
		}
		add(a.name, one)
		s.Required = append(s.Required, a.name)
	}
	command := t.prepare(streams{}).command
	for _, name := range t.flags {
		add(argumentName(name), t.flagSchema(command, command.Flags().Lookup(name)))
	}
	for _, name := range t.required {
		s.Required = append(s.Required, argumentName(name))
	}
	return s
}

// flagSchema describes an argument as the command's help does its flag.
func (t *tool) flagSchema(c *cobra.Command, f *pflag.Flag) *jsonschema.Schema {
	text := &jsonschema.Schema{Type: "string", MinLength: new(1), MaxLength: new(maxArgument)}
	if complete, found := c.GetFlagCompletionFunc(f.Name); found && slices.Contains(ofWords, f.Name) {
		text = &jsonschema.Schema{Type: "string"}
		words, _ := complete(c, nil, "")
		for _, word := range words {
			text.Enum = append(text.Enum, word)
		}
	}
	one := text
	switch f.Value.Type() {
	case "int":
		one = &jsonschema.Schema{Type: "integer"}
	case "bool":
		one = &jsonschema.Schema{Type: "boolean"}
	case "stringArray":
		one = &jsonschema.Schema{Type: "array", Items: text, MaxItems: new(maxArguments)}
	}
	one.Description = t.asArguments(f.Usage)
	return one
}

// dashed is a flag as the messages and the help of commands name it.
var dashed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`--([a-z]+(?:-[a-z]+)*)`) })

// asArguments names the flags in a text that are arguments as these: as_of for --as-of.
func (t *tool) asArguments(text string) string {
	return dashed().ReplaceAllStringFunc(text, func(flag string) string {
		if name := flag[len("--"):]; slices.Contains(t.flags, name) {
			return argumentName(name)
		}
		return flag
	})
}

// answerTo reads the arguments and answers.
func (t *tool) answerTo(s streams, arguments json.RawMessage) (answer, error) {
	given := map[string]json.RawMessage{}
	if err := json.Unmarshal(arguments, &given); err != nil && len(arguments) > 0 {
		return answer{}, usagef("the arguments are no object; write them by name")
	}
	maps.DeleteFunc(given, func(_ string, raw json.RawMessage) bool { return string(raw) == "null" }) // as not given
	p := t.prepare(s)
	subject, err := t.read(p.command, given)
	if err != nil {
		return answer{}, err
	}
	if err := emptyFlag(p.command, nil); err != nil {
		return answer{}, err
	}
	return p.answer(subject)
}

// read puts the arguments into the flags of a command and returns the one that no flag has.
func (t *tool) read(c *cobra.Command, given map[string]json.RawMessage) (subject string, err error) {
	schema := t.schema()
	for _, name := range slices.Sorted(maps.Keys(given)) {
		switch flag := strings.ReplaceAll(name, "_", "-"); {
		case schema.Properties[name] == nil:
			return "", usagef("%s has no argument %q; %s", t.name, name, oneOf(name, schema.PropertyOrder))
		case t.subject != nil && name == t.subject.name:
			subject, err = t.subject.read(given[name])
		default:
			err = setFlag(c.Flags().Lookup(flag), given[name])
		}
		if err != nil {
			return "", err
		}
	}
	for _, name := range schema.Required {
		if given[name] == nil {
			return "", usagef("the argument %s is missing", name)
		}
	}
	return subject, nil
}

// read reads a subject: a text, or a value whose text the reader of cases takes.
func (a *argument) read(raw json.RawMessage) (string, error) {
	var text string
	switch err := json.Unmarshal(raw, &text); {
	case err != nil && a.object && raw[0] == '{':
		return string(raw), nil
	case err != nil:
		return "", usagef("%s is no text", a.name)
	case strings.TrimSpace(text) == "":
		return "", usagef("%s is empty", a.name)
	case len(text) > a.most:
		return "", usagef("%s is %d bytes long, the limit is %d", a.name, len(text), a.most)
	}
	return text, nil
}

// setFlag puts an argument into the flag of its name, or the items of a list one after the other.
func setFlag(f *pflag.Flag, raw json.RawMessage) error {
	items := []json.RawMessage{raw}
	if f.Value.Type() == "stringArray" && raw[0] == '[' {
		if err := json.Unmarshal(raw, &items); err != nil {
			return usagef("%s is no list", argumentName(f.Name))
		}
	}
	if len(items) > maxArguments {
		return usagef("%s has %d items, the limit is %d", argumentName(f.Name), len(items), maxArguments)
	}
	for _, item := range items {
		text, err := flagText(f, item)
		if err != nil {
			return err
		}
		if err := f.Value.Set(text); err != nil {
			return usagef("%s %q %w", argumentName(f.Name), text, err)
		}
		f.Changed = true
	}
	return nil
}

// flagText is a value as a command line has it: a text, or a number, true or false as it is written.
func flagText(f *pflag.Flag, raw json.RawMessage) (string, error) {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		text = string(raw)
	}
	isFlag := text == "true" || text == "false"
	switch kind := f.Value.Type(); {
	case len(text) > maxArgument:
		return "", usagef("%s is %d bytes long, the limit is %d", argumentName(f.Name), len(text), maxArgument)
	case kind == "bool" && !isFlag:
		return "", usagef("%s is neither true nor false", argumentName(f.Name))
	case raw[0] == '{' || raw[0] == '[' || kind != "bool" && raw[0] != '"' && isFlag:
		return "", usagef("%s is no text and no number", argumentName(f.Name))
	}
	return text, nil
}

// mistake is one of those that an answer lists.
type mistake struct {
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
	Mend    string `json:"mend,omitempty"`
}

// mistakesOf lists what is wrong, each with its place in the case where it has one.
func (t *tool) mistakesOf(err error) (list []mistake) {
	for _, one := range each(err) {
		var at *casefile.Error
		if errors.As(one, &at) {
			list = append(list, mistake{at.Line, at.Column, at.Message, at.Mend})
			continue
		}
		list = append(list, mistake{Message: t.asArguments(legible(one))})
	}
	return list
}
