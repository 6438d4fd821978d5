package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
)

// Excel offers to repair a workbook, or refuses it, where LibreOffice and excelize see nothing
// wrong: for an element out of its order, a part that the table of contents does not know, a date
// in month 0. What it insists on stands here, from the schemas of ECMA-376 (5th edition, part 1)
// and from Excel's own limits ("Excel specifications and limits", support.microsoft.com).

// childOrder are the children of an element in the order of its schema, each at most once unless
// a + follows, and of several parted by | any.
var childOrder = map[string][]string{}

func init() {
	for element, children := range map[string]string{
		// CT_Worksheet, 18.3.1.99
		"worksheet": `sheetPr dimension sheetViews sheetFormatPr cols+ sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState
			dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting+ dataValidations hyperlinks printOptions pageMargins pageSetup
			headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture
			oleObjects controls webPublishItems tableParts extLst`,
		"sheetPr":   "tabColor outlinePr pageSetUpPr",
		"sheetView": "pane selection+ pivotSelection+ extLst",
		"c":         "f v is extLst",
		"cfRule":    "formula+ colorScale dataBar iconSet extLst", // 18.3.1.10
		// CT_Workbook, 18.2.27
		"workbook": `fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize
			customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr+ webPublishObjects extLst`,
		// CT_Stylesheet, CT_Dxf, CT_Xf, CT_Border, 18.8
		"styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
		"dxf":        "font numFmt fill alignment border protection extLst",
		"xf":         "alignment protection extLst",
		"border":     "start end left right top bottom diagonal vertical horizontal",
		// CT_OneCellAnchor and CT_GraphicalObjectFrame, 20.5.2
		"oneCellAnchor": "from ext sp grpSp graphicFrame cxnSp pic contentPart clientData",
		"from":          "col colOff row rowOff",
		"graphicFrame":  "nvGraphicFramePr xfrm graphic",
		// Charts, 21.2.2
		"chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
		"chart":      "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
		"title":      "tx layout overlay spPr txPr extLst",
		"plotArea":   "layout barChart|lineChart|areaChart|scatterChart+ valAx|catAx|dateAx|serAx+ dTable spPr extLst",
		"barChart":   "barDir grouping varyColors ser+ dLbls gapWidth overlap serLines+ axId+ extLst",
		"lineChart":  "grouping varyColors ser+ dLbls dropLines hiLowLines upDownBars marker smooth axId+ extLst",
		"areaChart":  "grouping varyColors ser+ dLbls dropLines axId+ extLst",
		"ser":        "idx order tx spPr invertIfNegative pictureOptions marker dPt+ dLbls trendline+ errBars+ cat xVal val yVal smooth shape extLst",
		"dLbls":      "dLbl+ delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst",
		"legend":     "legendPos legendEntry+ layout overlay spPr txPr extLst",
		"catAx":      "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
		"dateAx":     "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblOffset baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit extLst",
		"valAx":      "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
		"numCache":   "formatCode ptCount pt+ extLst",
		"strCache":   "ptCount pt+ extLst",
		"numRef":     "f numCache extLst",
		"strRef":     "f strCache extLst",
	} {
		childOrder[element] = strings.Fields(children)
	}
}

// strictCases are the workbooks that are looked at: of every shipped case, of drawn ones, with
// what a report may add, and the form.
func strictCases(t *testing.T) map[string][]byte {
	t.Helper()
	books := map[string][]byte{}
	cases := shippedCases(t)
	for seed := range uint64(8) {
		cases[fmt.Sprint("drawn ", seed)] = randomCase(rand.New(rand.NewPCG(seed, 1)))
	}
	for name, c := range cases {
		books[name] = strictly(t, c, report.Options{Timeline: true, Charts: true})
	}
	quarters := cases["amazon-vs-google.yaml"]
	books["by quarter"] = strictly(t, quarters, report.Options{View: comp.ByQuarter, Timeline: true, Charts: true})
	books["doubted"] = strictly(t, quarters, doubted(t, quarters))
	var form bytes.Buffer
	if err := WriteForm(&form, comp.NewCase(quarters.AsOf), 3); err != nil {
		t.Fatal(err)
	}
	books["form"] = form.Bytes()
	return books
}

func strictly(t *testing.T, c comp.Case, o report.Options) []byte {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// doubted is a report on a case that says how far the ranking can be trusted too.
func doubted(t *testing.T, c comp.Case) report.Options {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	metric, err := comp.FindMetric("total", c.Years)
	if err != nil {
		t.Fatal(err)
	}
	outlook := &report.Outlook{Comparison: result, Metric: metric}
	if outlook.Scenarios, err = risk.Scenarios(result); err != nil {
		t.Fatal(err)
	}
	j, err := report.Judge(t.Context(), outlook, risk.Draws{Paths: 400, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return report.Options{Timeline: true, Charts: true, Risk: j}
}

func TestStrictReadersTakeTheWorkbook(t *testing.T) {
	for name, data := range strictCases(t) {
		for _, fault := range faults(t, data) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// faults are what a strict reader objects to in a workbook.
func faults(t *testing.T, data []byte) []string {
	t.Helper()
	p := &strictReader{parts: map[string][]byte{}}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range z.File {
		if _, again := p.parts[file.Name]; again {
			p.object("two parts are named %s", file.Name)
		}
		// Read as old programs do: the two fields of MS-DOS, where month and day begin at 1.
		if month, day := file.ModifiedDate>>5&15, file.ModifiedDate&31; month < 1 || month > 12 || day < 1 { //nolint:staticcheck // the fields themselves
			p.object("%s is of month %d, day %d", file.Name, month, day)
		}
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if p.parts[file.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	p.contentTypes()
	p.relationships()
	p.properties()
	p.names()
	for name := range p.parts {
		p.elements(name)
	}
	return p.found
}

// strictReader collects what it objects to.
type strictReader struct {
	parts map[string][]byte
	found []string
	looks int // of cells
}

func (p *strictReader) object(format string, args ...any) {
	if len(p.found) < 20 {
		p.found = append(p.found, fmt.Sprintf(format, args...))
	}
}

// contentTypes: every part has a type, and every type a part (ECMA-376 part 2, 10.1.2).
func (p *strictReader) contentTypes() {
	var types struct {
		Default []struct {
			Extension string `xml:",attr"`
		}
		Override []struct {
			PartName string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(p.parts[contentTypes], &types); err != nil {
		p.object("%s: %v", contentTypes, err)
	}
	known := map[string]bool{}
	for _, o := range types.Override {
		if name := strings.TrimPrefix(o.PartName, "/"); known[name] || p.parts[name] == nil {
			p.object("a type is given twice, or for no part: %s", name)
		} else {
			known[name] = true
		}
	}
	byExtension := map[string]bool{}
	for _, d := range types.Default {
		if byExtension[d.Extension] {
			p.object("the extension %s has two types", d.Extension)
		}
		byExtension[d.Extension] = true
	}
	for name := range p.parts {
		// Of the parts only the relationships are known by their ending.
		if name != contentTypes && !known[name] && path.Ext(name) != ".rels" {
			p.object("%s has no type", name)
		}
	}
}

// relationships: each leads to a part, and every part but the roots is led to.
func (p *strictReader) relationships() {
	reached := map[string]bool{}
	for name, data := range p.parts {
		if path.Ext(name) != ".rels" {
			continue
		}
		var all struct {
			Relationship []struct {
				ID         string `xml:"Id,attr"`
				Target     string `xml:",attr"`
				TargetMode string `xml:",attr"`
			}
		}
		if err := xml.Unmarshal(data, &all); err != nil {
			p.object("%s: %v", name, err)
		}
		ids := map[string]bool{}
		source := path.Join(path.Dir(path.Dir(name)), strings.TrimSuffix(path.Base(name), ".rels"))
		for _, r := range all.Relationship {
			target := path.Join(path.Dir(source), r.Target)
			if strings.HasPrefix(r.Target, "/") {
				target = r.Target[1:]
			}
			if p.parts[target] == nil || r.TargetMode != "" || ids[r.ID] {
				p.object("%s: %s leads to %s, which is no part, or is named twice", name, r.ID, target)
			}
			ids[r.ID], reached[target] = true, true
		}
		for _, m := range relationshipID.FindAllSubmatch(p.parts[source], -1) {
			if !ids[string(m[1])] {
				p.object("%s refers to %s, which %s does not have", source, m[1], name)
			}
		}
	}
	for name := range p.parts {
		if name != contentTypes && path.Ext(name) != ".rels" && !reached[name] {
			p.object("nothing leads to %s", name)
		}
	}
}

var relationshipID = regexp.MustCompile(` (?:r|relationships):(?:id|embed)="([^"]*)"`)

// properties: those of the package's own namespace carry its usual prefix.
func (p *strictReader) properties() {
	core := string(p.parts["docProps/core.xml"])
	for _, want := range []string{"<cp:coreProperties ", "<cp:keywords>", "<dc:title>", "<dc:creator>", "<dcterms:created xsi:type=\"dcterms:W3CDTF\">", "</cp:coreProperties>"} {
		if !strings.Contains(core, want) {
			p.object("the core properties have no %s", want)
		}
	}
	if bare := regexp.MustCompile(`</?\w+[ >]`).FindString(core); bare != "" {
		p.object("the core properties have %s without a prefix", bare)
	}
}

// names: of sheets and of what formulas refer to (Excel: at most 31 characters, none of []:*?/\\;
// a defined name begins with a letter or _, and reads like no cell).
func (p *strictReader) names() {
	var book struct {
		Sheets struct {
			Sheet []struct {
				Name string `xml:"name,attr"`
			} `xml:"sheet"`
		} `xml:"sheets"`
		Names struct {
			Name []struct {
				Name  string `xml:"name,attr"`
				Sheet string `xml:"localSheetId,attr"`
				Text  string `xml:",chardata"`
			} `xml:"definedName"`
		} `xml:"definedNames"`
	}
	if err := xml.Unmarshal(p.parts["xl/workbook.xml"], &book); err != nil {
		p.object("the workbook: %v", err)
	}
	seen := map[string]bool{}
	for _, s := range book.Sheets.Sheet {
		if lower := strings.ToLower(s.Name); seen[lower] || s.Name == "" || len(s.Name) > 31 || strings.ContainsAny(s.Name, `[]:*?/\`) || strings.Trim(s.Name, "'") != s.Name || lower == "history" {
			p.object("a sheet is named %q", s.Name)
		}
		seen[strings.ToLower(s.Name)] = true
	}
	for _, n := range book.Names.Name {
		at := strings.ToLower(n.Name + " of " + n.Sheet)
		if seen[at] || !definedName.MatchString(n.Name) || likeCell.MatchString(n.Name) || n.Text == "" || strings.HasPrefix(n.Text, "=") || strings.Contains(n.Text, "#REF!") {
			p.object("the name %s stands for %q", n.Name, n.Text)
		}
		if i, err := strconv.Atoi(n.Sheet); n.Sheet != "" && (err != nil || i >= len(book.Sheets.Sheet)) {
			p.object("the name %s is of sheet %s", n.Name, n.Sheet)
		}
		seen[at] = true
	}
}

var (
	definedName = regexp.MustCompile(`^(_xlnm\.)?[A-Za-z_][A-Za-z0-9_.]{0,254}$`)
	likeCell    = regexp.MustCompile(`(?i)^([a-z]{1,3}\d+|r\d*c\d*|[rc])$`)
)

// elements walks through a part: the order of children, and what cells, rules and charts hold.
func (p *strictReader) elements(part string) {
	decoder := xml.NewDecoder(bytes.NewReader(p.parts[part]))
	type open struct {
		name string
		last int // in the order of its children
		text strings.Builder
	}
	stack := []*open{{}}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			p.object("%s: %v", part, err)
			return
		}
		parent := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if order, known := childOrder[parent.name]; known && !strings.HasPrefix(part, "docProps/") && !strings.HasPrefix(part, "xl/theme/") {
				at := slices.IndexFunc(order, func(child string) bool {
					return slices.Contains(strings.Split(strings.TrimSuffix(child, "+"), "|"), name)
				})
				switch {
				case at < 0:
					p.object("%s: <%s> in <%s> is none of its children", part, name, parent.name)
				case at+1 < parent.last, at+1 == parent.last && !strings.HasSuffix(order[at], "+"):
					p.object("%s: <%s> in <%s> comes too late", part, name, parent.name)
				}
				parent.last = max(parent.last, at+1)
			}
			p.attributes(part, token)
			stack = append(stack, &open{name: name})
		case xml.CharData:
			parent.text.Write(token)
		case xml.EndElement:
			p.text(part, parent.name, parent.text.String())
			stack = stack[:len(stack)-1]
		}
	}
}

// attributes looks at counts, styles and places.
func (p *strictReader) attributes(part string, e xml.StartElement) {
	value := func(name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	switch e.Name.Local {
	case "twoCellAnchor":
		p.object("%s: a chart in a <twoCellAnchor>, which is cut off at the edge of its cells", part)
	case "cellXfs":
		if n, err := strconv.Atoi(value("count")); err != nil || n > 64_000 {
			p.object("%s: %s styles of cells", part, value("count"))
		}
	case "numFmt":
		code := value("formatCode")
		if id, err := strconv.Atoi(value("numFmtId")); part == "xl/styles.xml" && (err != nil || id < 164) || len(code) > 255 || strings.Count(code, `"`)%2 != 0 || strings.Count(code, ";") > 3 {
			p.object("%s: number format %s is %q", part, value("numFmtId"), code)
		}
	case "c":
		if p.looks == 0 {
			p.looks = bytes.Count(between(p.parts["xl/styles.xml"], "<cellXfs", "</cellXfs>"), []byte("<xf "))
		}
		if s, err := strconv.Atoi(value("s")); value("s") != "" && (err != nil || s >= p.looks) {
			p.object("%s: %s has style %s of %d", part, value("r"), value("s"), p.looks)
		}
		if kind := value("t"); !slices.Contains([]string{"", "n", "str", "inlineStr", "b"}, kind) {
			p.object("%s: %s is of type %s", part, value("r"), kind)
		}
	case "cfRule":
		styles := bytes.Count(between(p.parts["xl/styles.xml"], "<dxfs", "</dxfs>"), []byte("<dxf>"))
		if s, err := strconv.Atoi(value("dxfId")); err != nil || s >= styles {
			p.object("%s: a rule has look %s of %d", part, value("dxfId"), styles)
		}
	case "dataValidation":
		for name, most := range map[string]int{"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255} {
			if n := len(utf16.Encode([]rune(value(name)))); n > most {
				p.object("%s: the %s of %s has %d characters", part, name, value("sqref"), n)
			}
		}
	}
}

// text looks at the texts of formulas and cells.
func (p *strictReader) text(part, element, text string) {
	isSheet := strings.HasPrefix(part, "xl/worksheets/sheet")
	n := len(utf16.Encode([]rune(text)))
	switch {
	case (element == "f" || element == "formula") && (text == "" || strings.HasPrefix(text, "=") || n > 8_192 || strings.Contains(text, "#REF!")):
		p.object("%s: a formula of %d characters: %.40q", part, n, text)
	case isSheet && (element == "v" || element == "t") && n > 32_767:
		p.object("%s: a cell of %d characters", part, n)
	case (element == "formula1" || element == "formula2") && n > 255:
		p.object("%s: a limit of %d characters", part, n)
	case element == "oddFooter" && n > 255:
		p.object("%s: a footer of %d characters", part, n)
	}
}

// between is what stands between two texts.
func between(data []byte, from, to string) []byte {
	_, rest, _ := bytes.Cut(data, []byte(from))
	inside, _, _ := bytes.Cut(rest, []byte(to))
	return inside
}
