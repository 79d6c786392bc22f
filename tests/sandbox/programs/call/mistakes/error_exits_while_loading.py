# error: ends before anything is defined
exit(0)
