print("  ^")
