from robot import *

def dalle():
    avance()
    peins()

for morceau in range(5):
    dalle()
tourne_droite()
for morceau in range(4):
    dalle()
avance()
