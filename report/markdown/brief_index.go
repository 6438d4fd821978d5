package markdown

import (
	"bufio"
	"io"
	"net/url"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// WriteBriefIndex writes the index of a folder of briefs.
func WriteBriefIndex(w io.Writer, x *report.BriefIndex) error {
	out := &writer{w: bufio.NewWriter(w)}
	out.printf("# %s\n\n%s\n", escape(report.BriefIndexTitle), escape(x.Subtitle()))
	if t := x.Table(); len(t.Rows) > 0 {
		out.briefs(t)
	}
	if broken := x.Broken(); len(broken) > 0 {
		out.printf("\n## %s\n\n", escape(report.BrokenTitle))
		for _, line := range broken {
			out.printf("- %s\n", escape(line))
		}
	}
	return out.w.Flush()
}

func (w *writer) briefs(t report.BriefTable) {
	w.heads(t.Columns)
	for _, row := range t.Rows {
		w.printf("|")
		for _, text := range row.Cells {
			w.printf(" %s |", escape(text))
		}
		var links []string
		for _, f := range row.Files {
			links = append(links, "["+escape(f.Title)+"]("+address(f.Name)+")")
		}
		w.printf(" %s |\n", strings.Join(links, ", "))
	}
}

// address is that of a file beside this one, with nothing in it that would end the link, the cell
// of its table, or that would be taken for a scheme.
func address(file string) string {
	return "./" + strings.NewReplacer("(", "%28", ")", "%29", "|", "%7C", "*", "%2A", "'", "%27").Replace(url.PathEscape(file))
}
