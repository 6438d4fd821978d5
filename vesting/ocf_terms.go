package vesting

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
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
// Errors about the content are ErrTerms by errors.Is, all of them joined, each of one of
// the types *[CycleError], *[DanglingError], *[OverAllocationError], *[CliffError],
// *[NumberError] and *[FieldError].
func ParseTerms(data []byte, o Options) (*Terms, error) {
	var document termsDocument
	if err := json.Unmarshal(data, &document); err != nil {
		return nil, fmt.Errorf("vesting terms: %w", jsonError(data, err))
	}
	r := &reader{}
	r.checkProperties(data)
	return r.compile(document, o)
}

// termsFile is a package's vesting terms file.
type termsFile struct {
	FileType string          `json:"file_type"`
	Items    []termsDocument `json:"items"`
}

// ParseTermsFile reads the VestingTerms object with the given id from an OCF package's
// vesting terms file (file_type OCF_VESTING_TERMS_FILE). A file that holds a single
// object, by itself or as the only item, needs no id.
func ParseTermsFile(data []byte, id string, o Options) (*Terms, error) {
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
	i, err := file.find(id)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	r.checkProperties(itemOf(data, i))
	return r.compile(file.Items[i], o)
}

// find returns the index of the item with the id, or of the only one where none is asked
// for. An id that two items have names neither.
func (f *termsFile) find(id string) (int, error) {
	if len(f.Items) == 1 && id == "" {
		return 0, nil
	}
	r := &reader{}
	first := map[string]int{}
	ids := make([]string, len(f.Items))
	for i, item := range f.Items {
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
	if err := errors.Join(r.errors...); err != nil {
		return 0, err
	}
	if i, found := first[id]; found {
		return i, nil
	}
	return 0, &TermsNotFoundError{ID: id, IDs: ids}
}

// itemOf returns the JSON of an item of a file that has been read.
func itemOf(data []byte, i int) []byte {
	var file struct {
		Items []json.RawMessage `json:"items"`
	}
	if json.Unmarshal(data, &file) != nil || i >= len(file.Items) {
		return nil
	}
	return file.Items[i]
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
	if err := errors.Join(r.errors...); err != nil {
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

// Name returns the name of the terms, or "".
func (t *Terms) Name() string { return t.document.Name }

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

// jsonError adds the line to a syntax error.
func jsonError(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d is not JSON: %w", lineOf(data, syntax.Offset), err)
	case errors.As(err, &kind):
		return fmt.Errorf("line %d: %s cannot be %s", lineOf(data, kind.Offset), kind.Field, article(kind.Value))
	}
	return err
}

func lineOf(data []byte, offset int64) int {
	return 1 + strings.Count(string(data[:min(max(offset, 0), int64(len(data)))]), "\n")
}

func article(value string) string {
	if strings.ContainsAny(value[:min(1, len(value))], "aeiou") {
		return "an " + value
	}
	return "a " + value
}
