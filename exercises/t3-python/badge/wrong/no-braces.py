name = input()
bench = input()
print(f"*** {name} (bench) ***")
