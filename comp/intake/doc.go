// Package intake asks for a case step by step, as a person with a letter in hand is asked, and
// writes the case file that the answers make.
//
// An [Interview] knows the questions and their order, what an answer is checked by, and what the
// answers come to so far; it neither prints nor reads. A program asks what [Interview.Next] returns
// and gives each answer to [Interview.Answer]:
//
//	interview := intake.New(today)
//	for question, more := interview.Next(); more; question, more = interview.Next() {
//		if err := interview.Answer(ask(question)); err != nil {
//			tell(err) // and the same question comes again
//		}
//	}
//	os.Stdout.Write(interview.File())
//
// The words of a question, its example, its choices are those of the term that it asks for
// ([comp.Term]); an answer is read as the case file reads it (package casefile), and refused in the
// same words. An employer whose vesting schedule is known has it proposed, with its source.
package intake
