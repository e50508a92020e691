package mhtml_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/content/format/clean"
	"readout/content/format/html"
	"readout/content/format/mhtml"
)

const saved = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/toll\r\nSubject: =?utf-8?Q?The_toll_ends?=\r\nDate: Sat, 4 May 2024 09:00:00 -0000\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----M--1\"\r\n\r\n\r\n" +
	"------M--1\r\nContent-Type: text/html\r\nContent-ID: <f@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://quay.example/toll\r\n\r\n" +
	"<!DOCTYPE html><html lang=3D\"en\"><head><meta http-equiv=3D\"Content-Type\" content=3D\"text/html; charset=3Dwindows-1252\"><title>The toll ends</title></head><body><nav><a href=3D\"/\">Home</a></nav>" +
	"<article><h1>The toll ends</h1><p>The toll on the bridge ends in June, the county said on Tuesday, and =\r\nit will not come back.</p><p>=93It cost more to take than it brought,=94 its treasurer said.</p></article></body></html>\r\n" +
	"------M--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://quay.example/x.png\r\n\r\niVBORw0KGgo=\r\n" +
	"------M--1\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<p>Buy a boat.</p>\r\n------M--1--\r\n"

func TestRead(t *testing.T) {
	f := mhtml.Format(html.Read)
	if !f.Sniff([]byte(saved)) {
		t.Error("not known by its bytes")
	}
	list, err := f.Read([]byte(saved))
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	a := list[0]
	if a.Title != "The toll ends" || a.URL != "https://quay.example/toll" || a.Published != "" || len(a.Blocks) != 2 {
		t.Errorf("%+v", a)
	}
	if want := "“It cost more to take than it brought,” its treasurer said."; a.Blocks[len(a.Blocks)-1].Text != want {
		t.Errorf("%q, want %q", a.Blocks[len(a.Blocks)-1].Text, want)
	}
	for name, in := range map[string]string{"empty": "", "no page": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--\n"} {
		if list, err := f.Read([]byte(in)); err == nil {
			t.Errorf("%s: read as %+v", name, list[0])
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(saved))
	f.Add([]byte(strings.Replace(saved, "quoted-printable", "base64", 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := mhtml.Format(html.Read).Read(data)
		if err != nil {
			return
		}
		s := list[0].Source("x")
		if text := strings.ReplaceAll(s.Text, "\t", " "); !utf8.ValidString(text) || clean.Text(text) != text {
			t.Fatalf("%q is not clean", text)
		}
		if clean.Line(s.Title) != s.Title || clean.Line(s.URL) != s.URL {
			t.Fatalf("fields %q, %q", s.Title, s.URL)
		}
	})
}
