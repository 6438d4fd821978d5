package main

import (
	"context"
	"crypto/subtle"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report/form"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Limits of what is served: one person types into one form.
const (
	maxSent    = 2 * casefile.MaxBytes // of what a form sends, with the paths of its fields
	maxHeader  = 16 << 10
	waitSeat   = 10 * time.Second
	waitHeader = 5 * time.Second
	waitRead   = 20 * time.Second
	waitWrite  = 2 * time.Minute
	waitStop   = 3 * time.Second // for what is being answered when it is told to stop
)

// formServer serves the form.
type formServer struct {
	s       streams
	token   string // the first part of the path; who does not know it is served nothing
	host    string // 127.0.0.1:PORT, the only name that it answers to
	today   func() vesting.Date
	presets vesting.Presets
	files   []string // that fill the form
	target  string   // the one that it can be saved into; empty where there is none
	seats   chan struct{}
	asked   sync.Once // what was not understood of a sheet is said once

	saving sync.Mutex
	kept   string // the copy of what stood in the target first; empty before the first save
}

// serve answers until it is told to stop, and finishes what it is answering.
func (d *formServer) serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler: d, ReadHeaderTimeout: waitHeader, ReadTimeout: waitRead, WriteTimeout: waitWrite, IdleTimeout: waitWrite,
		MaxHeaderBytes: maxHeader, ErrorLog: log.New(io.Discard, "", 0),
	}
	stopped := make(chan int, 1)
	defer unfinished.finishOnSignal(func(status int) { stopped <- status })()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	status := 0
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	case status = <-stopped:
	}
	patience, cancel := context.WithTimeout(context.Background(), waitStop)
	defer cancel()
	if server.Shutdown(patience) != nil {
		server.Close()
	}
	if status != 0 {
		return &interruptedError{status, "stopped; nothing is kept but what was saved"}
	}
	return ctx.Err()
}

// ServeHTTP lets through what the page itself asks, and nobody else's.
func (d *formServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	harden(w.Header())
	path, status, why := d.admit(r)
	if status != 0 {
		http.Error(w, why, status)
		return
	}
	wait, cancel := context.WithTimeout(r.Context(), waitSeat)
	defer cancel()
	select {
	case d.seats <- struct{}{}:
		defer func() { <-d.seats }()
	case <-wait.Done():
		http.Error(w, "too much is asked at once; try again", http.StatusServiceUnavailable)
		return
	}
	d.answer(w, r, path)
}

// harden keeps the page from every other site, from caches and from being framed.
func harden(h http.Header) {
	h.Set("Content-Security-Policy", form.Policy())
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
}

// admit returns the path behind the key of the address, or the status and the words of a refusal. A name
// that leads here by somebody else's doing is another host; a page elsewhere is another origin.
func (d *formServer) admit(r *http.Request) (path string, status int, why string) {
	if r.Host != d.host {
		return "", http.StatusMisdirectedRequest, "this is not the address that was printed"
	}
	token, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if subtle.ConstantTimeCompare([]byte(token), []byte(d.token)) != 1 {
		return "", http.StatusNotFound, "nothing is here; open the address that was printed, all of it"
	}
	if d.isForeign(r) {
		return "", http.StatusForbidden, "another site asks for this; open the address that was printed"
	}
	switch {
	case path == "check" && r.Method != http.MethodPost, path == "" && r.Method != http.MethodPost && r.Method != http.MethodGet && r.Method != http.MethodHead:
		return "", http.StatusMethodNotAllowed, "this is not asked so"
	case path != "" && path != "check":
		return "", http.StatusNotFound, "nothing is here"
	}
	return path, 0, ""
}

// isForeign reports whether another site has made the browser ask. A page without a referrer sends the
// origin null with a form; that it is its own the browser then says in Sec-Fetch-Site, which no page
// can set. What changes something has to say where it comes from.
func (d *formServer) isForeign(r *http.Request) bool {
	origin, site := r.Header.Get("Origin"), r.Header.Get("Sec-Fetch-Site")
	if site != "" && site != "same-origin" && (site != "none" || r.Method == http.MethodPost) {
		return true
	}
	switch origin {
	case "http://" + d.host:
		return false
	case "":
		return r.Method == http.MethodPost
	}
	return origin != "null" || site != "same-origin"
}
