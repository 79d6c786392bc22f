# failed: exit status 0 is not an answer
exit(0)
