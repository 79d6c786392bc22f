# failed: nothing but a comment
