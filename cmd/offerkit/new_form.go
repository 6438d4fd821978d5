package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"github.com/seed-251b9aba/offerkit/comp/intake"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/text"
)

// formPrompt asks in forms on the terminal, one question each, and leaves a line of each behind. One
// program holds the terminal for all of them: what is typed ahead while an answer is taken is for the
// next question, and between two programs it would be lost.
type formPrompt struct {
	s       streams
	program *tea.Program
	ended   chan struct{}
	failed  error // of the program, once it has ended
}

func newFormPrompt(s streams) *formPrompt {
	p := &formPrompt{s: s, ended: make(chan struct{})}
	p.program = tea.NewProgram(&askingModel{width: formWidth(s)}, tea.WithInput(s.in), tea.WithOutput(s.err), tea.WithoutSignalHandler())
	go func() {
		defer close(p.ended)
		_, p.failed = p.program.Run()
	}()
	return p
}

// formWidth keeps a question in lines that are read with ease.
func formWidth(s streams) int {
	const most = 78
	if s.width <= 0 {
		return most
	}
	return min(s.width, most)
}

func (p *formPrompt) ask(ctx context.Context, q intake.Question, check func(string) error) (string, error) {
	m := askMessage{question: q, check: check, reply: make(chan string, 1)}
	p.program.Send(m)
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case <-p.ended:
		if p.failed != nil {
			return "", fmt.Errorf("cannot ask on this terminal: %w; --plain asks in lines", p.failed)
		}
		return "", errStopped
	case answer := <-m.reply:
		if answer == goBack {
			return answer, nil
		}
		return answer, p.say("", numbered(q)+": "+understood(q, answer))
	}
}

// say leaves text behind, above the question.
func (p *formPrompt) say(heading string, paragraphs ...string) error {
	var b bytes.Buffer
	if err := text.Say(&b, text.Options{Width: p.s.width, Colour: p.s.coloured()}, heading, paragraphs...); err != nil {
		return err
	}
	p.program.Send(tea.Println(strings.TrimSuffix(b.String(), "\n"))())
	return nil
}

// end gives the terminal back.
func (p *formPrompt) end() {
	p.program.Quit()
	<-p.ended
}

// understood is the answer as a line says it.
func understood(q intake.Question, answer string) string {
	switch {
	case strings.TrimSpace(answer) == "" && q.Proposal != "":
		return q.Proposal
	case strings.TrimSpace(answer) == "" || answer == intake.Skip:
		return q.Nothing
	}
	return answer
}

// askMessage brings a question to the program, and the answer back.
type askMessage struct {
	question intake.Question
	check    func(string) error
	reply    chan string
}

// askingModel shows the form of one question at a time.
type askingModel struct {
	width   int
	asked   *askMessage // nil while an answer is being taken
	form    *huh.Form
	answer  string
	entered bool              // Enter was taken, and the form is about to complete
	ahead   []tea.KeyPressMsg // typed before there was a question for it
}

func (m *askingModel) Init() tea.Cmd { return nil }

func (m *askingModel) View() tea.View {
	if m.asked == nil {
		return tea.NewView("")
	}
	view := m.form.View()
	for _, err := range m.form.Errors() {
		view += "\n" + wrapped(report.Plain(upper(err.Error()))+".", m.width)
	}
	return tea.NewView(view)
}

// wrapped breaks a line at the width.
func wrapped(line string, width int) string {
	var b bytes.Buffer
	_ = text.Say(&b, text.Options{Width: width}, "", line) // which a buffer takes
	return b.String()
}

func (m *askingModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case askMessage:
		m.asked, m.answer, m.entered = &msg, "", false
		m.form = huh.NewForm(huh.NewGroup(fieldOf(msg.question, &m.answer, msg.check, m.width))).
			WithTheme(huh.ThemeFunc(huh.ThemeBase)).WithWidth(m.width).WithShowHelp(false).WithShowErrors(false)
		return m, tea.Batch(m.form.Init(), m.typedAhead())
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			m.asked = nil // nothing of the question stays
			return m, tea.Quit
		}
		if m.asked == nil || m.entered {
			m.ahead = append(m.ahead, msg)
			return m, nil
		}
		return m, m.press(msg)
	case tea.WindowSizeMsg: // the form has its width, and its height is that of the question
		return m, nil
	}
	if m.asked == nil {
		return m, nil
	}
	return m, m.update(msg)
}

// press gives a key to the form. Behind an Enter that it has taken, keys wait for the next question.
func (m *askingModel) press(key tea.KeyPressMsg) tea.Cmd {
	cmd := m.update(key)
	m.entered = m.asked != nil && key.String() == "enter" && len(m.form.Errors()) == 0
	return cmd
}

// typedAhead gives the form what was typed before it was there, up to the end of its answer.
func (m *askingModel) typedAhead() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.ahead) > 0 && !m.entered {
		key := m.ahead[0]
		m.ahead = m.ahead[1:]
		cmds = append(cmds, m.press(key))
	}
	return tea.Batch(cmds...)
}

func (m *askingModel) update(msg tea.Msg) tea.Cmd {
	form, cmd := m.form.Update(msg)
	m.form = form.(*huh.Form)
	if m.form.State == huh.StateCompleted {
		m.asked.reply <- m.answer
		m.asked = nil
	}
	return cmd
}

// skipping names what it means to skip a question: one of the choices, or that nothing is known.
func skipping(q intake.Question) string {
	if slices.Contains(q.Choices, q.Nothing) {
		return q.Nothing
	}
	return "(" + q.Nothing + ")"
}

// ruleWidth is how many columns the form takes for its rule.
const ruleWidth = 4

// fieldOf is a list of the choices where there are some, else a line to type into.
func fieldOf(q intake.Question, answer *string, check func(string) error, width int) huh.Field {
	within := func(text string) string { return strings.TrimSuffix(wrapped(text, width-ruleWidth), "\n") } // the form would cut it off
	if len(q.Choices) > 0 {
		var options []huh.Option[string]
		for _, choice := range q.Choices {
			if choice != q.Nothing {
				options = append(options, huh.NewOption(choice, choice))
			}
		}
		options = slices.Insert(options, 0, huh.NewOption(skipping(q), intake.Skip)) // first, so that Enter skips here too
		options = append(options, huh.NewOption("(back)", goBack))
		return huh.NewSelect[string]().Title(numbered(q)).Description(within(q.About)).Options(options...).Value(answer)
	}
	say := explanation(q)
	hint := q.Example
	if q.Proposal != "" {
		hint = q.Proposal
	}
	return huh.NewInput().Title(numbered(q)).Description(within(say[0]) + "\n" + within(say[1])).Placeholder(hint).
		Value(answer).CharLimit(intake.MaxAnswer).Validate(func(text string) error {
		if strings.TrimSpace(text) == goBack {
			return nil
		}
		return check(text)
	})
}
