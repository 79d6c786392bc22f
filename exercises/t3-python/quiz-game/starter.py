questions = ["7 x 8 = ? ", "100 - 1 = ? ", "A E I O U + ? "]
answers = ["56", "99", "Y"]
score = 0

reply = input(questions[0])
if reply == answers[0]:
    score = score + 1

print(score)
