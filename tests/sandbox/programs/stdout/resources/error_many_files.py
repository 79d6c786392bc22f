# error: more files than the scratch directory holds
for number in range(5000):
    open(f"file{number}", "w").close()
