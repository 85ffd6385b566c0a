"""The words that finders look for in every text: each module adds its list, and one automaton finds them all."""

from tasks.matching import Vocabulary

VOCABULARY = Vocabulary()
