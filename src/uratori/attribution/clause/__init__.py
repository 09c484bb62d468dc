"""The parts of a sentence that attribution is read from: items, cues and their frames, markers, noun phrases."""
