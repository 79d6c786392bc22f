"""Words for the secrets of older children: visible things, short, spelt as they sound.

128 a language: two different ones in order are one of 16,256 secrets, twelve times as many as three
pictures make.
"""

from __future__ import annotations

_FRENCH = """
    abricot agneau ananas arbre avion bague balai ballon banane banc barbe barque bateau bison
    bonnet bouton branche brique brouette bulle bureau cabane cactus cadeau camion canard canoe
    carotte carton casque castor cerise chaise cheval cigale citron clavier cloche colline copain
    corde crabe crayon cube domino dragon drapeau dune feuille ficelle flamme fleur flocon fraise
    fromage girafe gomme gourde grenier grenouille guitare herbe hibou igloo jardin jongleur
    jumelles koala lampe lapin lavande loutre luge lune machine maison marmite marteau melon miroir
    montagne moulin mouton navire noisette nuage olive ombre orage orange panda panier papillon
    parapluie pirate planche plume poire pomme pont porte poulpe prairie puzzle radis renard ressort
    rivage robinet sable salade sapin savon serpent soleil tambour tapis tigre tortue trompette
    tunnel vague valise vampire violon vitrine voilier wagon
"""

_ENGLISH = """
    acorn anchor apple apron badge balloon banana basket beach beaver bell bench berry bison blanket
    board boat bottle bread bridge brush bubble bucket button cabin cactus camel candle canoe carpet
    carrot castle cherry circus cliff clock cloud clover comet copper corner cotton crab crayon
    cricket crystal desk dolphin donkey dragon drum eagle engine feather fiddle field flag flower
    forest fossil garden garlic ginger giraffe glove grape grass guitar hammer hamster helmet hill
    honey igloo island jacket jelly kettle kitten koala ladder lamp lemon lizard magnet maple marble
    market meadow melon mirror monkey moon mountain mushroom needle otter oven paddle panda paper
    parrot peach pencil piano pillow pirate planet plum pocket potato pumpkin puzzle rabbit radio
    river robin rocket saddle sailor salad sandal scarf shadow spoon tiger tunnel violin
"""

SECRET_WORDS: dict[str, tuple[str, ...]] = {
    "fr": tuple(_FRENCH.split()),
    "en": tuple(_ENGLISH.split()),
}
"""By code of language."""


def secret_words(language: str) -> tuple[str, ...]:
    """The words in this language, in English where it has none of its own."""
    return SECRET_WORDS.get(language, SECRET_WORDS["en"])
