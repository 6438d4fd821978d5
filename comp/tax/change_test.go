package tax

import (
	"bytes"
	"slices"
	"testing"
)

// A newer file against the embedded law: what it has of its own is named, rule by rule.
func TestChanges(t *testing.T) {
	data, err := lawFiles.ReadFile("law/us-ca.json")
	if err != nil {
		t.Fatal(err)
	}
	law, err := Embedded().With(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range law.Changes() {
		if c.New || c.Rules != nil {
			t.Errorf("the file itself changes %s of %d: %v", c.Table.Title, c.Table.Year, c.Rules)
		}
	}
	newer := bytes.Replace(data, []byte(`{"joint": 11670.63, "head_of_household": 11670.63, "others": 5835.31}`), []byte(`{"joint": 11680, "head_of_household": 11680, "others": 5840}`), 1)
	newer = bytes.Replace(newer, []byte(`"tax": "sdi", "year": 2026`), []byte(`"tax": "sdi", "year": 2027`), 1)
	if law, err = Embedded().With(newer); err != nil {
		t.Fatal(err)
	}
	var changed []string
	for _, c := range law.Changes() {
		if c.New {
			changed = append(changed, "new "+c.Table.Tax)
		}
		changed = append(changed, c.Rules...)
	}
	if want := []string{"standard deduction", "new sdi"}; !slices.Equal(changed, want) {
		t.Errorf("got %q, want %q", changed, want)
	}
}
