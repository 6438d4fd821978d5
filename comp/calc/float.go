package calc

import "math"

// Floats works the numbers of a program out in floating point, many times and without
// allocating: for simulation, which alone may. Where a quotient by zero is read it is an
// infinity or not a number. It is for one goroutine.
type Floats struct {
	p      *Program
	values []float64
	inputs []float64      // by term
	number map[string]int // by term: its place in inputs
	steps  []floatStep
	grown  []float64 // by step of OpGrow and OpDaily: the exponent
}

type floatStep struct {
	a, b, c floatOperand // the first three operands
	input   int          // of an OpInput
	scale   float64      // 10^places of a rounding
}

type floatOperand struct {
	step  int32
	fixed float64
}

// Floats prepares the program for floating point. Words keep today's.
func (p *Program) Floats() *Floats {
	f := &Floats{p: p, values: make([]float64, len(p.steps)), number: map[string]int{}, steps: make([]floatStep, len(p.steps)), grown: make([]float64, len(p.steps))}
	for i := range p.steps {
		s, step := &p.steps[i], &f.steps[i]
		f.values[i] = p.today[i].decimal.InexactFloat64()
		for k, to := range []*floatOperand{&step.a, &step.b, &step.c} {
			if k < len(s.operands) {
				*to = floatOperand{s.operands[k].step, s.operands[k].fixed.InexactFloat64()}
			}
		}
		step.scale = math.Pow10(int(s.places))
		switch s.op {
		case OpInput:
			at, known := f.number[s.text]
			if !known {
				at = len(f.inputs)
				f.number[s.text] = at
				f.inputs = append(f.inputs, f.values[i])
			}
			step.input = at
		case OpGrow, OpDaily:
			f.grown[i] = float64(s.num)/12 + float64(s.den)/365
		}
	}
	return f
}

// Place returns where a term stands, and false for one that none of the numbers rests on.
func (f *Floats) Place(term string) (int, bool) {
	at, known := f.number[term]
	return at, known
}

// Set gives the term at a place another value, until it is set again.
func (f *Floats) Set(place int, v float64) { f.inputs[place] = v }

// Run works the numbers out and stores them in results, which has a place for each.
func (f *Floats) Run(results []float64) {
	for i := range f.p.steps {
		f.values[i] = f.work(i)
	}
	for i, root := range f.p.roots {
		results[i] = root.fixed.InexactFloat64()
		if root.step >= 0 {
			results[i] = f.values[root.step]
		}
	}
}

func (f *Floats) of(o *floatOperand) float64 {
	if o.step < 0 {
		return o.fixed
	}
	return f.values[o.step]
}

func (f *Floats) work(i int) float64 {
	s, step := &f.p.steps[i], &f.steps[i]
	switch s.op {
	case OpInput:
		return f.inputs[step.input]
	case OpIs:
		return f.values[i]
	case OpSum:
		sum := 0.0
		for _, o := range s.operands {
			if o.step >= 0 {
				sum += f.values[o.step]
			} else {
				sum += o.fixed.InexactFloat64()
			}
		}
		return sum
	case OpIf:
		if f.of(&step.a) != 0 {
			return f.of(&step.b)
		}
		return f.of(&step.c)
	}
	a, b := f.of(&step.a), f.of(&step.b)
	switch s.op {
	case OpAdd:
		return a + b
	case OpSub:
		return a - b
	case OpMul:
		return a * b
	case OpNeg:
		return -a
	case OpMin:
		return math.Min(a, b)
	case OpMax:
		return math.Max(a, b)
	case OpDiv:
		return math.Round(a/b*step.scale) / step.scale
	case OpRound:
		return math.Round(a*step.scale) / step.scale
	case OpPart:
		return math.Round(a*float64(s.num)/float64(s.den)*step.scale) / step.scale
	case OpFloor:
		return floorFloat(a)
	case OpPartFloor:
		return floorFloat(a * float64(s.num) / float64(s.den))
	case OpGrow, OpDaily:
		return math.Pow(1+a, f.grown[i])
	}
	return f.decide(s.node, a, b)
}

// floorFloat is the floor of what is meant: a quotient's last bits do not lose a whole.
func floorFloat(x float64) float64 { return math.Floor(math.Round(x*1e8) / 1e8) }

func (f *Floats) decide(s *node, a, b float64) float64 {
	switch s.op {
	case OpLess:
		return bit(a < b)
	case OpAtMost:
		return bit(a <= b)
	case OpEqual:
		return bit(a == b)
	case OpAnd:
		return bit(a != 0 && b != 0)
	case OpOr:
		return bit(a != 0 || b != 0)
	case OpNot:
		return bit(a == 0)
	case OpBrackets:
		return s.table.bracketsFloat(a)
	case OpLookup:
		return s.table.lookupFloat(a)
	}
	return a // OpNamed
}

func bit(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}

func (t *Table) bracketsFloat(x float64) float64 {
	sum := 0.0
	for i := range t.Rows {
		from := t.Rows[i].From.InexactFloat64()
		if x <= from {
			break
		}
		upTo := x
		if i+1 < len(t.Rows) {
			upTo = math.Min(x, t.Rows[i+1].From.InexactFloat64())
		}
		sum += (upTo - from) * t.Rows[i].Value.InexactFloat64()
	}
	return sum
}

func (t *Table) lookupFloat(x float64) float64 {
	result := math.NaN()
	for i := range t.Rows {
		if x < t.Rows[i].From.InexactFloat64() {
			break
		}
		result = t.Rows[i].Value.InexactFloat64()
	}
	return result
}
