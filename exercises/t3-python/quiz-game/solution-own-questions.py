questions = ["Capitale de l'Italie ? ", "Combien de pattes a une araignée ? "]
answers = ["Rome", "8"]
score = 0

for place in range(len(questions)):
    reply = input(questions[place])
    if reply.lower() == answers[place].lower():
        score = score + 1

print(f"{score}/{len(questions)}")
if score == len(questions):
    print("BRAVO")
