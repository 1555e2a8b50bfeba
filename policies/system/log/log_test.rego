package system.log_test

import data.system.log

test_the_whole_question_is_left_out if {
	log.mask == {"/input"}
}
