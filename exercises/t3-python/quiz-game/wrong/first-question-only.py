questions = ["7 x 8 = ? ", "100 - 1 = ? ", "A E I O U + ? "]
answers = ["56", "99", "Y"]
score = 0

reply = input(questions[0])
if reply.lower() == answers[0].lower():
    score = score + 1

print(f"{score}/{len(questions)}")
if score == len(questions):
    print("BRAVO")
