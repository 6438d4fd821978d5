package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// archive is the zip file of a workbook, with its parts in a fixed order. The writer of
// the parts walks through maps, so that left alone each run would give other bytes.
type archive struct {
	to     io.Writer
	charts chartData
	parts  []*part
}

type part struct {
	name string
	bytes.Buffer
}

// Create begins a part.
func (a *archive) Create(name string) (io.Writer, error) {
	p := &part{name: name}
	a.parts = append(a.parts, p)
	return p, nil
}

// AddFS is not used by a workbook.
func (a *archive) AddFS(fs.FS) error { return fs.ErrInvalid }

// dayOfParts is the day that every part carries, the first that a zip file can say: without one the
// archive says month 0, which strict readers refuse.
var dayOfParts = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// Close writes the parts by name, by which the table of contents is first, as readers expect.
func (a *archive) Close() error {
	slices.SortFunc(a.parts, func(p, q *part) int { return cmp.Compare(p.name, q.name) })
	z := zip.NewWriter(a.to)
	packer, err := flate.NewWriter(nil, flate.BestSpeed) // one for all parts, which are packed one after the other
	if err != nil {
		return err
	}
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		packer.Reset(w)
		return packer, nil
	})
	for _, p := range a.parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: dayOfParts})
		if err != nil {
			return err
		}
		if _, err := w.Write(a.settled(p)); err != nil {
			return err
		}
	}
	return z.Close()
}

const contentTypes = "[Content_Types].xml"

var contentDefault = lazyRegexp(`<Default [^>]*>(</Default>)?`)

// conditionalFont is the font of a conditional look: a rule may change weight and colour
// of a text, and no more of it.
var conditionalFont = lazyRegexp(`(<dxf><font>(?:<b [^>]*></b>)?)<sz [^>]*></sz>(<color [^>]*></color>)<name [^>]*></name><family [^>]*></family></font>`)

// settled returns a part as it is written: charts with their data and in their size, the properties
// with their prefix, and the default content types in order.
func (a *archive) settled(p *part) []byte {
	switch {
	case strings.HasPrefix(p.name, "xl/charts/chart"):
		return a.charts.complete(p.Bytes())
	case strings.HasPrefix(p.name, "xl/drawings/drawing"):
		return anchored(p.Bytes())
	case p.name == "docProps/core.xml":
		return prefixed(p.Bytes())
	case p.name == "xl/styles.xml":
		return conditionalFont().ReplaceAll(p.Bytes(), []byte("$1$2</font>"))
	case p.name != contentTypes:
		return p.Bytes()
	}
	defaults := contentDefault().FindAll(p.Bytes(), -1)
	slices.SortFunc(defaults, bytes.Compare)
	next := 0
	return contentDefault().ReplaceAllFunc(p.Bytes(), func([]byte) []byte {
		next++
		return defaults[next-1]
	})
}

// anchor is how a chart is set on a sheet that is moved and not sized with its cells: from a cell to
// a place that lies its whole size beyond the same cell, where Excel ends it at the cell's edge.
var anchor = lazyRegexp(`(?s)<xdr:twoCellAnchor editAs="oneCell">(<xdr:from>.*?</xdr:from>)<xdr:to><xdr:col>\d+</xdr:col><xdr:colOff>(\d+)</xdr:colOff><xdr:row>\d+</xdr:row><xdr:rowOff>(\d+)</xdr:rowOff></xdr:to>(.*?)</xdr:twoCellAnchor>`)

// anchored says the size of each chart as such: CT_OneCellAnchor (ECMA-376 part 1, 20.5.2.24).
func anchored(drawing []byte) []byte {
	return anchor().ReplaceAll(drawing, []byte(`<xdr:oneCellAnchor>$1<xdr:ext cx="$2" cy="$3"></xdr:ext>$4</xdr:oneCellAnchor>`))
}

// ownProperty is a property of the package's own namespace, which stands without a prefix.
var ownProperty = lazyRegexp(`(</?)(coreProperties|category|contentStatus|keywords|lastModifiedBy|lastPrinted|revision|version)\b`)

// prefixed gives the properties the prefix that every other writer gives them: some readers know
// them by it.
func prefixed(core []byte) []byte {
	core = ownProperty().ReplaceAll(core, []byte("${1}cp:$2"))
	return bytes.Replace(core, []byte(" xmlns="), []byte(" xmlns:cp="), 1)
}
