package htmlpage

// StyleSheet is the page's style with what another page needs besides, so that all of them look alike.
func StyleSheet(more string) string { return minified(style + more) }

// PolicyHash is how a content security policy names a style or a script that stands in its page.
func PolicyHash(text string) string { return hash(text) }
