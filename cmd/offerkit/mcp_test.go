package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func testDay() vesting.Date { return vesting.MustDate("2026-11-23") }

// assistant is a client of the server in the same process.
func assistant(t *testing.T) *mcp.ClientSession {
	t.Helper()
	there, here := mcp.NewInMemoryTransports()
	if _, err := newAssistant(testDay).Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	return connected(t, here)
}

func connected(t *testing.T, transport mcp.Transport) *mcp.ClientSession {
	t.Helper()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

// questions are a call of each tool, and the command line that asks the same.
var questions = []struct {
	tool      string
	arguments map[string]any
	command   string
}{
	{"compare_offers", map[string]any{"case": exampleCase, "years": 5, "growth": "15%", "by": "calendar"}, "compare CASE --years 5 --growth 15% --by calendar"},
	{"explain_amount", map[string]any{"case": exampleCase, "offer": "Google", "year": 1, "component": "rsu", "deep": true}, "explain CASE --offer Google --year 1 --component rsu --deep"},
	{"walk_away", map[string]any{"case": exampleCase, "month": 14, "as_of": "2026-12-01"}, "leave CASE --month 14 --as-of 2026-12-01"},
	{"walk_away", map[string]any{"case": exampleCase}, "leave CASE"},
	{"find_ask", map[string]any{"case": exampleCase, "from": "Amazon", "lever": []string{"sign_on_year_1:500:150k", "base"}}, "ask CASE --from Amazon --lever sign_on_year_1:500:150k --lever base"},
	{"build_packages", map[string]any{"case": exampleCase, "from": "Amazon", "target": 1200000, "ladder": true}, "ask CASE --from Amazon --target 1200000 --ladder --packages"},
	{"build_packages", map[string]any{"case": exampleCase, "from": "Amazon", "package": "base=166k"}, "ask CASE --from Amazon --package base=166k"},
	{"stress_offers", map[string]any{"case": exampleCase, "metric": "pv"}, "stress CASE --metric pv"},
	{"vest_schedule", map[string]any{"schedule": "4y monthly, 12mo cliff", "shares": "10,000", "allocation": "back-loaded"}, "vest 4y monthly, 12mo cliff --shares 10,000 --allocation back-loaded"},
	{"estimate_tax", map[string]any{"wages": "300k", "location": "New York, NY", "status": "joint", "explain": true}, "tax --wages 300k --location \"New York, NY\" --status joint --explain"},
}

// A tool answers with the contract that its command prints, and with a few words.
func TestToolsAnswerAsTheCommandsDo(t *testing.T) {
	file := t.TempDir() + "/case"
	writing(t, file, exampleCase)
	session := assistant(t)
	for _, q := range questions {
		got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: q.tool, Arguments: q.arguments})
		if err != nil {
			t.Fatalf("%s: %v", q.tool, err)
		}
		words := got.Content[0].(*mcp.TextContent).Text
		if got.IsError || len(words) < 40 || len(words) > 3000 {
			t.Errorf("%s: %s", q.tool, words)
			continue
		}
		var printed, messages bytes.Buffer
		args := append(split(strings.ReplaceAll(q.command, "CASE", file)), "--format", "json")
		if status := run(args, streams{in: strings.NewReader(""), out: &printed, err: &messages, today: testDay()}); status != exitOK {
			t.Fatalf("%s: %s", q.command, messages.String())
		}
		var want, answered any
		structured, _ := json.Marshal(got.StructuredContent)
		if err := errors.Join(json.Unmarshal(printed.Bytes(), &want), json.Unmarshal(structured, &answered)); err != nil {
			t.Fatal(err)
		}
		a, _ := json.MarshalIndent(want, "", " ")
		b, _ := json.MarshalIndent(answered, "", " ")
		if text := strings.ReplaceAll(string(a), file+":", "case:"); text != string(b) {
			t.Errorf("%s: offerkit %s prints\n%s\nand the tool answers\n%s", q.tool, q.command, a, b)
		}
	}
}

// check_case says of a right case that it is, and of a wrong one where each mistake is; that a case is
// wrong is its answer, and no failure of the tool. Any other tool fails with the same places.
func TestMistakesHaveTheirPlace(t *testing.T) {
	session := assistant(t)
	const wrong = "offers:\n  - company: Acme\n    bse: 100k\n  - {company: Initech, base: 10%}\n"
	for tool, fails := range map[string]bool{"check_case": false, "compare_offers": true} {
		got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: map[string]any{"case": wrong}})
		if err != nil {
			t.Fatal(err)
		}
		structured, _ := json.Marshal(got.StructuredContent)
		var answered struct {
			OK     bool      `json:"ok"`
			Errors []mistake `json:"errors"`
		}
		if err := json.Unmarshal(structured, &answered); err != nil {
			t.Fatal(err)
		}
		if got.IsError != fails || answered.OK || len(answered.Errors) != 2 {
			t.Fatalf("%s: %s", tool, structured)
		}
		want := []mistake{{3, 5, `unknown key "bse"`, `did you mean "base"?`}, {4, 30, `"10%" is a rate, and "base" is an amount`, "write an amount such as 185000, 185,000, $185k or 1.2m"}}
		if !slices.Equal(answered.Errors, want) {
			t.Errorf("%s: %+v", tool, answered.Errors)
		}
		if text := got.Content[0].(*mcp.TextContent).Text; !strings.Contains(text, "case:3:5: ") || !strings.Contains(text, "^^^") {
			t.Errorf("%s: %s", tool, text)
		}
	}
	got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "check_case", Arguments: map[string]any{"case": map[string]any{"offers": []any{map[string]any{"company": "A", "base": "100k", "evidence": "written"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	structured, _ := json.Marshal(got.StructuredContent)
	if want := `{"as_of":"2026-11-23","errors":[],"offers":1,"ok":true,"warnings":[]}`; string(structured) != want {
		t.Errorf("got %s, want %s", structured, want)
	}
}

// A client sees nine tools that change nothing, each described in 200 to 400 characters, and no
// argument of any names a file.
func TestToolsAreDescribed(t *testing.T) {
	listed, err := assistant(t).ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range listed.Tools {
		names = append(names, tool.Name)
		if n := len(tool.Description); n < 200 || n > 400 {
			t.Errorf("%s is described in %d characters", tool.Name, n)
		}
		if a := tool.Annotations; tool.Title == "" || a == nil || !a.ReadOnlyHint || !a.IdempotentHint || a.OpenWorldHint == nil || *a.OpenWorldHint {
			t.Errorf("%s: %+v", tool.Name, tool.Annotations)
		}
		for name, property := range tool.InputSchema.(map[string]any)["properties"].(map[string]any) {
			description := property.(map[string]any)["description"].(string)
			if strings.Contains(description, "file of") || strings.Contains(description, "FILE") || strings.Contains(description, "--") ||
				slices.Contains([]string{"presets", "tax_data", "market", "output", "format", "ocf", "batch"}, name) {
				t.Errorf("%s: %s: %s", tool.Name, name, description)
			}
		}
	}
	slices.Sort(names)
	want := []string{"build_packages", "check_case", "compare_offers", "estimate_tax", "explain_amount", "find_ask", "stress_offers", "vest_schedule", "walk_away"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q", names)
	}
}

// The resources are the schema that offerkit schema prints, and the shipped case of the README.
func TestResources(t *testing.T) {
	session := assistant(t)
	shipped, err := os.ReadFile("../../testdata/cases/amazon-vs-google.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for uri, want := range map[string]string{"offerkit://schema": string(casefile.Schema()), "offerkit://example": string(shipped)} {
		got, err := session.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri})
		if err != nil {
			t.Fatal(err)
		}
		if got.Contents[0].Text != want {
			t.Errorf("%s is\n%s", uri, got.Contents[0].Text)
		}
	}
	if _, err := session.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: "offerkit://../mcp.go"}); err == nil {
		t.Error("anything is a resource")
	}
}

// What an argument cannot be is said by its name and the mend, inside the answer.
func TestArgumentsThatCannotBe(t *testing.T) {
	session := assistant(t)
	for _, c := range []struct {
		tool      string
		arguments map[string]any
		want      string
	}{
		{"compare_offers", map[string]any{}, "the argument case is missing"},
		{"compare_offers", map[string]any{"case": ""}, "case is empty"},
		{"compare_offers", map[string]any{"case": 5}, "case is no text"},
		{"compare_offers", map[string]any{"case": []string{"x"}}, "case is no text"},
		{"compare_offers", map[string]any{"case": exampleCase, "presets": "/etc/passwd"}, `compare_offers has no argument "presets"; write one of case, as_of, years, growth, tax_year, by, metric`},
		{"compare_offers", map[string]any{"case": exampleCase, "metrik": "pv"}, `compare_offers has no argument "metrik"; did you mean metric?`},
		{"compare_offers", map[string]any{"case": exampleCase, "years": 4.5}, `years "4.5" is not a whole number`},
		{"compare_offers", map[string]any{"case": exampleCase, "years": 41}, "years 41 is outside 1 to 40; write for example years 4"},
		{"compare_offers", map[string]any{"case": exampleCase, "years": map[string]any{}}, "years is no text and no number"},
		{"compare_offers", map[string]any{"case": exampleCase, "metric": "pw"}, `metric "pw" is not a metric`},
		{"compare_offers", map[string]any{"case": exampleCase, "as_of": "tomorrow"}, "as_of: "},
		{"compare_offers", map[string]any{"case": exampleCase, "growth": strings.Repeat("9", 501)}, "growth is 501 bytes long, the limit is 500"},
		{"walk_away", map[string]any{"case": exampleCase, "involuntary": "perhaps"}, "involuntary is neither true nor false"},
		{"find_ask", map[string]any{"case": exampleCase, "lever": make([]string, 21)}, "lever has 21 items, the limit is 20"},
		{"find_ask", map[string]any{"case": exampleCase}, "from"},
		{"vest_schedule", map[string]any{"schedule": "4y monthly"}, "the argument shares is missing"},
		{"estimate_tax", map[string]any{"wages": "300k", "location": "Atlantis"}, "Atlantis"},
	} {
		got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: c.tool, Arguments: c.arguments})
		if err != nil {
			t.Fatalf("%s %v: %v", c.tool, c.arguments, err)
		}
		if text := got.Content[0].(*mcp.TextContent).Text; !got.IsError || !strings.Contains(text, c.want) {
			t.Errorf("%s %v: %s\nwant %s", c.tool, slices.Collect(maps.Keys(c.arguments)), text, c.want)
		}
	}
}

// transcript runs the server on bytes, and returns its answers by id; those without one in order.
func transcript(t *testing.T, lines ...string) (byID map[string]string, others []string) {
	t.Helper()
	var out bytes.Buffer
	if err := serveAssistant(t.Context(), strings.NewReader(strings.Join(lines, "\n")+"\n"), &out, testDay); err != nil {
		t.Fatal(err)
	}
	byID = map[string]string{}
	for line := range strings.Lines(out.String()) {
		var several []json.RawMessage
		if json.Unmarshal([]byte(line), &several) != nil {
			several = []json.RawMessage{json.RawMessage(line)}
		}
		for _, one := range several {
			id := string(idOf(one))
			if id == "" { // null
				others = append(others, string(one))
				continue
			}
			if byID[id] != "" {
				t.Errorf("%s is answered twice", id)
			}
			byID[id] = string(one)
		}
	}
	return byID, others
}

func hello(version string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"protocolVersion":%q,"capabilities":{},"clientInfo":{"name":"x","version":"1"}}}`, version)
}

const (
	greeted = `{"jsonrpc":"2.0","method":"notifications/initialized"}`
	vests   = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"vest_schedule","arguments":{"schedule":"1y annual","shares":"4","start":"2027-01-11"}}}`
	ping    = `{"jsonrpc":"2.0","id":9,"method":"ping"}`
)

// Each generation of the protocol is spoken: a client of an older one gets its own, one of a newer one
// the newest of those with a handshake. Those that know no structured answer get it as a text.
func TestGenerationsOfTheProtocol(t *testing.T) {
	for version, want := range map[string]string{
		"2024-11-05": "2024-11-05", "2025-03-26": "2025-03-26", "2025-06-18": "2025-06-18", "2025-11-25": "2025-11-25", "2099-01-01": "2025-11-25",
	} {
		answers, others := transcript(t, hello(version), greeted, vests)
		if !strings.Contains(answers[`"hello"`], fmt.Sprintf(`"protocolVersion":%q`, want)) || strings.Contains(answers[`"hello"`], "logging") || others != nil {
			t.Errorf("%s: %s", version, answers[`"hello"`])
		}
		if inText := strings.Contains(answers["1"], `\"events\":[`); !strings.Contains(answers["1"], `"structuredContent":{"schedule":"1y annual"`) || inText != (version < "2025-06-18") {
			t.Errorf("%s: %s", version, answers["1"])
		}
	}
	const meta = `"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"x","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}`
	answers, _ := transcript(t, `{"jsonrpc":"2.0","id":2,"method":"server/discover","params":{`+meta+`}}`, strings.Replace(vests, `"params":{`, `"params":{`+meta+`,`, 1))
	if !strings.Contains(answers["2"], `"2026-07-28"`) || !strings.Contains(answers["1"], `"structuredContent"`) || strings.Contains(answers["1"], `\"events\"`) {
		t.Errorf("without a handshake: %v", answers)
	}
}

// What is no message is answered with an error, and the session goes on.
func TestLinesThatAreNoMessages(t *testing.T) {
	long := `{"jsonrpc":"2.0","id":3,"method":"ping","params":{"x":"` + strings.Repeat("x", maxMessage) + `"}}`
	deep := strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000)
	for _, c := range []struct{ line, want string }{
		{"hello", `"code":-32700`}, {`{"jsonrpc":"2.0",`, `"code":-32700`}, {"\xff\xfe\x00", `"code":-32700`}, {deep, `"code":-32700`},
		{"5", `"code":-32600`}, {"[]", `"code":-32600`}, {`{"jsonrpc":"1.0","id":4}`, `"code":-32600`}, {"[" + ping + "]", `"code":-32600`},
		{long, "longer than 1 MiB"},
		{`{"jsonrpc":"2.0","id":1.5,"method":"ping"}`, "the id of a request"}, {`{"jsonrpc":"2.0","id":null,"method":"ping"}`, "the id of a request"},
		{`{"jsonrpc":"2.0","id":9007199254740993,"method":"ping"}`, "the id of a request"}, {`{"jsonrpc":"2.0","id":true,"method":"ping"}`, `"id":null,"error":{"code":-32600`},
	} {
		answers, others := transcript(t, hello("2025-11-25"), greeted, c.line, "", "  ", ping)
		answer := answers["4"] + strings.Join(others, "")
		if !strings.Contains(answer, c.want) || answers["9"] == "" {
			t.Errorf("%.60q: %s; ping: %s", c.line, answer, answers["9"])
		}
	}
	// 2025-03-26 puts several messages into one line.
	answers, _ := transcript(t, hello("2025-03-26"), greeted, "["+vests+","+ping+"]")
	if answers["1"] == "" || answers["9"] == "" {
		t.Errorf("a batch: %v", answers)
	}
	// What wants no answer is not waited for, wherever it stands, and however many there are.
	const note = `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":77}}`
	for _, batch := range []string{note + "," + ping, ping + "," + note + "," + note, note} {
		answers, others := transcript(t, hello("2025-03-26"), greeted, "["+batch+"]", vests)
		if answers["1"] == "" || others != nil || (answers["9"] == "") != (batch == note) {
			t.Errorf("a batch of %s: %v %v", batch, answers, others)
		}
	}
	// A client's own error is no question.
	if _, others := transcript(t, hello("2025-11-25"), greeted, `{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"x"}}`, ping); others != nil {
		t.Errorf("an error is answered: %v", others)
	}
	// The last line may lack its end, and a tool that is not there is a mistake of the protocol.
	answers, _ = transcript(t, hello("2025-11-25"), greeted, strings.Replace(vests, "vest_schedule", "sing", 1), strings.Replace(ping, "ping", "pong", 1))
	if !strings.Contains(answers["1"], "-32602") || !strings.Contains(answers["9"], "-32601") {
		t.Errorf("%v", answers)
	}
}

// A message of the greatest length is read.
func TestALongMessageIsRead(t *testing.T) {
	frame := `{"jsonrpc":"2.0","id":3,"method":"ping","params":{"x":""}}`
	answers, others := transcript(t, hello("2025-11-25"), greeted, strings.Replace(frame, `""`, `"`+strings.Repeat("x", maxMessage-len(frame)-1)+`"`, 1), ping)
	if answers["3"] == "" || answers["9"] == "" || others != nil {
		t.Errorf("%v %v", answers, others)
	}
}

// A case that comes from elsewhere commands nothing: no control code and no mark of direction leaves
// the server, whatever stands in the case.
func TestHostileCases(t *testing.T) {
	session := assistant(t)
	entries, err := os.ReadDir("../../testdata/bad")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, err := os.ReadFile("../../testdata/bad/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(entry.Name(), ".want") || len(data) > maxMessage/2 {
			continue
		}
		got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "compare_offers", Arguments: map[string]any{"case": string(data)}})
		if err != nil {
			t.Fatalf("%s: %v", entry.Name(), err)
		}
		text := got.Content[0].(*mcp.TextContent).Text
		// Bytes that are no UTF-8 become others on their way through JSON.
		if !got.IsError && utf8.Valid(data) || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r == 0x202e }) {
			t.Errorf("%s: %q", entry.Name(), text)
		}
	}
}

// Whatever the arguments are, the answer is one: no call ends the session.
func TestAnyArgumentsAreAnswered(t *testing.T) {
	session := assistant(t)
	listed := tools()
	value := rapid.OneOf(
		rapid.Just[any](nil), rapid.Map(rapid.Bool(), func(b bool) any { return b }), rapid.Map(rapid.Int(), func(n int) any { return n }),
		rapid.Map(rapid.String(), func(s string) any { return s }), rapid.Just[any]([]any{}), rapid.Just[any](map[string]any{}), rapid.Just[any]([]any{nil, "x", 1}),
		rapid.Just[any](exampleCase), rapid.Just[any]("total"), rapid.Just[any]("Amazon"), rapid.Just[any]("10%"),
	)
	rapid.Check(t, func(t *rapid.T) {
		tool := rapid.SampledFrom(listed).Draw(t, "tool")
		arguments := map[string]any{}
		for _, name := range tool.schema().PropertyOrder {
			if rapid.Bool().Draw(t, "given") {
				arguments[name] = value.Draw(t, name)
			}
		}
		if _, err := session.CallTool(context.Background(), &mcp.CallToolParams{Name: tool.name, Arguments: arguments}); err != nil {
			t.Fatalf("%s %v: %v", tool.name, arguments, err)
		}
	})
}

// Whoever withdraws a question is told at once, and the work on it keeps its seat until it ends.
func TestAWithdrawnQuestion(t *testing.T) {
	begun, end := make(chan bool), make(chan bool)
	slow := compareTool()
	slow.prepare = func(s streams) prepared {
		p := compareTool().prepare(s)
		p.answer = func(string) (answer, error) {
			begun <- true
			<-end
			return answer{words: []string{"done"}, json: func(w io.Writer) error { _, err := io.WriteString(w, "{}"); return err }}, nil
		}
		return p
	}
	d := &desk{today: testDay, seats: make(chan struct{}, 1)}
	call := &mcp.CallToolRequest{Params: &mcp.CallToolParamsRaw{Name: slow.name, Arguments: json.RawMessage(`{"case":"x"}`)}, Session: new(mcp.ServerSession)}
	ctx, withdraw := context.WithCancel(t.Context())
	answered := make(chan *mcp.CallToolResult)
	go func() {
		result, _ := d.handler(slow)(ctx, call)
		answered <- result
	}()
	<-begun
	withdraw()
	if result := <-answered; !result.IsError || !strings.Contains(result.Content[0].(*mcp.TextContent).Text, "withdrawn") {
		t.Errorf("got %+v", result)
	}
	if len(d.seats) != 1 {
		t.Error("work that goes on has no seat")
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := d.work(gone, slow, nil); err == nil {
		t.Error("a second question has found a seat")
	}
	end <- true
	d.seats <- struct{}{} // which is free now, or will be
}

// A client withdraws a question of which the server knows nothing, and the session goes on.
func TestAQuestionWithdrawnTooLate(t *testing.T) {
	answers, _ := transcript(t, hello("2025-11-25"), greeted, vests, `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":77}}`, ping, strings.Replace(ping, "9", "1e1", 1))
	if answers["1"] == "" || answers["9"] == "" {
		t.Errorf("%v", answers)
	}
}

// A client that uses an id twice at once may get one answer, and its end is not waited for in vain.
func TestAnIDThatIsUsedTwice(t *testing.T) {
	a := newAnswers(io.Discard)
	a.expect(requests(json.RawMessage(ping), json.RawMessage(ping)))
	if _, err := a.Write([]byte(`{"jsonrpc":"2.0","id":9,"result":{}}`)); err != nil {
		t.Fatal(err)
	}
	a.wait()
	if a.broken {
		t.Error("the wait was given up")
	}
}

// The program itself speaks the protocol on its standard streams, and ends with its client.
func TestTheProgramServesAClient(t *testing.T) {
	command := exec.Command(built(t), "mcp")
	var messages bytes.Buffer
	command.Stderr = &messages
	session := connected(t, &mcp.CommandTransport{Command: command})
	got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "compare_offers", Arguments: map[string]any{"case": exampleCase}})
	if err != nil || got.IsError {
		t.Fatalf("%v %+v", err, got)
	}
	if text := got.Content[0].(*mcp.TextContent).Text; !strings.Contains(text, "Google pays $1,144,880 over 4 years") {
		t.Error(text)
	}
	if err := session.Close(); err != nil || messages.Len() > 0 {
		t.Errorf("%v\n%s", err, messages.String())
	}
}
