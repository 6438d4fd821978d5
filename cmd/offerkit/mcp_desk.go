package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// desk answers questions, a few at a time.
type desk struct {
	today func() vesting.Date
	seats chan struct{} // taken by each question that is being worked on
}

const (
	// seats is how many questions are worked on at once. Whoever has given up waiting leaves a
	// question that goes on to its end and keeps its seat, so that nobody piles up work.
	seats = 4

	// longest is how long a question may take. The limits of a case keep nearly all within seconds.
	longest = time.Minute
)

// handler answers the calls of a tool. What is wrong with a question is part of the answer, so that
// the assistant can mend it.
func (d *desk) handler(t *tool) mcp.ToolHandler {
	return func(ctx context.Context, call *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		ctx, stop := context.WithTimeout(ctx, longest)
		defer stop()
		given, err := d.work(ctx, t, call.Params.Arguments)
		var result *mcp.CallToolResult
		if err == nil {
			result, err = given.result()
		}
		if err != nil {
			result = t.refuse(err)
		}
		if v := call.ProtocolVersion(); v != "" && v < firstWithStructure {
			result.Content = append(result.Content, &mcp.TextContent{Text: string(result.StructuredContent.(json.RawMessage))})
		}
		return result, nil
	}
}

// firstWithStructure is the first generation of the protocol that knows structured answers; older
// ones get them as a text.
const firstWithStructure = "2025-06-18"

// work answers a question, or says that it takes too long.
func (d *desk) work(ctx context.Context, t *tool, arguments json.RawMessage) (answer, error) {
	type outcome struct {
		answer
		err error
	}
	done := make(chan outcome, 1)
	select {
	case d.seats <- struct{}{}:
	case <-ctx.Done():
		return answer{}, givenUp(ctx)
	}
	go func() {
		var o outcome
		defer func() {
			if slip := recover(); slip != nil { // of the program; the other questions go on
				o = outcome{err: fmt.Errorf("this case brought the program to a stop: %v", slip)}
			}
			<-d.seats
			done <- o
		}()
		s := streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard, today: d.today(), inputs: newInputs(nil)}
		o.answer, o.err = t.answerTo(s, arguments)
	}()
	select {
	case o := <-done:
		return o.answer, o.err
	case <-ctx.Done():
		return answer{}, givenUp(ctx)
	}
}

// givenUp says why nobody waits for an answer any more.
func givenUp(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("no answer within %v; ask about fewer offers or a shorter horizon", longest)
	}
	return errors.New("the question was withdrawn")
}

// result is an answer as the protocol has it: a short text, and the contract.
func (a *answer) result() (*mcp.CallToolResult, error) {
	var contract, compact bytes.Buffer
	if err := a.json(&contract); err != nil {
		return nil, err
	}
	if err := json.Compact(&compact, contract.Bytes()); err != nil {
		return nil, err
	}
	return &mcp.CallToolResult{
		Content: []mcp.Content{&mcp.TextContent{Text: strings.Join(a.words, "\n")}}, StructuredContent: json.RawMessage(compact.Bytes()),
	}, nil
}

// refuse is the answer to a question that has a mistake.
func (t *tool) refuse(err error) *mcp.CallToolResult {
	mistakes, _ := json.Marshal(map[string][]mistake{"errors": t.mistakesOf(err)}) // of plain texts
	return &mcp.CallToolResult{
		IsError: true, Content: []mcp.Content{&mcp.TextContent{Text: t.asArguments(legible(err))}}, StructuredContent: json.RawMessage(mistakes),
	}
}
