package casefile

// kind is a kind of file that a person writes: its keys, and the words in which its mistakes
// are said. The reading is the same for all of them.
type kind struct {
	parts *parts // that its type is made of

	the   string // the whole: the case
	file  string // such a file: a case file
	are   string // what its text is: a case is YAML or JSON
	one   string // why there is one document: one file holds one case
	needs string // how deep it is

	right   string // the mend of a file that is another
	empty   string // of one without anything
	several string // of one with several documents
	list    string // of a list at the top
	begin   string // of a single value at the top
	table   string // of a table
}

var caseFiles = &kind{
	parts: &caseParts,
	the:   "the case", file: "a case file", are: "a case is YAML or JSON", one: "one file holds one case", needs: "a case file needs six levels",
	right:   "a case file holds a few offers; is this the right file?",
	empty:   "write at least one offer, such as offers: [{company: Initech, base: 160k}]",
	several: "put all offers into one list under offers:, or each document into a file of its own",
	list:    "write offers: above the list",
	begin:   "begin with offers:, or with the keys of one offer",
	table:   "run offerkit init for a case file to fill in, or offerkit init --xlsx for a form in a spreadsheet",
}

var presetsFiles = &kind{
	parts: &presetParts,
	the:   "the presets file", file: "a presets file", are: "presets are YAML or JSON", one: "one file holds one list of presets", needs: "a presets file needs six levels",
	right:   "a presets file holds a few schedules; is this the right file?",
	empty:   "write at least one schedule, such as " + presetSample,
	several: "put all schedules into one list under presets:",
	list:    "write presets: above the list",
	begin:   "begin with presets:, such as " + presetSample,
	table:   "write the schedules as YAML, such as " + presetSample,
}

var templateFiles = &kind{
	parts: &templateParts,
	the:   "the template", file: "a template", are: "a template is YAML or JSON", one: "one file holds one template", needs: "a template needs three levels",
	right:   "a template holds a few lines; is this the right file?",
	empty:   "write for example " + templateSample,
	several: "write all keys into one",
	list:    "write keys, such as " + templateSample,
	begin:   "begin with a key, such as " + templateSample,
	table:   "write the template as YAML, such as " + templateSample,
}

const templateSample = "note: Call me before you answer."

const presetSample = "presets: [{name: acme, company: Acme, schedule: 4y monthly}]"

// otherFormat is the mend of a file in another format.
func (k *kind) otherFormat(mend string) string {
	if k == caseFiles {
		return mend
	}
	return k.table
}
