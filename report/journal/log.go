package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Log is a decision log as it was read. Its text stays as it is.
type Log struct {
	Entries []Entry
	text    string
}

// Entry is one dated entry.
type Entry struct {
	Number int
	On     vesting.Date // valuation date
	Edited bool         // it no longer matches its checksum, or has none
	state  *state       // nil where it cannot be read
}

// opening is the line by which a log is known. It has no number: what is new comes as another one.
const opening = "<!-- a decision log of offerkit: entries are added, none is rewritten -->"

// The lines around an entry. Text of a case cannot pass for them: it stands behind a mark of a list, in
// a cell or within a sentence, and what is special is escaped.
var (
	headLine     = line(`^## Entry ([0-9]{1,6}), ([0-9]{4}-[0-9]{2}-[0-9]{2}): `)
	checksumLine = line(`^Checksum of entry ([0-9]{1,6}): sha256 ([0-9a-f]{64})$`)
)

// line reads a pattern once it is needed.
func line(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

const (
	stateBegins = "<!-- offerkit state "
	stateEnds   = " -->"
)

// ErrNoLog is returned for a text that is no decision log.
var ErrNoLog = errors.New("it is no decision log of offerkit; name another file, nothing was written")

// ErrNoState is returned for a log of which no entry can be read any more.
var ErrNoState = errors.New("no entry of the log can be read: the lines that begin with " + stateBegins + "are edited or gone; restore them, or begin another log")

// Parse reads a log; of an empty text it is one without entries. It returns [ErrNoLog] and [ErrNoState].
func Parse(text string) (*Log, error) {
	l := &Log{text: text}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return l, nil
	}
	if !slices.Contains(lines[:min(len(lines), 5)], opening) {
		return nil, ErrNoLog
	}
	for i := 0; i < len(lines); i++ {
		if head := headLine().FindStringSubmatch(lines[i]); head != nil && l.next(head[1]) {
			entry, last, is := readEntry(lines[i:], head)
			if !is { // a heading of the reader's own, below an outcome
				continue
			}
			l.Entries = append(l.Entries, entry)
			i += last
		}
	}
	if l.last() == nil {
		return nil, ErrNoState
	}
	return l, nil
}

// next reports whether a number may be that of the next entry: they ascend.
func (l *Log) next(number string) bool {
	n, _ := strconv.Atoi(number)
	return n > l.count()
}

// count is the number of the last entry.
func (l *Log) count() int {
	if len(l.Entries) == 0 {
		return 0
	}
	return l.Entries[len(l.Entries)-1].Number
}

// last is the newest entry that can be read; nil where there is none.
func (l *Log) last() *Entry {
	for i := range slices.Backward(l.Entries) {
		if l.Entries[i].state != nil {
			return &l.Entries[i]
		}
	}
	return nil
}

// Edited lists the entries that were edited by hand, and those that are gone.
func (l *Log) Edited() (edited, gone []int) {
	before := 0
	for _, e := range l.Entries {
		for before++; before < e.Number; before++ {
			gone = append(gone, before)
		}
		if e.Edited {
			edited = append(edited, e.Number)
		}
	}
	return edited, gone
}

// readEntry reads an entry from its heading on, and returns the place of its last line; false for lines
// that have neither the state nor the checksum of one.
func readEntry(lines, head []string) (e Entry, last int, is bool) {
	e.Number, _ = strconv.Atoi(head[1])
	e.On, _ = vesting.ParseDate(head[2])
	e.Edited = true
	for i := 1; i < len(lines); i++ {
		if sum := checksumLine().FindStringSubmatch(lines[i]); sum != nil && sum[1] == head[1] {
			e.Edited = sum[2] != checksum(lines[:i])
			return e, i, true
		}
		if text, begins := strings.CutPrefix(lines[i], stateBegins); begins && e.state == nil {
			is, e.state = true, readState(strings.TrimSuffix(text, stateEnds))
		}
		if headLine().MatchString(lines[i]) {
			return e, i - 1, is
		}
	}
	return e, len(lines) - 1, is
}

// checksum is that of the lines of an entry from its heading to the line before the checksum.
func checksum(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:])
}

// state is what an entry knows of the case, for the next one.
type state struct {
	Chosen  string   `json:"chosen"`
	Leads   string   `json:"leads"`
	Metric  string   `json:"metric"`
	Offers  []string `json:"offers"`
	Terms   []fact   `json:"terms"`
	Figures []fact   `json:"figures"`
	Answers []fact   `json:"answers,omitempty"` // to the questions of a kind about an offer
}

// fact is what a term, a figure or an answer of an offer says.
type fact struct {
	Offer string `json:"offer,omitempty"` // empty for the whole case
	What  string `json:"what"`
	Says  string `json:"says"`
}

func readState(text string) *state {
	s := new(state)
	if json.Unmarshal([]byte(text), s) != nil || s.Chosen == "" || len(s.Offers) == 0 {
		return nil
	}
	return s
}

// comment writes the state on one line, as a comment that nothing in it can end.
func (s *state) comment() (string, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	return stateBegins + strings.ReplaceAll(string(text), "--", `-\u002d`) + stateEnds, nil
}

// same reports whether nothing is another than in an earlier state.
func (s *state) same(before *state) bool {
	return s.Chosen == before.Chosen && s.Leads == before.Leads && s.Metric == before.Metric && slices.Equal(s.Offers, before.Offers) &&
		slices.Equal(s.Terms, before.Terms) && slices.Equal(s.Figures, before.Figures) && slices.Equal(s.Answers, before.Answers)
}

// OtherCaseError reports a log of other offers.
type OtherCaseError struct{ Logged, Offers []string }

func (e *OtherCaseError) Error() string {
	return fmt.Sprintf("it is the log of another case: it decides between %s, this case between %s; name another file, nothing was written",
		strings.Join(e.Logged, ", "), strings.Join(e.Offers, ", "))
}
