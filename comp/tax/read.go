package tax

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/vesting/spelling"
)

// DataError is one mistake in a file of tax tables, with its place.
type DataError struct {
	Line, Column int    // from 1, the column in characters
	Reason       string // what was found, lower case
	Mend         string // what to write instead; may be empty
}

func (e *DataError) Error() string {
	text := fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Reason)
	if e.Mend != "" {
		text += "; " + e.Mend
	}
	return text
}

// maxDataErrors bounds the mistakes reported of one file: nobody mends more in one go.
const maxDataErrors = 100

// With returns the law with the tables of a file on top: a table takes the place of the one of
// its place, tax and year, or is a new one. Everything that is wrong with the file is returned
// at once, each mistake a [*DataError].
func (l *Law) With(data []byte) (*Law, error) {
	r := reader{data: data, places: map[string]int{}, keys: map[string][]string{}}
	file := r.read()
	if file != nil {
		r.check(file)
	}
	if len(r.errs) > 0 {
		slices.SortStableFunc(r.errs, func(a, b *DataError) int {
			return (a.Line-b.Line)<<20 + a.Column - b.Column
		})
		var errs []error
		for i, err := range r.errs {
			if i == 0 || err.Line != r.errs[i-1].Line || err.Column != r.errs[i-1].Column { // what follows from the first there is no news
				errs = append(errs, err)
			}
		}
		return nil, errors.Join(errs...)
	}
	known := slices.Clone(file.Tables)
	for _, t := range file.Tables {
		known = append(known, embeddedFileOf(t.Place).Tables...)
	}
	return &Law{own: append(slices.Clone(l.own), unfold(file.Tables, known)...)}, nil
}

// reader reads a file strictly: it knows where each value stands, and refuses what the
// decoder of the standard library overlooks, such as a key that is unknown or written twice.
type reader struct {
	data   []byte
	json   *json.Decoder
	places map[string]int      // by path, such as tables[0].rules[1].rates: where the value begins
	keys   map[string][]string // by path of an object: its keys
	errs   []*DataError
}

// read returns the file, or nil where it cannot be read.
func (r *reader) read() *lawFile {
	r.data = bytes.TrimPrefix(r.data, []byte("\xef\xbb\xbf")) // the mark that some editors put first
	var whole json.RawMessage
	var syntax *json.SyntaxError
	if err := json.Unmarshal(r.data, &whole); errors.As(err, &syntax) {
		r.failAt(int(syntax.Offset)-1, "this is no JSON: "+syntax.Error(), "mend it here or just before")
		return nil
	} else if err != nil {
		r.failAt(0, err.Error(), "")
		return nil
	}
	r.json = json.NewDecoder(bytes.NewReader(r.data))
	r.value("", reflect.TypeFor[lawFile]())
	if len(r.errs) > 0 {
		return nil
	}
	var file lawFile
	if err := json.Unmarshal(r.data, &file); err != nil {
		r.failAt(0, err.Error(), "")
		return nil
	}
	return &file
}

// begins is where the next value begins.
func (r *reader) begins() int {
	at := int(r.json.InputOffset())
	for at < len(r.data) && strings.IndexByte(" \t\r\n,:", r.data[at]) >= 0 {
		at++
	}
	return at
}

var unmarshaler = reflect.TypeFor[json.Unmarshaler]()

// value reads the next value as one of a type.
func (r *reader) value(path string, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	at := r.begins()
	r.places[path] = at
	switch open := r.data[at]; {
	case reflect.PointerTo(t).Implements(unmarshaler):
		r.single(path, t)
	case t.Kind() == reflect.Struct && open == '{':
		r.object(path, t)
	case t.Kind() == reflect.Map && open == '{':
		r.object(path, t)
	case t.Kind() == reflect.Slice && open == '[':
		r.token()
		for i := 0; r.json.More(); i++ {
			r.value(fmt.Sprintf("%s[%d]", path, i), t.Elem())
		}
		r.token()
	default:
		r.single(path, t)
	}
}

func (r *reader) token() json.Token {
	token, _ := r.json.Token() // the text is JSON: it was read once already
	return token
}

// words says what a value should be.
func words(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text in quotes"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list in [ ]"
	}
	return "an object in { }"
}

// single reads a value that is no part of the schema's tree by itself.
func (r *reader) single(path string, t reflect.Type) {
	at := r.begins()
	var raw json.RawMessage
	if err := r.json.Decode(&raw); err != nil {
		r.failAt(at, err.Error(), "")
		return
	}
	if string(raw) == "null" {
		r.failAt(at, lastKey(path)+" has no value", "write one, or leave the key out")
		return
	}
	if err := json.Unmarshal(raw, reflect.New(t).Interface()); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && !reflect.PointerTo(t).Implements(unmarshaler) {
			r.failAt(at, fmt.Sprintf("%s is not %s", shortened(string(raw)), words(t)), "")
			return
		}
		reason := err.Error()
		if wrong != nil {
			reason = fmt.Sprintf("%s holds a %s that does not belong there", lastKey(path), wrong.Value)
		}
		r.failAt(at, reason, "")
	}
}

// object reads an object with the keys of a struct, or with any keys of a map.
func (r *reader) object(path string, t reflect.Type) {
	r.token()
	for r.json.More() {
		at := r.begins()
		key, _ := r.token().(string)
		below := strings.TrimPrefix(path+"."+key, ".")
		if slices.Contains(r.keys[path], key) {
			r.failAt(at, fmt.Sprintf("%q is written twice", key), "keep one of them")
		}
		r.keys[path] = append(r.keys[path], key)
		if t.Kind() == reflect.Map {
			r.value(below, t.Elem())
			continue
		}
		field, known := fieldOf(t, key)
		if !known {
			r.failAt(at, fmt.Sprintf("unknown key %q", key), nearestKey(t, key))
			var skipped json.RawMessage
			_ = r.json.Decode(&skipped)
			continue
		}
		r.value(below, field.Type)
	}
	r.token()
}

func fieldOf(t reflect.Type, key string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); keyOf(f) == key && key != "" {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

func keyOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

func nearestKey(t reflect.Type, written string) string {
	best, least := "", 3
	var all []string
	for i := range t.NumField() {
		key := keyOf(t.Field(i))
		if key == "" {
			continue
		}
		all = append(all, key)
		if n := spelling.Distance(strings.ToLower(written), key, least); n < least {
			best, least = key, n
		}
	}
	if best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return "the keys here are " + strings.Join(all, ", ")
}

func lastKey(path string) string { return fmt.Sprintf("%q", path[strings.LastIndexByte(path, '.')+1:]) }

// fail reports a mistake at a path, or at what holds it where the path is not written.
func (r *reader) fail(path, reason, mend string) {
	for {
		if at, known := r.places[path]; known {
			r.failAt(at, reason, mend)
			return
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
}

func (r *reader) failAt(at int, reason, mend string) {
	if len(r.errs) >= maxDataErrors {
		return
	}
	before := r.data[:min(max(at, 0), len(r.data))]
	r.errs = append(r.errs, &DataError{
		Line: 1 + bytes.Count(before, []byte("\n")), Column: 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]), Reason: reason, Mend: mend,
	})
}
