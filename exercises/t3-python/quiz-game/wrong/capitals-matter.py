questions = ["7 x 8 = ? ", "100 - 1 = ? ", "A E I O U + ? "]
answers = ["56", "99", "Y"]
score = 0

for place in range(len(questions)):
    reply = input(questions[place])
    if reply == answers[place]:
        score = score + 1

print(f"{score}/{len(questions)}")
if score == len(questions):
    print("BRAVO")
