package issue

// weights were fitted by logistic regression to the annotated dossiers, with no
// sign allowed to contradict what its feature means, and rounded. A fit that
// leaves one dossier out differs little from them.
var weights = [features]float64{
	termTie: 1.8, headTie: 0.6, titleTie: 0.1, kinTie: 0.15,
	askedTie: 0.65, nearTie: 0.1, partyTie: 0.8, homeTie: 0.65,
	lending + feature(anaphorLoan): 0.8, lending + feature(speechLoan): 0.9, lending + feature(blockLoan): 1.15,
	lending + feature(nextLoan): 0, lending + feature(headingLoan): 0.4, about: 1.7, rival: -1.85,
	standing + unsettled: 0.1, standing + doubt: 0, standing + refusal: 0.2, standing + demand: 0.3, standing + condition: 0,
	standing + approval: 0.5, standing + undertaking: 0, standing + contrast: 0, standing + question: 0.05, standing + praise: 0.35,
	stanced: 1.7, spoken: 0.1, figures: -0.3, lead: -0.25,
}

// bias is what the rest must outweigh.
const bias float64 = -2.75

// leastAbout is how much a sentence must be about a lens to be weighed at all.
const leastAbout = 0.12
