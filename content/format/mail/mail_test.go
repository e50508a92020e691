package mail_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/content/format"
	"readout/content/format/clean"
	"readout/content/format/html"
	"readout/content/format/mail"
	"readout/content/format/plain"
)

func show(list []*format.Article) string {
	var out strings.Builder
	for _, a := range list {
		fmt.Fprintf(&out, "%s | %s | %s | %s | %s\n", a.Part, a.Title, a.Outlet, a.Byline, a.Published)
		for _, b := range a.Blocks {
			fmt.Fprintf(&out, "  %s %s\n", b.Kind, b.Text)
		}
	}
	return out.String()
}

const letter = "Received: from x\r\nFrom: \"The Quay Post\" <news@quay.example>\r\nTo: you@y.example\r\nSubject: Fwd: =?iso-8859-1?Q?Caf=E9_on_the_quay_closes?=\r\n" +
	"Date: Tue, 5 Mar 2024 23:15:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b1\"\r\n\r\nThis is a message of many parts.\r\n" +
	"--b1\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"The caf=E9 on the northern quay will close at the end of June, its owner, Ana =\r\nLund, said on Tuesday after a meeting with the port.\r\n\r\n" +
	"=93We cannot pay the new rent,=94 she said. The port raised it by a third in January and has not answered =\r\nher letter since.\r\n\r\n-- \r\nThe Quay Post, Pier 4\r\n" +
	"--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>In HTML.</p></body></html>\r\n--b1--\r\n"

const inHTML = "From: Ana Lund <ana@l.example>\nSubject: Nets\nDate: Wed, 6 Mar 2024 07:00:00 +0000\nMIME-Version: 1.0\nMessage-ID: <1@l.example>\nContent-Type: multipart/mixed; boundary=x\n\n" +
	"--x\nContent-Type: text/plain\n\nView this letter in your browser.\n" +
	"--x\nContent-Type: text/html; charset=iso-8859-2\nContent-Transfer-Encoding: base64\n\n" +
	"PGh0bWw+PGJvZHk+PHA+VGhlIG5ldHMgb2YgdGhlIMWBw7NkxbwgYXJlIG1lbmRlZCwgdGhlIHVu\naW9uIHNhaWQuPC9wPjwvYm9keT48L2h0bWw+\n" +
	"--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF-1.4\n--x--\n"

func TestMessage(t *testing.T) {
	read := mail.Format(plain.Read, html.Read).Read
	for _, c := range []struct{ name, in, want string }{
		{"text", letter, ` | Café on the quay closes | The Quay Post |  | 2024-03-05
  paragraph The café on the northern quay will close at the end of June, its owner, Ana Lund, said on Tuesday after a meeting with the port.
  paragraph “We cannot pay the new rent,” she said. The port raised it by a third in January and has not answered her letter since.
`},
		{"HTML, and text that only points to it", inHTML, ` | Nets |  | Ana Lund | 2024-03-06
  paragraph The nets of the Łódż are mended, the union said.
`},
		{"bare", "Subject: Toll\nMessage-Id: <1>\n\nThe toll ends in June.\n", ` | Toll |  |  | 
  paragraph The toll ends in June.
`},
		{"torn", letter[:strings.Index(letter, "=93We")], ` | Café on the quay closes | The Quay Post |  | 2024-03-05
  paragraph The café on the northern quay will close at the end of June, its owner, Ana Lund, said on Tuesday after a meeting with the port.
`},
	} {
		list, err := read([]byte(c.in))
		if got := show(list); err != nil || got != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", c.name, err, got, c.want)
		}
	}
	for name, in := range map[string]string{
		"no header": "\n\n", "no text": "Subject: x\nMIME-Version: 1.0\n\n", "a picture": "Subject: x\nContent-Type: image/png\n\nxx",
	} {
		if list, err := read([]byte(in)); err == nil {
			t.Errorf("%s: read as %s", name, show(list))
		}
	}
}

func TestMailbox(t *testing.T) {
	box := "From news@quay.example Tue Mar  5 23:15:00 2024\n" + strings.ReplaceAll(letter, "\r\n", "\n") +
		"\nFrom ana@l.example Wed Mar  6 07:00:00 2024\nSubject: Empty\nMessage-Id: <2>\n\n\n" +
		"\nFrom ana@l.example Wed Mar  6 07:00:00 2024\nSubject: Toll\nMessage-Id: <1>\n\nThe toll ends in June.\n\n>From now on it is free.\n\nFrom here to the islands nobody pays.\n"
	list, err := mail.Mailbox(plain.Read, html.Read).Read([]byte(box))
	got := show(list)
	want := `3 | Toll |  |  | 
  paragraph The toll ends in June.
  paragraph From now on it is free.
  paragraph From here to the islands nobody pays.
`
	if len(list) != 2 || list[0].Part != "1" || !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant at its end\n%s", got, want)
	}
	if left := format.PartErrors(err); len(left) != 1 || left[0].Part != "2" {
		t.Errorf("left out %v", err)
	}
}

func TestSniff(t *testing.T) {
	message, box := mail.Format(plain.Read, html.Read).Sniff, mail.Mailbox(plain.Read, html.Read).Sniff
	for in, want := range map[string][2]bool{
		letter: {true, false}, "From a@b Tue Mar  5 23:15:00 2024\n" + letter: {false, true},
		"From a@b Tue Mar  5 23:15:00 2024\r\nFrom: Ana <a@b>\r\nSubject: The quay\r\n\r\nIt sank.": {false, true},
		"From: Ana <a@b>\nSubject: The quay\nContent-Type: text/plain\n\nIt sank.":                  {true, false},
		"Title: A\nDate: 2024-03-05\n\nThe port said.":                                              {}, "From the port, at 10:15 on Tuesday, they sailed.\n\nMore.": {}, "": {},
	} {
		if got := [2]bool{message([]byte(in)), box([]byte(in))}; got != want {
			t.Errorf("%.40q: %v, want %v", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(letter))
	f.Add([]byte(inHTML))
	f.Add([]byte("From a Tue Mar 5 23:15:00 2024\nSubject: =?utf-8?B?G11SO2M7eAc=?=\n\n\x1b]52;c;x\x07 text\n\nFrom b Tue Mar 5 23:15:00 2024\n"))
	f.Add([]byte("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\ny\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func([]byte) ([]*format.Article, error){mail.Format(plain.Read, html.Read).Read, mail.Mailbox(plain.Read, html.Read).Read} {
			list, err := read(data)
			if len(list) == 0 && err == nil {
				t.Fatal("neither articles nor an error")
			}
			for _, a := range list {
				s := a.Source("x")
				if !utf8.ValidString(s.Text) || clean.Text(strings.ReplaceAll(s.Text, "\t", " ")) != strings.ReplaceAll(s.Text, "\t", " ") {
					t.Fatalf("%q is not clean", s.Text)
				}
				for _, v := range []string{a.Title, a.Outlet, a.Byline, a.URL, a.Published} {
					if clean.Line(v) != v {
						t.Fatalf("field %q is not clean", v)
					}
				}
			}
		}
	})
}
