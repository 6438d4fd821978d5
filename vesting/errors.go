package vesting

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrTerms is what every error about the content of vesting terms is, by errors.Is,
// whatever its type.
var ErrTerms = errors.New("invalid vesting terms")

// RangeError reports vesting that would run past the calendar.
type RangeError struct {
	After Date // the day from which the instalments count
}

func (e *RangeError) Error() string {
	return fmt.Sprintf("vesting from %v runs past the year %d; check the start, the length and the number of instalments", e.After, maxYear)
}

// shownIDs joins ids for a message. One with characters that do not print is quoted: an id
// is text from a file, and must not command a terminal.
func shownIDs(ids []string, separator string) string {
	shown := make([]string, len(ids))
	for i, id := range ids {
		shown[i] = id
		if quoted := strconv.Quote(id); quoted != `"`+id+`"` {
			shown[i] = quoted
		}
	}
	return strings.Join(shown, separator)
}

// CycleError reports conditions that lead back to themselves, so that vesting would never
// end; or that nothing leads to.
type CycleError struct {
	Path []string // condition ids, the first and the last the same
}

func (e *CycleError) Error() string {
	return fmt.Sprintf("the conditions go round in a circle: %s; take one out of next_condition_ids", shownIDs(e.Path, " > "))
}

// Is reports that it is an ErrTerms.
func (e *CycleError) Is(target error) bool { return target == ErrTerms }

// DanglingError reports a reference to a condition that does not exist, or exists twice.
type DanglingError struct {
	Condition string // the condition that refers
	Field     string // next_condition_ids or relative_to_condition_id
	ID        string // the id that it names
	Near      string // an id that it may have meant, or ""
}

func (e *DanglingError) Error() string {
	text := fmt.Sprintf("condition %q: %s names %q, and no condition has that id", e.Condition, e.Field, e.ID)
	if e.Near != "" {
		text += fmt.Sprintf("; did you mean %q?", e.Near)
	}
	return text
}

// Is reports that it is an ErrTerms.
func (e *DanglingError) Is(target error) bool { return target == ErrTerms }

// OverAllocationError reports terms that vest more than the whole grant.
type OverAllocationError struct {
	Path  []string // the conditions that add up to too much, where known
	Total string   // the part of the grant they vest, 6/5
}

func (e *OverAllocationError) Error() string {
	text := fmt.Sprintf("the terms vest %s of the grant, more than all of it", e.Total)
	if len(e.Path) > 0 {
		text += " (" + shownIDs(e.Path, " > ") + ")"
	}
	return text
}

// Is reports that it is an ErrTerms.
func (e *OverAllocationError) Is(target error) bool { return target == ErrTerms }

func overAllocated(total ratio) error {
	return &OverAllocationError{Total: total.rat().RatString()}
}

// imprecise is ErrTooPrecise found while reading terms, and so an ErrTerms as well.
type imprecise struct{ where string }

func tooPrecise(where string) error { return &imprecise{where} }

func (e *imprecise) Error() string { return e.where + ": " + ErrTooPrecise.Error() }

func (e *imprecise) Is(target error) bool { return target == ErrTerms || target == ErrTooPrecise }

// CliffError reports a cliff that the instalments do not reach, or that leaves none for
// the part that is to vest after it.
type CliffError struct {
	Where       string // the condition or the statement
	Cliff       string // the cliff as written: "instalment 13", "24 months"
	Occurrences int
	Reason      string
}

func (e *CliffError) Error() string {
	return fmt.Sprintf("%s: a cliff at %s of %d occurrences %s", e.Where, e.Cliff, e.Occurrences, e.Reason)
}

// Is reports that it is an ErrTerms.
func (e *CliffError) Is(target error) bool { return target == ErrTerms }

// NumberError reports a number that is none, or that cannot be: a negative share, a
// denominator of zero, a period without length.
type NumberError struct {
	Where  string // the condition or the statement
	Field  string
	Text   string // what was written
	Reason string // why it is refused, with the mend
}

func (e *NumberError) Error() string {
	return fmt.Sprintf("%s: %s %q %s", e.Where, e.Field, e.Text, e.Reason)
}

// Is reports that it is an ErrTerms.
func (e *NumberError) Is(target error) bool { return target == ErrTerms }

// FieldError reports a field that is missing, or holds none of the values it may.
type FieldError struct {
	Where  string
	Field  string
	Reason string
}

func (e *FieldError) Error() string {
	return fmt.Sprintf("%s: %s %s", e.Where, e.Field, e.Reason)
}

// Is reports that it is an ErrTerms.
func (e *FieldError) Is(target error) bool { return target == ErrTerms }
