print("  ^\n ^^^\n^^^^^")
