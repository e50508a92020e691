package review

import "slices"

// A Log is actions in the order in which they were done, with what of them was
// undone. The zero Log is empty. An undo and a redo are actions too, so both
// outlive the program.
type Log struct {
	actions []Action
	at      map[string]int  // place of an action by its ID
	undone  map[string]bool // by ID
	done    []string        // what an undo takes back, the last one first
	redo    []string        // what a redo brings back, the last one first
	others  map[string]bool // actions of copies that run at the same time
}

// Add puts an action at the end and reports whether it is new: an action whose ID
// is in the log already is left out, so two logs may be put together in any way.
// Whether it is another's says that undo leaves it alone here: it was done by a
// copy of the program that runs at the same time.
func (l *Log) Add(a Action, others bool) bool {
	if _, known := l.at[a.ID]; known {
		return false
	}
	if l.at == nil {
		l.at, l.undone = map[string]int{}, map[string]bool{}
	}
	l.at[a.ID] = len(l.actions)
	l.actions = append(l.actions, a)
	if others {
		if l.others == nil {
			l.others = map[string]bool{}
		}
		l.others[a.ID] = true
	}
	switch a.Do {
	case Undo:
		if !l.canUndo(a.Of) {
			return true
		}
		l.undone[a.Of] = true
		if i := slices.Index(l.done, a.Of); i >= 0 {
			l.done = slices.Delete(l.done, i, i+1)
			l.redo = append(l.redo, a.Of)
		}
	case Redo:
		if !l.undone[a.Of] {
			return true
		}
		delete(l.undone, a.Of)
		if i := slices.Index(l.redo, a.Of); i >= 0 {
			l.redo = slices.Delete(l.redo, i, i+1)
		}
		l.done = append(l.done, a.Of)
	case Seen:
	default:
		if !others {
			l.done, l.redo = append(l.done, a.ID), l.redo[:0]
		}
	}
	return true
}

// Without is the log as if some actions had never been: those that could not be
// kept.
func (l *Log) Without(ids map[string]bool) *Log {
	out := &Log{}
	for _, a := range l.actions {
		if !ids[a.ID] {
			out.Add(a, l.others[a.ID])
		}
	}
	return out
}

// canUndo reports whether an action is there, in force and no undo itself.
func (l *Log) canUndo(id string) bool {
	i, known := l.at[id]
	return known && !l.undone[id] && undoable(l.actions[i].Do)
}

func undoable(do Do) bool { return do != Undo && do != Redo && do != Seen }

// Undo is the action that the next undo takes back, and whether there is one.
func (l *Log) Undo() (Action, bool) { return l.last(l.done) }

// Redo is the action that the next redo brings back, and whether there is one.
func (l *Log) Redo() (Action, bool) { return l.last(l.redo) }

func (l *Log) last(ids []string) (Action, bool) {
	if len(ids) == 0 {
		return Action{}, false
	}
	return l.actions[l.at[ids[len(ids)-1]]], true
}

// Len is the number of actions, undone ones too.
func (l *Log) Len() int { return len(l.actions) }

// Actions are all actions in order, undone ones too. Nobody changes them.
func (l *Log) Actions() []Action { return l.actions }

// Undone reports whether an action was taken back.
func (l *Log) Undone(id string) bool { return l.undone[id] }

// Others reports whether an action was done by a copy that runs at the same time.
func (l *Log) Others(id string) bool { return l.others[id] }

// InForce are the actions that hold: neither undone nor an undo, in order.
func (l *Log) InForce() []Action {
	out := make([]Action, 0, len(l.actions))
	for _, a := range l.actions {
		if undoable(a.Do) && !l.undone[a.ID] {
			out = append(out, a)
		}
	}
	return out
}

// LastSeen is what the briefing was made of when it was last looked at: nil when
// nobody did.
func (l *Log) LastSeen() map[string]string {
	for i := len(l.actions) - 1; i >= 0; i-- {
		if l.actions[i].Do == Seen {
			return l.actions[i].Sources
		}
	}
	return nil
}
