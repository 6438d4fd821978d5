package market

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Limits of a file of data: beyond them it is refused rather than read slowly (SPEC 12). A fiscal
// year of cases is some half a million rows and half a gigabyte.
const (
	maxFile    = 4 << 30    // bytes, as it lies on the disk
	maxUnpack  = 8 << 30    // bytes of one part of an archive
	maxRatio   = 200        // how many times smaller an archive may make a part; a sheet packs 10 to 30 times
	maxRows    = 10_000_000 // of one file
	maxColumns = 16_384     // as many as a sheet has
	maxCell    = 32_767     // characters, as many as a cell of a sheet holds
	maxMatches = 2_000_000  // rows that are of one role
	maxLine    = 1 << 20    // bytes of a line of CSV, or of what stands between two marks of a sheet
)

// tooMany refuses data of which more rows match than there can be.
func tooMany(most int) error {
	return failure(0, fmt.Sprintf("more than %d rows are of one role", most), "is this the right file? If so, name a narrower role or occupation")
}

// grid is a table that is read row by row.
type grid interface {
	// head are the names of the columns, as written.
	head() []string
	// choose says which columns are read, by position; the others are passed over. preparing is
	// told of the rows that have to be read before the first.
	choose(columns []int, preparing func(rows int) error) error
	// next puts the chosen cells of the next row into cells, in the order chosen, and returns its
	// line. It returns io.EOF after the last. The cells stand until the next call.
	next(cells []string) (line int, err error)
}

// Source is a file of data.
type Source struct {
	Name string
	Data io.Reader // an io.ReaderAt too where it is a workbook or an archive
	Size int64     // in bytes; 0 where it is not known
}

// table is a grid with what it is known as.
type table struct {
	grid
	file string // whole name of the file, and of the part of an archive
}

// open finds the tables of a file: one, or those of an archive that are known.
func open(s Source) ([]table, error) {
	if s.Size > maxFile {
		return nil, failure(0, "the file is larger than 4 GB", "a year of cases is smaller; is this the right file?")
	}
	begin := make([]byte, 4)
	n, err := io.ReadFull(s.Data, begin)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, err
	}
	begin = begin[:n]
	if !bytes.Equal(begin, []byte("PK\x03\x04")) {
		g, err := newCSV(io.MultiReader(bytes.NewReader(begin), s.Data))
		return []table{{g, s.Name}}, err
	}
	at, ok := s.Data.(io.ReaderAt)
	if !ok || s.Size == 0 {
		return nil, failure(0, "a workbook or an archive cannot be read from a stream", "save it and name the file")
	}
	archive, err := zip.NewReader(at, s.Size)
	if err != nil {
		return nil, failure(0, "the file is cut short: its end is missing", "copy or download it again")
	}
	if part(archive, "xl/workbook.xml") != nil {
		g, err := newWorkbook(archive)
		return []table{{g, s.Name}}, err
	}
	return openArchive(s.Name, archive)
}

// wageParts are the files of the OFLC_Wages archive that are read, by the end of their names.
var wageParts = []string{"geography.csv", "alc_export.csv"}

// openArchive finds the wage levels in their archive, as it is downloaded.
func openArchive(name string, archive *zip.Reader) ([]table, error) {
	var tables []table
	for _, wanted := range wageParts {
		for _, f := range archive.File {
			if base := f.Name[strings.LastIndexAny(f.Name, `/\`)+1:]; !strings.EqualFold(base, wanted) {
				continue
			}
			r, err := unpack(f)
			if err != nil {
				return nil, err
			}
			g, err := newCSV(r)
			if err != nil {
				return nil, err
			}
			tables = append(tables, table{g, name + " " + wanted})
			break // one is enough, however many an archive claims to hold
		}
	}
	if len(tables) == 0 {
		return nil, failure(0, "the archive holds no data that is known", "unpack it and name the .csv or .xlsx in it")
	}
	return tables, nil
}

func part(archive *zip.Reader, name string) *zip.File {
	for _, f := range archive.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// unpack opens a part of an archive and guards against one that unpacks without end.
func unpack(f *zip.File) (io.Reader, error) {
	r, err := f.Open()
	if err != nil {
		return nil, failure(0, "the archive is damaged", "copy or download it again")
	}
	return &unpacked{r: r, packed: int64(f.CompressedSize64)}, nil
}

// unpacked counts what a part unpacks to.
type unpacked struct {
	r            io.Reader
	packed, read int64
}

// errBomb reports a part that is far longer than it looks.
var errBomb = failure(0, "the archive unpacks to far more than a table holds", "download it again from where it is published")

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.read += int64(n)
	if u.read > maxUnpack || u.read > 16<<20 && u.read/maxRatio > u.packed {
		return 0, errBomb
	}
	return n, err
}
