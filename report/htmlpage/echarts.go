package htmlpage

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/base64"
	"unicode/utf8"
)

// Loading says how a page comes by ECharts. Without it the page shows its own pictures.
type Loading int

// The ways to load ECharts.
const (
	None    Loading = iota // not at all: the page requests nothing
	Inlined                // from the page itself, which makes it some 330 KB larger
	CDN                    // from a public address, checked against its hash by the browser
)

// The script of the CDN, pinned: echarts 6.1.0, dist/echarts.common.min.js.
const (
	pinnedURL       = "https://cdn.jsdelivr.net/npm/echarts@6.1.0/dist/echarts.common.min.js"
	pinnedIntegrity = "sha384-Eocxm0VcwHzkU/WL/hiZUvWxg2ISrOO+xcgznp2yXB0nAUIgQUk+GcTHQ+v62nj9"
)

// ScriptError reports an ECharts script that cannot be inlined.
type ScriptError struct {
	Reason string
}

func (e *ScriptError) Error() string { return "the ECharts script cannot be inlined: " + e.Reason }

// loaded is ECharts as the template sees it.
type loaded struct {
	URL, Integrity string // of the pinned script
	Packed         string // of the inlined script: deflated, in base64
	hash           string // of the inlined script, for the policy
}

func (o Options) load() (loaded, error) {
	switch o.ECharts {
	case CDN:
		return loaded{URL: pinnedURL, Integrity: pinnedIntegrity}, nil
	case None:
		return loaded{}, nil
	}
	switch {
	case len(o.Script) == 0:
		return loaded{}, &ScriptError{Reason: "it is empty"}
	case !utf8.Valid(o.Script):
		return loaded{}, &ScriptError{Reason: "it is not text in UTF-8"}
	}
	packed, err := zipped(o.Script)
	return loaded{Packed: packed, hash: hash(string(o.Script))}, err
}

// zipped packs what the script unpacks: deflated, in base64.
func zipped(data []byte) (string, error) {
	var packed bytes.Buffer
	z, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := z.Write(data); err != nil {
		return "", err
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(packed.Bytes()), nil
}

// policy is the page's content security policy: its own style and script by hash, and
// nothing else but ECharts.
func policy(e loaded, script asset) string {
	scripts := script.hash
	if e.URL != "" {
		scripts += " " + e.URL
	}
	if e.hash != "" {
		scripts += " " + e.hash
	}
	return "default-src 'none'; style-src " + styleAsset().hash + "; script-src " + scripts +
		"; base-uri 'none'; form-action 'none'"
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
