package xlsx

import "testing"

// A formula's text has to mean what its value was worked out as.
func TestFormulaBrackets(t *testing.T) {
	a := formula{text: "A1", value: 7, binds: bindsCell}
	b := formula{text: "B1", value: 2, binds: bindsCell}
	c := formula{text: "C1", value: 3, binds: bindsCell}
	for _, test := range []struct {
		f     formula
		text  string
		value float64
	}{
		{a.plus(b).times(c), "(A1+B1)*C1", 27},
		{a.times(b.plus(c)), "A1*(B1+C1)", 35},
		{a.plus(b.times(c).negated()), "A1-(B1*C1)", 1},
		{a.minus(b.minus(c)), "A1-(B1-C1)", 8},
		{a.minus(b.plus(c)), "A1-(B1+C1)", 2},
		{a.minus(b.times(c)), "A1-B1*C1", 1},
		{a.over(b.times(c)), "A1/(B1*C1)", 7.0 / 6},
		{a.times(b).over(c), "A1*B1/C1", 14.0 / 3},
		{a.plus(b).power(c), "(A1+B1)^C1", 729},
		{a.power(b.power(c)), "A1^(B1^C1)", 5764801},
		{a.times(b.power(c)), "A1*B1^C1", 56},
		{a.negated().times(b), "(-A1)*B1", -14},
		{a.part(5, 12), "A1*5/12", 35.0 / 12},
		{a.part(1, 3), "A1/3", 7.0 / 3},
		{a.part(3, 1), "A1*3", 21},
		{a.plus(b).part(1, 2).rounded(0), "ROUND((A1+B1)/2,0)", 5},
		{a.over(b).floor(), "INT(A1/B1)", 3},
		{a.least(b).plus(b.most(c)), "MIN(A1,B1)+MAX(B1,C1)", 5},
		{a.over(b).unlessZero(b), "IF(B1=0,0,A1/B1)", 3.5},
		{a.part(0, 3).rounded(2), "0", 0},
		{a.minus(a.part(0, 3)), "A1", 7},
		{a.part(4, 4), "A1", 7},
		{a.over(b).settled(2), "ROUND(A1/B1,2)", 3.5},
		{a.over(b).settled(36), "A1/B1", 3.5},
		{whole(1).plus(a).power(yearsFrom(0, 0)), "1", 1},
		{whole(1).plus(a).power(yearsFrom(24, 0)), "(1+A1)^2", 64},
		{a.compared("<", b, false), "A1<B1", 0},
		{a.joined("AND", b, true).not(), "NOT(AND(A1,B1))", 0},
	} {
		if test.f.text != test.text || test.f.value != test.value {
			t.Errorf("got %s = %v, want %s = %v", test.f.text, test.f.value, test.text, test.value)
		}
	}
}

// Half a unit rounds away from zero, though the double lies a hair below it: 1.005 is
// stored as 1.00499999999999989.
func TestRoundHalfAway(t *testing.T) {
	for _, c := range []struct {
		x      float64
		places int32
		want   float64
	}{
		{1.005, 2, 1.01}, {-1.005, 2, -1.01}, {2.5, 0, 3}, {-2.5, 0, -3}, {1.0049, 2, 1}, {0.335 * 3, 2, 1.01}, {2098.8075, 4, 2098.8075},
	} {
		if got := roundHalfAway(c.x, c.places); got != c.want {
			t.Errorf("%v to %d places: got %v, want %v", c.x, c.places, got, c.want)
		}
	}
}

func TestColumnNames(t *testing.T) {
	for col, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA"} {
		if got := columnName(col); got != want {
			t.Errorf("column %d is %s, want %s", col, got, want)
		}
	}
}
