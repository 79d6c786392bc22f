# failed: text that shows in another order than it runs
n = int(input())
# ‮ } ⁦if n > 0⁩ ⁦ the double follows
print("‮%d" % (n * 2))
