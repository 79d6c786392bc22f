# failed
