# failed: nothing is defined
