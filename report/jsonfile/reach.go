package jsonfile

import "github.com/seed-251b9aba/offerkit/vesting"

// EndsFirst is of a job that ends before the one that it is to match: what the two pay in the whole service
// years in which both exist. What is missing after them is time without the job.
type EndsFirst struct {
	Ends    vesting.Date `json:"ends"`
	Years   int          `json:"years"`
	Pays    string       `json:"pays"`
	Against string       `json:"against_pays"`
}

// BeyondCounter is of a target that is further above the offer than a counter goes: by which share it is,
// and the most that a counter is. Within is the most to ask for on one lever within it, with what the metric
// then comes to; left out where no lever gets as far.
type BeyondCounter struct {
	Share  string       `json:"share"`
	Most   string       `json:"most"`
	Within *LeverChange `json:"within,omitempty"`
	Value  string       `json:"value,omitempty"`
}

func (a asks) endsFirst() *EndsFirst {
	both, ends := a.n.Asking.Together(a.n.Target)
	if !ends {
		return nil
	}
	return &EndsFirst{Ends: both.Ends, Years: both.Years, Pays: money(a.c, both.Asked), Against: money(a.c, both.Other)}
}

func (a asks) beyondCounter() *BeyondCounter {
	share, most, beyond := a.n.Asking.Beyond(a.n.Target)
	if !beyond {
		return nil
	}
	result := &BeyondCounter{Share: share.String(), Most: most.String()}
	if w, found := a.n.Within(); found {
		l := w.Change.Lever
		result.Within = &LeverChange{Lever: l.Key, From: a.value(l, l.Current), To: a.value(l, w.Change.To)}
		result.Value = money(a.c, w.Target.Amount)
	}
	return result
}
