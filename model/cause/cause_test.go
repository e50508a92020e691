package cause

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

func TestOf(t *testing.T) {
	at := func(err error) error { return &fs.PathError{Op: "open", Path: "/secret/a.txt", Err: err} }
	for _, c := range []struct {
		err  error
		want string
	}{
		{at(syscall.ENOENT), "no such file or folder"},
		{fmt.Errorf("reading: %w", at(syscall.EACCES)), "no permission"},
		{fs.ErrNotExist, "no such file or folder"},
		{at(errors.New("the disk is full")), "the disk is full"},
		{errors.New("it broke"), "it broke"},
	} {
		if got := Of(c.err).Error(); got != c.want {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}
