package vesting

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"
)

// PlaceError is an error about the content of vesting terms, with its place in the text that
// was read. It is what the error in it is, by errors.Is and errors.As.
type PlaceError struct {
	Line, Column int // from 1, the column in characters
	Err          error
}

func (e *PlaceError) Error() string {
	if e.Err == nil {
		return ErrTerms.Error()
	}
	return e.Err.Error()
}

// Unwrap returns the error without its place.
func (e *PlaceError) Unwrap() error { return e.Err }

// mark notes where a part of the text begins, or a field of it: the first of a name.
func (r *reader) mark(where, field string, at int) {
	if r.places == nil {
		r.places = map[[2]string]int{}
	}
	if _, known := r.places[[2]string{where, field}]; !known {
		r.places[[2]string{where, field}] = at
	}
}

// joined returns all errors, each with its place in the text where that is known.
func (r *reader) joined(text []byte) error {
	placed := make([]error, len(r.errors))
	for i, err := range r.errors {
		placed[i] = err
		if at, known := r.offsetOf(err); known {
			line, column := placeOf(text, at)
			placed[i] = &PlaceError{line, column, err}
		}
	}
	return errors.Join(placed...)
}

// offsetOf returns where the part begins that an error is about.
func (r *reader) offsetOf(err error) (int, bool) {
	switch e := err.(type) {
	case *FieldError:
		return r.find(e.Where, e.Field)
	case *NumberError:
		return r.find(e.Where, e.Field)
	case *CliffError:
		return r.find(e.Where, "")
	case *imprecise:
		return r.find(e.where, "")
	case *DanglingError:
		return r.find(conditionName(e.Condition), e.Field)
	case *CycleError:
		if len(e.Path) > 0 {
			return r.find(conditionName(e.Path[0]), "")
		}
	case *OverAllocationError:
		if n := len(e.Path); n > 0 {
			return r.find(conditionName(e.Path[n-1]), "")
		}
		return r.find("the terms", "")
	}
	return 0, false
}

// find returns where a field begins; where the text does not have it, the part in which it
// is missing.
func (r *reader) find(where, field string) (int, bool) {
	if offset, known := r.places[[2]string{where, field}]; known {
		return offset, true
	}
	least := -1
	for at, offset := range r.places {
		if field != "" && at[0] == where && strings.HasSuffix(at[1], "."+field) && (least < 0 || offset < least) {
			least = offset
		}
	}
	if least >= 0 {
		return least, true
	}
	offset, known := r.places[[2]string{where, ""}]
	if part, found := strings.CutSuffix(where, " cliff"); !known && found {
		return r.find(part, "cliff")
	}
	return offset, known
}

// placeOf returns the line and column of a byte.
func placeOf(text []byte, at int) (line, column int) {
	before := text[:min(max(at, 0), len(text))]
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}

// eachProperty calls visit for the properties of an object that begins at a byte of a text;
// it stops at what it cannot read.
func eachProperty(data []byte, at int, visit func(name string, nameAt int, value []byte, valueAt int)) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
		return
	}
	for decoder.More() {
		before := int(decoder.InputOffset())
		token, err := decoder.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return
		}
		var value json.RawMessage
		if decoder.Decode(&value) != nil {
			return
		}
		quote := max(bytes.IndexByte(data[before:], '"'), 0)
		visit(name, at+before+quote, value, at+int(decoder.InputOffset())-len(value))
	}
}

// eachItem does so for the items of a list.
func eachItem(data []byte, at int, visit func(i int, item []byte, at int)) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	if open, err := decoder.Token(); err != nil || open != json.Delim('[') {
		return
	}
	for i := 0; decoder.More(); i++ {
		var item json.RawMessage
		if decoder.Decode(&item) != nil {
			return
		}
		visit(i, item, at+int(decoder.InputOffset())-len(item))
	}
}
