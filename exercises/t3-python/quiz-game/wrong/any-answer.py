questions = ["7 x 8 = ? ", "100 - 1 = ? ", "A E I O U + ? "]
answers = ["56", "99", "y"]
score = 0

for question in questions:
    reply = input(question).lower()
    for answer in answers:
        if reply == answer.lower():
            score = score + 1

print(f"{score}/{len(questions)}")
if score == len(questions):
    print("BRAVO")
