package keys

// Default is the table as the program comes. A key that a French or a German
// keyboard hides behind AltGr has a twin that it does not hide.
func Default() []Binding {
	const (
		move   = "Move"
		look   = "Look closer"
		search = "Search"
		judge  = "Review"
		screen = "Screen"
	)
	return []Binding{
		{Open, []string{"enter"}, InList | InSheet | InOverlay, "open", "open the article at the sentence", look, false},
		{Card, []string{"right", "l"}, InList | InSheet, "card", "into the card of the row: all its sources; in Coverage to the next source", look, false},
		{Inside, []string{"space"}, InList, "", "into the card of the row", look, false},
		{Next, []string{"n"}, Everywhere, "next", "next evidence of the item, or next match of the search", look, true},
		{Previous, []string{"N", "p"}, Everywhere, "", "evidence or match before", look, true},
		{Back, []string{"esc"}, Everywhere | InSelection, "back", "back to where you came from; ends a search", look, false},
		{Leave, []string{"left", "h", "backspace"}, InBriefing, "", "out of the article, the card, the pane; in Coverage to the source before", look, false},
		{PlaceBack, []string{"H", "ctrl+o"}, InBriefing | InSelection, "", "back through the places you were", look, false},
		{PlaceForth, []string{"L", "ctrl+i"}, InBriefing | InSelection, "", "forward again; Ctrl-i where the terminal tells it from Tab", look, false},
		{NextArticle, []string{"J", "]"}, InArticle, "next article", "next article", look, true},
		{PrevArticle, []string{"K", "["}, InArticle, "", "article before", look, true},
		{Items, []string{"i"}, InArticle, "items", "list what rests on this sentence: pledges, happenings, issues", look, false},
		{Group, []string{"t"}, InList, "", "group the pledges by actor, status or condition; in Coverage one kind of items", look, false},
		{Copy, []string{"y"}, InBriefing | InSelection, "", "copy the sentence with its source", look, false},
		{CopyItem, []string{"Y"}, InBriefing, "", "copy the item with all its sources, as Markdown", look, false},
		{Edit, []string{"e"}, InBriefing, "", "the article in $EDITOR, at the line", look, false},
		{Web, []string{"o"}, InBriefing, "", "the address the article came from, in the browser; asks first", look, false},

		{Search, []string{"/"}, Everywhere, "search", "search in what you see; n and N step through it", search, false},
		{Across, []string{"S"}, InBriefing, "", "search in all articles and items; n and N go through what was found", search, false},
		{Filter, []string{"f"}, InBriefing, "filter", "filter by status, days, source, participant, review", search, false},
		{Unfilter, []string{"F"}, InBriefing, "", "take back the last filter", search, false},
		{Palette, []string{"ctrl+p", ":"}, InBriefing, "palette", "palette: do or go to anything by some of its letters", search, false},

		{Accept, []string{"a"}, InBriefing, "accept", "accept the item, or in its card the piece of evidence, and go on to the next", judge, true},
		{Reject, []string{"r"}, InBriefing, "", "reject it and go on", judge, true},
		{Later, []string{"w"}, InBriefing, "", "have it wait: decide later, and go on", judge, true},
		{Clear, []string{"d"}, InBriefing, "", "drop the verdict", judge, true},
		{Unreviewed, []string{"."}, InBriefing, "", "to the next item without a verdict", judge, true},
		{Note, []string{"c"}, InBriefing, "", "comment: write a note on it, of one or many lines; also in $EDITOR", judge, true},
		{Tag, []string{"T"}, InBriefing, "", "tag it, or take a tag off", judge, true},
		{Correct, []string{"E"}, InBriefing, "", "correct it by words of the sources: date, status, condition, who, wording", judge, false},
		{Merge, []string{"M"}, InList, "", "merge the selected rows, or this one and the next, into one item", judge, true},
		{Split, []string{"X"}, InSheet, "", "split: this piece of evidence becomes an item of its own", judge, false},
		{Select, []string{"v"}, InList | InArticle | InSelection, "", "select rows, or words of an article: what comes next is done to all of them", judge, false},
		{Choose, []string{"enter", "space"}, InSelection, "use", "say what the selected words are: a happening, a pledge, a wording …", judge, false},
		{WordOn, []string{"l", "right", "w"}, InSelection, "word", "one word more", judge, true},
		{WordBack, []string{"h", "left", "b"}, InSelection, "", "one word less", judge, true},
		{SentenceOn, []string{"j", "down"}, InSelection, "sentence", "to the end of the sentence, of the next one", judge, true},
		{SentenceBack, []string{"k", "up"}, InSelection, "", "back by a sentence", judge, true},
		{OtherEnd, []string{"o"}, InSelection, "other end", "move the other end", judge, false},
		{Undo, []string{"u"}, InBriefing, "", "undo, also what was done the last time", judge, true},
		{Redo, []string{"U", "ctrl+r"}, InBriefing, "", "redo", judge, true},
		{Past, []string{"R"}, InBriefing, "", "the history of the review: what was done, what lost its words", judge, false},

		{Down, []string{"j", "down"}, Everywhere, "", "down", move, true},
		{Up, []string{"k", "up"}, Everywhere, "", "up", move, true},
		{HalfDown, []string{"ctrl+d"}, Everywhere, "", "half a page down", move, true},
		{HalfUp, []string{"ctrl+u"}, Everywhere, "", "half a page up", move, true},
		{PageDown, []string{"pgdown", "ctrl+f"}, Everywhere, "", "page down", move, true},
		{PageUp, []string{"pgup", "ctrl+b"}, Everywhere, "", "page up", move, true},
		{PageOn, []string{"space"}, InSheet | InArticle | InOverlay, "", "page down", move, true},
		{Top, []string{"g", "home"}, Everywhere, "", "to the top", move, false},
		{Bottom, []string{"G", "end"}, Everywhere, "", "to the end; x5G goes to the fifth row", move, true},

		{Pane, []string{"0", "1", "2", "3", "4", "5", "6", "7"}, InBriefing, "panes", "to a pane; 0 is At a glance", screen, false},
		{Times, []string{"x"}, InBriefing, "", "count: x5j goes five rows down, x3a accepts three; digits alone go to panes", move, false},

		{NextPane, []string{"tab"}, InBriefing, "", "next pane", screen, false},
		{PrevPane, []string{"shift+tab"}, InBriefing, "", "pane before", screen, false},
		{Zoom, []string{"z"}, InBriefing, "zoom", "zoom: the whole screen for this pane, and back", screen, false},
		{Mouse, []string{"m"}, InBriefing, "", "mouse on or off; off, the terminal selects text", screen, false},
		{Redraw, []string{"ctrl+l"}, Everywhere, "", "draw the screen anew", screen, false},
		{Help, []string{"?", "f1"}, Everywhere | InSelection, "help", "this help, and back", screen, false},
		{Suspend, []string{"ctrl+z"}, Everywhere, "", "to the shell; fg comes back", screen, false},
		{Quit, []string{"q", "ctrl+c"}, Everywhere | InSelection, "quit", "quit", screen, false},
	}
}
