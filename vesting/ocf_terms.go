package vesting

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Terms are the vesting terms of the Open Cap Format, read and checked: a graph of
// conditions (v1), or a list of statements (v2, alpha). They are immutable; one Terms
// serves any number of issuances, at the same time too.
type Terms struct {
	document   termsDocument
	allocation Allocation
	options    Options

	conditions []condition // v1
	roots      []int       // the conditions that none leads to, where the path begins

	statements []statement // v2
}

// ParseTerms reads one VestingTerms object: v1 (vesting_conditions), v2 as of its alpha
// (statements with a schedule), or the statements with a vesting_base of its draft of
// May 2026. The options say how to read what the standard leaves open; they are part of
// the terms from then on. Properties that are not known, or have no effect where they
// stand, are errors; remarks (comments, $schema) are passed over.
//
// Errors about the content are ErrTerms by errors.Is, all of them joined, each with its
// place in a *[PlaceError] and of one of the types *[CycleError], *[DanglingError], *[OverAllocationError], *[CliffError],
// *[NumberError] and *[FieldError].
func ParseTerms(data []byte, o Options) (*Terms, error) {
	var document termsDocument
	if err := json.Unmarshal(data, &document); err != nil {
		return nil, fmt.Errorf("vesting terms: %w", jsonError(data, err))
	}
	r := &reader{text: data}
	r.termsProperties(data, max(bytes.IndexByte(data, '{'), 0))
	return r.compile(document, o)
}

// termsFile is a package's vesting terms file.
type termsFile struct {
	FileType string          `json:"file_type"`
	Items    []termsDocument `json:"items"`
}

// vestingTermsFile is the type of a package's vesting terms file.
const vestingTermsFile = "OCF_VESTING_TERMS_FILE"

// ParseTermsFile reads the VestingTerms object with the given id from an OCF package's
// vesting terms file (file_type OCF_VESTING_TERMS_FILE). A file that holds a single
// object, by itself or as the only item, needs no id.
func ParseTermsFile(data []byte, id string, o Options) (*Terms, error) {
	r := &reader{text: data}
	if err := r.checkFileType(data); err != nil {
		return nil, err
	}
	var file termsFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("vesting terms: %w", jsonError(data, err))
	}
	if file.Items == nil {
		terms, err := ParseTerms(data, o)
		if err == nil && id != "" && id != terms.ID() {
			return nil, &TermsNotFoundError{ID: id, IDs: []string{terms.ID()}}
		}
		return terms, err
	}
	i, err := r.item(&file, id)
	if err != nil {
		return nil, err
	}
	eachProperty(data, 0, func(name string, _ int, items []byte, at int) {
		if strings.EqualFold(name, "items") {
			eachItem(items, at, func(k int, item []byte, at int) {
				if k == i {
					r.termsProperties(item, at)
				}
			})
		}
	})
	return r.compile(file.Items[i], o)
}

// checkFileType refuses what is no file of vesting terms, of this format or of any, and
// marks the items of one that is.
func (r *reader) checkFileType(data []byte) error {
	if text := bytes.TrimSpace(data); len(text) > 0 && text[0] != '{' && text[0] != '[' {
		return &SyntaxError{1, 1, "the file is no JSON, as the terms of the Open Cap Format are; name a package's vesting terms file"}
	}
	if err := json.Unmarshal(data, new(json.RawMessage)); err != nil {
		return jsonError(data, err)
	}
	r.mark("the file", "", max(bytes.IndexByte(data, '{'), 0))
	terms, found, empty := false, false, false
	eachProperty(data, 0, func(name string, nameAt int, value []byte, at int) {
		r.mark("the file", name, nameAt)
		switch lower := strings.ToLower(name); lower {
		case "items":
			empty = value[0] == '[' && len(bytes.TrimSpace(value[1:len(value)-1])) == 0
			eachItem(value, at, func(i int, _ []byte, at int) { r.mark(fmt.Sprintf("item %d", i+1), "", at) })
			terms = true
		case "vesting_conditions", "statements", "object_type":
			terms = true
		case "file_type":
			terms = true
			var text string
			if json.Unmarshal(value, &text) == nil && text != vestingTermsFile {
				r.fail(&FieldError{"the file", "file_type", fmt.Sprintf("%q is that of another file; name the package's vesting terms file, of the type %s", text, vestingTermsFile)})
			}
		default:
			found = true
		}
	})
	switch {
	case len(r.errors) == 0 && empty:
		r.fail(&FieldError{"the file", "items", "is empty: the file holds no vesting terms; name one that does"})
	case !terms && found:
		r.fail(&FieldError{"the file", "vesting_conditions", "is missing, and so are statements and items: these are no vesting terms; name a file of the Open Cap Format that holds some"})
	}
	return r.joined(data)
}

// item returns the index of the item with the id, or of the only one where none is asked
// for. An id that two items have names neither.
func (r *reader) item(file *termsFile, id string) (int, error) {
	if len(file.Items) == 1 && id == "" {
		return 0, nil
	}
	first := map[string]int{}
	ids := make([]string, len(file.Items))
	for i, item := range file.Items {
		ids[i] = item.ID
		before, twice := first[item.ID]
		switch where := fmt.Sprintf("item %d", i+1); {
		case id != "" && item.ID != id: // not asked for
		case strings.TrimSpace(item.ID) == "":
			r.fail(&FieldError{where, "id", "is missing or blank, and the file has several vesting terms; give each an id of its own"})
		case twice:
			r.fail(&FieldError{where, "id", fmt.Sprintf("%q is that of item %d too; give each vesting terms an id of its own", item.ID, before+1)})
		default:
			first[item.ID] = i
		}
	}
	if err := r.joined(r.text); err != nil {
		return 0, err
	}
	if i, found := first[id]; found {
		return i, nil
	}
	return 0, &TermsNotFoundError{ID: id, IDs: ids}
}

// TermsNotFoundError reports a file of several vesting terms of which none has the id
// asked for.
type TermsNotFoundError struct {
	ID  string   // "" when none was asked for
	IDs []string // the ids that the file has
}

func (e *TermsNotFoundError) Error() string {
	has := "the file has none"
	if len(e.IDs) > 0 {
		has = "the file has " + shownIDs(e.IDs, ", ")
	}
	if e.ID == "" {
		return "say which vesting terms are meant by their id; " + has
	}
	return fmt.Sprintf("no vesting terms with id %q; %s", e.ID, has)
}

func (r *reader) compile(document termsDocument, o Options) (*Terms, error) {
	if document.ObjectType != "" && document.ObjectType != "VESTING_TERMS" {
		r.fail(&FieldError{"the terms", "object_type", fmt.Sprintf("%q is that of another object; vesting terms have VESTING_TERMS", document.ObjectType)})
		return nil, r.joined(r.text)
	}
	if strings.TrimSpace(document.ID) == "" {
		r.fail(&FieldError{"the terms", "id", "is missing or blank; give the terms an id"})
	}
	document.ObjectType = "VESTING_TERMS"
	t := &Terms{document: document, options: o}
	switch {
	case len(document.Statements) > 0 && len(document.Conditions) > 0:
		r.fail(&FieldError{"the terms", "statements", "and vesting_conditions cannot both be given"})
	case len(document.Statements) > 0:
		r.idle("the terms", "allocation_type", document.AllocationType != "" && document.AllocationType != CumulativeRoundDown.String(), "statements, which deal by CUMULATIVE_ROUND_DOWN")
		t.statements = r.statements(document.Statements, o)
	case len(document.Conditions) > 0:
		t.allocation = r.allocation(document.AllocationType)
		t.readConditions(r)
	default:
		r.fail(&FieldError{"the terms", "vesting_conditions", "is missing or empty"})
	}
	if err := r.joined(r.text); err != nil {
		return nil, err
	}
	return t, nil
}

func (r *reader) allocation(text string) Allocation {
	if text == "" {
		r.fail(&FieldError{"the terms", "allocation_type", "is missing; write CUMULATIVE_ROUND_DOWN or another of the seven"})
		return 0
	}
	for a, name := range allocationNames {
		if name == text {
			return Allocation(a)
		}
	}
	r.fail(&FieldError{"the terms", "allocation_type", fmt.Sprintf("%q is not one of %s", text, strings.Join(allocationNames[:], ", "))})
	return 0
}

// ID returns the id of the terms.
func (t *Terms) ID() string { return t.document.ID }

// Allocation returns how the terms deal whole shares; v2 has one way, the default.
func (t *Terms) Allocation() Allocation { return t.allocation }

// WithAllocation returns terms that deal whole shares in another way.
func (t *Terms) WithAllocation(a Allocation) *Terms {
	other := *t
	other.allocation = a
	if len(t.conditions) > 0 {
		other.document.AllocationType = a.String()
	}
	return &other
}

// EventIDs returns the conditions (v1) or events (v2) that depend on something happening,
// and so on an [Occurrence], in the order of the terms.
func (t *Terms) EventIDs() []string {
	var ids []string
	seen := map[string]bool{"": true}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, c := range t.conditions {
		if c.trigger == onEvent {
			add(c.id)
		}
	}
	for _, s := range t.statements {
		add(s.event)
	}
	return ids
}

// MarshalJSON writes the terms as an Open Cap Format VestingTerms object.
func (t *Terms) MarshalJSON() ([]byte, error) { return json.Marshal(t.document) }

// SyntaxError reports a text that is no JSON, or JSON of another shape.
type SyntaxError struct {
	Line, Column int // from 1, the column in characters
	Reason       string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Reason)
}

// Is reports that it is an ErrTerms.
func (e *SyntaxError) Is(target error) bool { return target == ErrTerms }

// jsonError says where a text is no JSON, or of another shape, in plain words.
func jsonError(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return &SyntaxError{1, 1, "the file is empty"}
	case errors.As(err, &syntax):
		return syntaxErrorAt(data, int(syntax.Offset))
	case errors.As(err, &kind) && kind.Field == "":
		return placed(data, valueStart(data, int(kind.Offset)), fmt.Sprintf("%s stands where an object {...} belongs", article(kind.Value)))
	case errors.As(err, &kind):
		return placed(data, valueStart(data, int(kind.Offset)), fmt.Sprintf("%s cannot be %s", kind.Field, article(kind.Value)))
	}
	return err
}

// syntaxErrorAt says what was found at the byte that the parser stopped behind.
func syntaxErrorAt(data []byte, offset int) error {
	at := min(max(offset-1, 0), len(data))
	found, _ := utf8.DecodeRune(data[at:])
	switch {
	case offset >= len(data) && !json.Valid(data) && endsEarly(data):
		return placed(data, len(data), "the file ends in the middle; close what was opened with { or [ or a quote")
	case afterEnd(data, at):
		return placed(data, at, "this stands after the end of the JSON; delete it, or the bracket that ends it too early")
	}
	return placed(data, at, fmt.Sprintf("this is not JSON: %q cannot stand here; check the commas, quotes and brackets before it", found))
}

// endsEarly reports whether a text is the beginning of JSON.
func endsEarly(data []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(data))
	var value json.RawMessage
	return errors.Is(decoder.Decode(&value), io.ErrUnexpectedEOF)
}

// valueStart returns where a value begins that the parser has read up to a byte: one of a
// wrong kind, a list or object of which it has read the bracket alone.
func valueStart(data []byte, end int) int {
	end = min(max(end, 0), len(data))
	switch {
	case end > 0 && data[end-1] == '"':
		for start := end - 2; start >= 0; start-- {
			if data[start] == '"' && (start == 0 || data[start-1] != '\\') {
				return start
			}
		}
	case end > 0 && (data[end-1] == '[' || data[end-1] == '{'):
		return end - 1
	}
	return 1 + bytes.LastIndexAny(data[:end], ",:[{ \t\r\n")
}

// afterEnd reports whether a whole value stands before a byte.
func afterEnd(data []byte, at int) bool { return json.Valid(data[:at]) }

func placed(data []byte, offset int, reason string) error {
	line, column := placeOf(data, offset)
	return &SyntaxError{line, column, reason}
}

func article(value string) string {
	if strings.ContainsAny(value[:min(1, len(value))], "aeiou") {
		return "an " + value
	}
	return "a " + value
}
