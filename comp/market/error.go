package market

import (
	"fmt"
	"strings"
)

// FileError is what is wrong with a file of data. It never repeats what stands in a cell of a
// column that is not read.
type FileError struct {
	File    string
	Line    int // of the file, or row of the sheet; 0 for the file as a whole
	Message string
	Mend    string
}

func (e *FileError) Error() string {
	place := e.File
	if e.Line > 0 {
		place = fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	return fmt.Sprintf("%s: %s; %s", place, e.Message, e.Mend)
}

// UnusedError reports something that stands in for what the data or the case do not say, where the
// data leave it nothing to stand in for: it would have no effect, and nobody would notice.
type UnusedError struct {
	What Unused
	Says []Measure // what the data say themselves that they measure
}

// Unused is what would have no effect.
type Unused string

// What can be unused.
const (
	UnusedMeasure    Unused = "measure" // the data say themselves what they measure
	UnusedArea       Unused = "area"    // its number is one of prevailing wages, and there are none
	UnusedOccupation Unused = "soc"     // no data go by occupation
)

func (e *UnusedError) Error() string {
	switch e.What {
	case UnusedArea:
		return "an area by its number is one of the prevailing wages (ALC_Export.csv), and none of the data are; name the location"
	case UnusedOccupation:
		return "the data go by the names of roles, and not by occupation; name the role as they do"
	}
	if len(e.Says) == 0 {
		return "the Labor Department's wages are base pay, whatever measure is named; leave it out"
	}
	var said []string
	for _, m := range e.Says {
		said = append(said, m.Name())
	}
	return fmt.Sprintf("the data say themselves what they measure: %s; leave it out", strings.Join(said, ", "))
}

// failure is a FileError that does not know its file yet.
func failure(line int, message, mend string) *FileError {
	return &FileError{Line: line, Message: message, Mend: mend}
}
