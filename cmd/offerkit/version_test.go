package main

import (
	"runtime/debug"
	"testing"
)

func TestVersionNamesTheCommit(t *testing.T) {
	at := func(settings ...debug.BuildSetting) *debug.BuildInfo { return &debug.BuildInfo{Settings: settings} }
	release := at(debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"}, debug.BuildSetting{Key: "vcs.time", Value: "2026-11-27T02:41:40Z"})
	release.Main.Version = "v1.2.3"
	changed := at(append(release.Settings, debug.BuildSetting{Key: "vcs.modified", Value: "true"})...)
	for want, info := range map[string]*debug.BuildInfo{
		"development build":                                                   at(),
		"v1.2.3 (commit 0123456789ab of 2026-11-27)":                          release,
		"development build (commit 0123456789ab of 2026-11-27, with changes)": changed,
	} {
		if got := versionOf(info); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
