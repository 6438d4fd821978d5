package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// maxMessage bounds one message, and so the case in it.
const maxMessage = 1 << 20

// messages reads the messages of a client, one a line. What is no message is answered with an error
// and passed over, so that a slip of the client does not end the session, as it would in the
// protocol's own reader; the rest is handed on as it is.
type messages struct {
	in      *bufio.Reader
	out     *answers
	rest    []byte // of the line that is being handed on
	batches bool   // the client's generation of the protocol puts several messages into one line
}

// lastWithBatches is the last generation of the protocol in which a line may hold several messages.
const lastWithBatches = "2025-03-26"

func (m *messages) Read(p []byte) (int, error) {
	for len(m.rest) == 0 {
		line, err := m.line()
		if len(bytes.TrimSpace(line)) > 0 {
			m.rest = m.taken(line)
		}
		if err != nil && len(m.rest) == 0 {
			m.out.wait() // the protocol's own end of a session drops what is not answered yet
			return 0, err
		}
	}
	n := copy(p, m.rest)
	m.rest = m.rest[n:]
	return n, nil
}

// Close leaves the stream open, which is not the reader's to close.
func (m *messages) Close() error { return nil }

// line reads a line; one that is too long is answered, and read to its end as if it were empty.
func (m *messages) line() ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := m.in.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxMessage; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long:
			m.refuse(nil, jsonrpc.CodeInvalidRequest, "the message is longer than 1 MiB; a case file holds a few offers")
			return nil, err
		}
		return line, err
	}
}

// taken returns what is handed on of a line: a message, or several. What is none is answered.
func (m *messages) taken(line []byte) []byte {
	if !json.Valid(line) {
		m.refuse(nil, jsonrpc.CodeParseError, "the line is no JSON; write one message a line")
		return nil
	}
	var several []json.RawMessage
	if json.Unmarshal(line, &several) == nil {
		return m.batch(several)
	}
	switch _, err := jsonrpc.DecodeMessage(line); {
	case err != nil && isFault(line): // nobody has asked the client for anything
		return nil
	case err != nil:
		m.refuse(idOf(line), jsonrpc.CodeInvalidRequest, "the line is no message of JSON-RPC 2.0")
		return nil
	case !hasAnID(line):
		m.refuse(nil, jsonrpc.CodeInvalidRequest, "the id of a request is a text, or a whole number of at most 15 digits")
		return nil
	}
	m.note(line)
	m.out.expect(requests(line))
	return append(line, '\n')
}

// batch returns several messages of one line: each has to be one, no two may have the same id, and the
// client's generation of the protocol has to have batches. Those that want no answer are handed on in lines
// of their own, before the others or after them: the protocol's own reader would wait for their answers.
func (m *messages) batch(several []json.RawMessage) []byte {
	seen, right := map[string]bool{}, m.batches && len(several) > 0
	var before, after []byte
	var asking []json.RawMessage
	for _, one := range several {
		_, err := jsonrpc.DecodeMessage(one)
		id := string(idOf(one))
		right = right && err == nil && hasAnID(one) && (id == "" || !seen[id])
		seen[id] = true
		switch {
		case len(requests(one)) > 0:
			asking = append(asking, one)
		case len(asking) == 0:
			before = append(append(before, one...), '\n')
		default:
			after = append(append(after, one...), '\n')
		}
	}
	if !right {
		m.refuse(nil, jsonrpc.CodeInvalidRequest, "the line is no message of JSON-RPC 2.0; write one message a line")
		return nil
	}
	if len(asking) == 0 {
		return before
	}
	m.out.expect(requests(asking...))
	line, err := json.Marshal(asking)
	if err != nil {
		return nil // which were read as JSON
	}
	return append(append(append(before, line...), '\n'), after...)
}

// isFault reports whether a line is an error of the client's.
func isFault(line []byte) bool {
	var message struct{ Error json.RawMessage }
	return json.Unmarshal(line, &message) == nil && len(message.Error) > 0
}

// requests are the ids of the messages that ask for an answer.
func requests(all ...json.RawMessage) (ids []any) {
	for _, one := range all {
		message, err := jsonrpc.DecodeMessage(one)
		if request, ok := message.(*jsonrpc.Request); ok && err == nil && request.IsCall() {
			ids = append(ids, request.ID.Raw())
		}
	}
	return ids
}

// note remembers the generation of the protocol that a client asks for.
func (m *messages) note(line []byte) {
	var hello struct {
		Method string `json:"method"`
		Params struct {
			Version string `json:"protocolVersion"`
		} `json:"params"`
	}
	if json.Unmarshal(line, &hello) == nil && hello.Method == "initialize" {
		m.batches = hello.Params.Version != "" && hello.Params.Version <= lastWithBatches
	}
}

// idOf returns the id of what should be a message, nothing where it has none.
func idOf(line []byte) json.RawMessage {
	var message struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(line, &message) != nil || !isID(message.ID) {
		return nil
	}
	return message.ID
}

// isID reports whether a value is an id that comes back as it was. The protocol's own reader makes 1 of
// 1.5, and a number of another of one beyond what doubles hold, so that the answer finds no one who waits.
func isID(raw json.RawMessage) bool {
	const most = 15
	digits := bytes.TrimPrefix(raw, []byte("-"))
	return len(raw) > 0 && (raw[0] == '"' || len(digits) > 0 && len(digits) <= most && len(bytes.Trim(digits, "0123456789")) == 0)
}

// hasAnID reports whether what has a method is a notification, which has no id, or has one that can be answered.
func hasAnID(line []byte) bool {
	var message map[string]json.RawMessage
	if json.Unmarshal(line, &message) != nil {
		return true // which others refuse
	}
	id, has := message["id"]
	return !has || message["method"] == nil || isID(id)
}

// refuse answers what is no message.
func (m *messages) refuse(id json.RawMessage, code int, why string) {
	if id == nil {
		id = json.RawMessage("null")
	}
	type fault struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	}
	answer, err := json.Marshal(struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   fault           `json:"error"`
	}{"2.0", id, fault{code, why}})
	if err == nil {
		_ = m.out.write(append(answer, '\n')) // who does not read gets no answer either
	}
}

// answers are what is written to a client, a line at a time, and which it still waits for.
type answers struct {
	mutex   sync.Mutex
	out     io.Writer
	waiting map[any]bool // the ids of requests
	settled sync.Cond    // nobody waits, or nobody reads
	broken  bool
}

func newAnswers(out io.Writer) *answers {
	a := &answers{out: out, waiting: map[any]bool{}}
	a.settled.L = &a.mutex
	return a
}

// expect notes requests.
func (a *answers) expect(ids []any) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	for _, id := range ids {
		a.waiting[id] = true
	}
}

// Write writes an answer, or those to several messages of one line.
func (a *answers) Write(line []byte) (int, error) {
	var several []json.RawMessage
	if json.Unmarshal(line, &several) != nil {
		several = []json.RawMessage{line}
	}
	err := a.write(line)
	a.mutex.Lock()
	defer a.mutex.Unlock()
	for _, one := range several {
		if message, err := jsonrpc.DecodeMessage(one); err == nil {
			if response, ok := message.(*jsonrpc.Response); ok {
				delete(a.waiting, response.ID.Raw())
			}
		}
	}
	a.settled.Broadcast()
	if err != nil {
		return 0, err
	}
	return len(line), nil
}

func (a *answers) write(line []byte) error {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	_, err := a.out.Write(line)
	if err != nil {
		a.broken = true
		a.settled.Broadcast()
	}
	return err
}

// wait returns when everything is answered, or nobody reads the answers, or they take too long.
func (a *answers) wait() {
	alarm := time.AfterFunc(longest, func() {
		a.mutex.Lock()
		defer a.mutex.Unlock()
		a.broken = true
		a.settled.Broadcast()
	})
	defer alarm.Stop()
	a.mutex.Lock()
	defer a.mutex.Unlock()
	for len(a.waiting) > 0 && !a.broken {
		a.settled.Wait()
	}
}

// Close leaves the stream open.
func (a *answers) Close() error { return nil }
