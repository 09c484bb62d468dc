"""Readings of names across scripts: kanji, hangul, pinyin, kana."""
