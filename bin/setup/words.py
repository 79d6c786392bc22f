"""What setup says, in the person's language: every sentence once in English and once in French."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages; ``{name}`` is filled in when it is said."""

    en: str
    fr: str

    def say(self, language: Language, **values: object) -> str:
        """The sentence in ``language``."""
        return (self.fr if language == "fr" else self.en).format(**values)


class SetupError(Exception):
    """Setup cannot go on; the sentence says what to do.

    Attributes:
        words: The sentence.
        values: What fills its ``{names}``.
    """

    def __init__(self, words: Words, **values: object) -> None:
        super().__init__(words.say("en", **values))
        self.words = words
        self.values = values


def language_of(environment: dict[str, str]) -> Language:
    """French where the person's locale is French, else English.

    >>> language_of({"LANG": "fr_FR.UTF-8"})
    'fr'
    >>> language_of({"LC_ALL": "C.UTF-8", "LANG": "fr_FR.UTF-8"})
    'en'
    """
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "fr" if locale.lower().startswith("fr") else "en"


NOT_ROOT = Words(
    "Installing {what} needs root: run the same command with sudo, or have it installed (apt-get install {what}).",
    "Installer {what} demande les droits root : relancez la commande avec sudo, "
    "ou faites-le installer (apt-get install {what}).",
)
NO_APT = Words(
    "{what} is missing and this machine has no apt-get: install it with your system's own tool and try again.",
    "Il manque {what} et cette machine n'a pas apt-get : installez-le avec l'outil de votre système, puis réessayez.",
)
NO_NODE = Words(
    "Node.js 20 or newer and npm are needed to build the pages ({found}): install them and try again.",
    "Node.js 20 ou plus récent et npm sont nécessaires pour construire les pages ({found}) : "
    "installez-les, puis réessayez.",
)
NODE_ABSENT = Words("none found", "absent ici")
NODE_OLD = Words("found version {version}", "version trouvée : {version}")
NO_DISK = Words(
    "Only {free} MB are free in {folder}: make {needed} MB free and try again.",
    "Il ne reste que {free} Mo dans {folder} : libérez {needed} Mo, puis réessayez.",
)
PORT_TAKEN = Words(
    "Port {port} is taken by another program: stop it, or choose another port with PORT={other}.",
    "Le port {port} est déjà pris par un autre programme : arrêtez-le, ou choisissez un autre port avec PORT={other}.",
)
PORT_REFUSED = Words(
    "Port {port} may not be used here ({reason}): choose another one with PORT={other}.",
    "Le port {port} ne peut pas être utilisé ici ({reason}) : choisissez-en un autre avec PORT={other}.",
)
PORT_WRONG = Words(
    "PORT={port} is not a port: give a number from 1 to 65535.",
    "PORT={port} n'est pas un port : donnez un nombre de 1 à 65535.",
)
ENGINE_REFUSES = Words(
    "The container engine does not let this user in: run the same command with sudo, or join the group docker.",
    "Le moteur de conteneurs refuse cet utilisateur : relancez la commande avec sudo, ou rejoignez le groupe docker.",
)
ENGINE_NEEDS_ROOT = Words(
    "The container engine is stopped and starting it needs root: run `sudo systemctl start docker`, then try again.",
    "Le moteur de conteneurs est arrêté et seul root peut le démarrer : "
    "lancez `sudo systemctl start docker`, puis réessayez.",
)
ENGINE_STAYS_DOWN = Words(
    "The container engine does not start ({reason}): see {log}, or start Docker yourself and try again.",
    "Le moteur de conteneurs ne démarre pas ({reason}) : voyez {log}, ou démarrez Docker vous-même, puis réessayez.",
)
STEP_FAILED = Words(
    "The step “{step}” failed ({reason}). {advice} Everything it said is in {log}.",
    "L'étape « {step} » a échoué ({reason}). {advice} Tout ce qu'elle a dit est dans {log}.",
)
STEP_LATE = Words("no answer for {minutes} minutes", "sans réponse depuis {minutes} minutes")
FOLDER_REFUSED = Words(
    "The folder {folder} cannot be written ({reason}): choose a folder of yours, or run the same command with sudo.",
    "Impossible d'écrire dans le dossier {folder} ({reason}) : choisissez un dossier à vous, "
    "ou relancez la commande avec sudo.",
)
BROKEN_OFF = Words("Stopped. Run it again to go on.", "Arrêté. Relancez la commande pour continuer.")
UP_TO_DATE = Words("Everything is in place.", "Tout est en place.")
CHECK_NETWORK = Words("Is the network there?", "Le réseau répond-il ?")
