questions = ["7 x 8 = ? ", "100 - 1 = ? ", "A E I O U + ? "]
answers = ["56", "99", "Y"]


def is_right(reply, answer):
    return reply.upper() == answer.upper()


score = 0
for question, answer in zip(questions, answers):
    if is_right(input(question), answer):
        score += 1
print(str(score) + "/" + str(len(questions)))
if score == len(questions):
    print("BRAVO")
