package language

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOf(t *testing.T) {
	for _, c := range []struct{ text, stated, want string }{
		{"The harbour board of Varnholm voted on Tuesday to keep the old ferry quay open for two more years.", "", "en"},
		{"The harbour board of Varnholm voted on Tuesday to keep the old ferry quay open for two more years.", "de", "en"},
		{"Der Hafenrat von Varnholm hat am Dienstag beschlossen, dass der alte Kai noch zwei Jahre offen bleiben soll, und das gegen den Rat der Ingenieure.", "", "de"},
		{"Der Hafenrat von Varnholm hat am Dienstag beschlossen, dass der alte Kai noch zwei Jahre offen bleiben soll, und das gegen den Rat der Ingenieure.", "en", "de"},
		{"Le conseil du port a voté mardi pour que le vieux quai reste ouvert pendant deux ans, contre l'avis de ses ingénieurs, selon la mairie.", "", "fr"},
		{"La junta del puerto votó el martes para que el viejo muelle siga abierto dos años más, en contra de lo que dicen sus ingenieros.", "", "es"},
		{"O conselho do porto votou na terça-feira para que o velho cais fique aberto mais dois anos, contra a opinião dos seus engenheiros.", "", "pt"},
		{"Il consiglio del porto ha votato martedì perché il vecchio molo resti aperto per due anni, contro il parere dei suoi ingegneri.", "", "it"},
		{"Het havenbestuur heeft dinsdag besloten dat de oude kade nog twee jaar open blijft, tegen het advies van zijn ingenieurs in.", "", "nl"},
		{"Hamnstyrelsen röstade i tisdags för att den gamla kajen ska vara öppen i två år till, och det mot råd från sina ingenjörer.", "", "sv"},
		{"Zarząd portu głosował we wtorek za tym, że stary nabrzeże nie będzie zamknięte przez dwa lata, jak to było w planie od roku.", "", "pl"},
		{"Правление порта проголосовало во вторник за то, чтобы причал работал ещё два года.", "", "ru"},
		{"Рада порту проголосувала у вівторок за те, щоб причал працював ще два роки, її голова сказала.", "", "uk"},
		{"港の委員会は火曜日に、古い岸壁をあと二年使うことを決めた。", "", "ja"},
		{"港务委员会周二投票决定将旧码头再开放两年。", "", "zh"},
		{"صوت مجلس الميناء يوم الثلاثاء لإبقاء الرصيف القديم مفتوحا لعامين آخرين.", "", "ar"},
		{"Oli gamle kaj.", "", "en"}, // too short to be sure
		{"", "", "en"},
		{"", "de", "en"},
		{"Kaj reste malfermita.", "eo", "eo"},
		{"Lund, Holm, Brandvik, Malling, Aune, Adelbert, Oxholm, Roy, Keller, Orme, Varnholm, Lissoy, Hamar", "", "en"},
		{"Ana Lund of Le Monde du Port and Jean de la Tour met in Los Angeles and La Paz, where Der Bote and El Puerto have their desks.", "", "en"},
		{"Quay closes", "", "en"},
		{"34 26 11 9 2024", "", "en"},
		{"w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14", "", "en"},
		{strings.Repeat("Line w. Line w. ", 20), "", "en"},
	} {
		if got := Of(c.text, c.stated); got != c.want {
			t.Errorf("%q stated as %q: %q, want %q", c.text, c.stated, got, c.want)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Der Kai ist zu und das ist gut so.", "de")
	f.Add("港", "")
	f.Fuzz(func(t *testing.T, text, stated string) {
		got := Of(text, stated)
		if got == "" || got != stated && (len(got) > 3 || !utf8.ValidString(got)) {
			t.Fatalf("%q", got)
		}
		if strings.TrimSpace(text) == "" && got != English {
			t.Fatalf("nothing is in %q", got)
		}
	})
}
