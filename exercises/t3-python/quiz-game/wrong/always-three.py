questions = ["7 x 8 = ? ", "100 - 1 = ? ", "A E I O U + ? "]
answers = ["56", "99", "Y"]
score = 0

for place in range(3):
    reply = input(questions[place])
    if reply.lower() == answers[place].lower():
        score = score + 1

print(f"{score}/3")
if score == 3:
    print("BRAVO")
