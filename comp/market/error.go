package market

import "fmt"

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

// failure is a FileError that does not know its file yet.
func failure(line int, message, mend string) *FileError {
	return &FileError{Line: line, Message: message, Mend: mend}
}
