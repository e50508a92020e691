package entity_test

import (
	"slices"
	"testing"

	"readout/model"
)

func TestSmallNames(t *testing.T) {
	for _, c := range []struct {
		about, text string
		bodies      []string
	}{
		{"a field after of", "The ministry of fisheries said that Peter Quist would pay.", []string{"ministry of fisheries"}},
		{"a field before", "Peter Quist said that the fisheries ministry had refused.", []string{"fisheries ministry"}},
		{"two wordings of one", "The ministry of fisheries refused. The fisheries ministry will wait.", []string{"ministry of fisheries"}},
		{"the name with capitals", "The Ministry of Fisheries paid. The fisheries ministry will pay again.", []string{"Ministry of Fisheries"}},
		{"more than one field", "Peter Quist spoke to the parliamentary transport committee. The parliamentary committee will vote. The committee's chair, Ada Falk, left.", []string{"parliamentary transport committee"}},
		{"whom it joins", "The port workers’ union rejected it. The teachers' association has agreed.", []string{"port workers’ union", "teachers' association"}},
		{"an officer", "“We won,” said Ada Falk, general secretary of the dockers’ union.", []string{"dockers’ union"}},
		{"staff", "Officials from the competition authority raided the mill.", []string{"competition authority"}},
		{"told of, then called by its noun", "Peter Quist will appoint a commission of inquiry. The commission will report in June.", []string{"commission of inquiry"}},
		{"only told of", "Peter Quist wants a commission of inquiry.", nil},
		{"of a body", "The rugby union's disciplinary committee banned Peter Quist.", []string{"disciplinary committee"}},
		{"a settled name", "The central bank raised its rate.", []string{"central bank"}},
		{"asked", "Peter Quist sued the planning board.", []string{"planning board"}},
		{"of a people", "The president of the Peruvian federation, Ada Falk, left.", []string{"Peruvian federation"}},
		{"where something is", "Peter Quist drove past the health ministry.", nil},
		{"no word tells which", "The new committee will meet. The board agreed. The local council was silent.", nil},
		{"a part of a body", "The emergency department was closed. The sales department had grown. The legal department warned.", nil},
		{"unions of states and money", "The customs union will end. The credit union lent it. The trade union voted.", nil},
		{"other boards and banks", "The board of directors met. The notice board was bare. The river bank was washed away. The investment bank agreed.", nil},
		{"a report of one", "The energy commission's report was late.", nil},
	} {
		d := dossier(t, c.text)
		if got := parties(d, model.Organisation); !slices.Equal(got, c.bodies) {
			t.Errorf("%s: bodies %q, want %q", c.about, got, c.bodies)
		}
	}
}
