# cmake -D PROGRAM=… -D LIST=… -D PREFIX=… -D LABELS=… -D WORK=… -P: writes the tests of ctest for
# the suites of a GoogleTest program.
execute_process(COMMAND "${PROGRAM}" --gtest_list_tests OUTPUT_VARIABLE listed
                WORKING_DIRECTORY "${WORK}" TIMEOUT 120 RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} --gtest_list_tests: ${result}")
endif()
# Suites stand at the start of a line and end with a full stop; a comment may follow.
string(REGEX MATCHALL "(^|\n)[A-Za-z0-9_/]+\\." suites "${listed}")
set(tests "")
foreach(suite IN LISTS suites)
  string(STRIP "${suite}" suite)
  string(REGEX REPLACE "\\.$" "" suite "${suite}")
  string(APPEND tests
    "add_test([==[${PREFIX}${suite}]==] [==[${PROGRAM}]==] [==[--gtest_filter=${suite}.*]==])\n"
    "set_tests_properties([==[${PREFIX}${suite}]==] PROPERTIES WORKING_DIRECTORY [==[${WORK}]==]"
    " LABELS [==[${LABELS}]==])\n")
endforeach()
file(WRITE "${LIST}" "${tests}")
