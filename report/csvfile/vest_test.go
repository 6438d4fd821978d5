package csvfile

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// What a user's own file says of an employer is no formula either.
func TestPresetsAreNoFormulas(t *testing.T) {
	hostile := vesting.Preset{
		Name: "acme", Company: "=1+1", Schedule: "1y annual", Instrument: "+1", AsOf: "-1", SignOn: "@SUM(A1)", Pricing: "a, b", Note: "\x1b=1\n",
		Readings: []vesting.Reading{{Says: "=2"}}, Sources: []vesting.Source{{URL: "=3"}},
	}
	var b bytes.Buffer
	if err := WritePresets(&b, []vesting.Preset{hostile, {Name: "none", Company: "None"}}); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(b.String()), "\n")[1:]
	want := []string{
		`acme,'=1+1,1y annual,100,12,0,'+1,'-1,,,'@SUM(A1),"a, b",,'=1 ,'=2,'=3`,
		"none,None,,,,,,,,,,,,,,",
	}
	for i := range want {
		if rows[i] != want[i] {
			t.Errorf("got  %s\nwant %s", rows[i], want[i])
		}
	}
}
