package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// What was claimed back once and is not now is said, whichever round dropped it; a clause that was
// shortened, a sign-on of another year and pay that is gone are not.
func TestDroppedClauses(t *testing.T) {
	clause := func(months int) comp.Clawback { return comp.Clawback{Months: months} }
	signOn := func(year, months int) comp.SignOn {
		return comp.SignOn{Year: year, Amount: dec("10000"), Clawback: clause(months)}
	}
	first := comp.Offer{SignOn: []comp.SignOn{signOn(1, 12), signOn(2, 24)}, Relocation: comp.Relocation{Amount: dec("5000"), Clawback: clause(18)}}
	second := comp.Offer{SignOn: []comp.SignOn{signOn(1, 0), signOn(2, 24)}, Relocation: comp.Relocation{Amount: dec("6000")}}
	for _, of := range []struct {
		name    string
		later   comp.Offer
		earlier []*comp.Offer
		want    []comp.DroppedClause
	}{
		{"by the last revision", second, []*comp.Offer{&first}, []comp.DroppedClause{
			{Term: comp.SignOnTerm.At(0), Year: 1, Clause: clause(12)}, {Term: comp.RelocationTerm.Alone(), Clause: clause(18)}}},
		{"by one before it", comp.Offer{SignOn: []comp.SignOn{signOn(1, 0)}}, []*comp.Offer{&first, &second}, []comp.DroppedClause{{Term: comp.SignOnTerm.At(0), Year: 1, Clause: clause(12)}}},
		{"shortened", comp.Offer{SignOn: []comp.SignOn{signOn(1, 6)}}, []*comp.Offer{&first}, nil},
		{"of another year", comp.Offer{SignOn: []comp.SignOn{signOn(3, 0)}}, []*comp.Offer{&first}, nil},
		{"pay that is gone", comp.Offer{}, []*comp.Offer{&first}, nil},
		{"never had", second, []*comp.Offer{{SignOn: []comp.SignOn{signOn(1, 0)}}}, nil},
	} {
		got := of.later.DroppedClauses(of.earlier...)
		if len(got) != len(of.want) {
			t.Errorf("%s: got %+v, want %+v", of.name, got, of.want)
			continue
		}
		for i := range got {
			if got[i].Term != of.want[i].Term || got[i].Year != of.want[i].Year || got[i].Clause.Months != of.want[i].Clause.Months {
				t.Errorf("%s: got %+v, want %+v", of.name, got[i], of.want[i])
			}
		}
	}
}
