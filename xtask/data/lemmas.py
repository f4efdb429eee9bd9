"""Fits the rules that give a word its dictionary form, and writes them as a source of the packs. Called by `cargo xtask tables
--lemmas`.

The rules are a decision list by the longest ending, as ripple-down rules are (Juršič, Mozetič, Erjavec and Lavrač, "LemmaGen:
Multilingual lemmatisation with induced ripple-down rules", 2010): the words of a dictionary, read from their ends, form a
tree, and a rule at a node holds for all words below it that have no rule nearer to them. Of all sets of rules the one is
taken that is worth most, where a word is worth a power of its frequency and each rule costs the same.

A rule is written as the ending, read backwards, the number of letters to take off ("A" for none, "B" for one, …), and what
comes in their place; "Z" says that nothing is known. "^" is the beginning of a word, "+" before an ending stands for words
with a capital where all nouns have one, "*" for words that begin with a prefix of participles, of which "<" drops the letters.

Usage: lemmas.py SIMPLEMMA_DATA WORDFREQ_DATA STOP_WORDS OUTPUT_FOLDER CODE...
"""

import lzma
import os
import pickle
import sys
import unicodedata
import zlib

from frequencies import read

# Where a language's words are listed under another code: the dictionary's, the frequencies'.
LISTED = {"hr": ("hbs", "sh"), "nn": ("nn", "nb")}
# Languages that take the rules of another one.
SHARED = {"bs": "hr", "no": "nb", "sr": "hr"}
# Languages whose nouns have a capital.
CAPITALIZED = {"de"}
# Prefixes of participles.
PREFIXES = {"de": "ge", "nl": "ge"}
# How frequent a form of a word is at least, as a share of the word.
LEAST_USED = 0.03
# Letters that are taken for one another.
SAME = {"ro": {"ş": "ș", "ţ": "ț"}}
# Letters that are often written without their mark.
BARE = {"ru": {"ё": "е"}}

# Letters of a language whose dictionary also has another alphabet and marks of accents; others lose their marks.
ALPHABET = {"hr": "abcčćdđefghijklmnoprsštuvzž"}

# Rules of a language.
MOST_RULES = 2400
# What it is worth to say nothing, as a share of what a right answer is.
SILENCE = 0.55
# The power of the frequency that a word is worth.
POWER = 0.5
# Words of the dictionary that have no frequency but show how regular ones end, at most.
MOST_RARE = 25_000
UNKNOWN = "Z"


def dictionary(folder, code, frequencies):
    """The forms with their lemmas, as written."""
    with lzma.open(os.path.join(folder, f"{LISTED.get(code, (code, code))[0]}.plzma"), "rb") as file:
        pairs = pickle.load(file)
    text = lambda word: word.decode() if isinstance(word, bytes) else word
    pairs = {text(form): text(lemma) for form, lemma in pairs.items()}
    # A word of which there are forms is itself, whatever else it may be a form of: Italian "porto", not of "portare". Where every
    # infinitive is a noun, its forms have to be in use: "Zahlen" is of "Zahl", though there is "des Zahlens".
    words = {lemma for form, lemma in pairs.items() if form != lemma}
    if code in PREFIXES:
        used = lambda word: frequencies.get(word.lower(), 0.0)
        words = {lemma for form, lemma in pairs.items() if form != lemma and used(form) > LEAST_USED * used(lemma)}
    return pairs | {word: word for word in words}


def plain(word, alphabet):
    """The word in the letters of the alphabet; none where it is not written in them."""
    letters = [c if c in alphabet else unicodedata.normalize("NFD", c)[0] for c in word]
    return "".join(letters) if all(c in alphabet for c in letters) else ""


def usable(word):
    """Whether it is one word of letters."""
    return 2 <= len(word) <= 24 and all(c.isalpha() and unicodedata.category(c) != "Lm" for c in word)


def examples(pairs, code, frequencies, stop):
    """(class, form, lemma, frequency) of the words that rules are learnt from, in lower case."""
    same, bare = SAME.get(code, {}), BARE.get(code, {})
    prefix = PREFIXES.get(code)
    translate = lambda word, table: "".join(table.get(c, c) for c in word)
    rarest = min(frequencies.values())
    found, rare = {}, []
    for form, lemma in pairs.items():
        capital = form[:1].isupper()
        if not (usable(form) and usable(lemma)) or form[1:] != form[1:].lower() or lemma[1:] != lemma[1:].lower():
            continue
        # Names have no lemmas; where nouns have a capital, nouns have.
        if capital and code not in CAPITALIZED:
            continue
        form, lemma = translate(form.lower(), same), translate(lemma.lower(), same)
        if code in ALPHABET:
            form, lemma = plain(form, ALPHABET[code]), plain(lemma, ALPHABET[code])
        if form in stop or not (form and lemma) or unicodedata.normalize("NFC", form) != form:
            continue
        begins = prefix and form.startswith(prefix) and len(form) > len(prefix) + 2
        kind = "+" if capital else "*" if begins else ""
        for written in {form, translate(form, bare)}:
            if written in frequencies:
                found.setdefault((kind, written), (lemma, frequencies[written]))
            else:
                rare.append((kind, written, lemma))
    rare.sort(key=lambda one: zlib.crc32((one[0] + one[1]).encode()))
    for kind, form, lemma in rare[:MOST_RARE]:
        found.setdefault((kind, form), (lemma, rarest / 2))
    return [(kind, form, lemma, frequency) for (kind, form), (lemma, frequency) in sorted(found.items())]


def edit(form, lemma, kind, code):
    """What makes the lemma of the form."""
    drop = PREFIXES.get(code, "") if kind == "*" else ""
    without = form[len(drop):]
    if drop and not lemma.startswith(drop) and lemma[:2] == without[:2]:
        form, start = without, "<"
    else:
        start = ""
    shared = len(os.path.commonprefix([form, lemma]))
    return chr(ord("A") + len(form) - shared) + start + lemma[shared:]


def apply(rule, form, prefix):
    """The lemma by an edit; none where it cannot be."""
    if rule == UNKNOWN:
        return None
    taken, rest = ord(rule[0]) - ord("A"), rule[1:]
    if rest.startswith("<"):
        form, rest = form[len(prefix):], rest[1:]
    return None if taken > len(form) else form[: len(form) - taken] + rest


class Tree:
    """The words from their ends, and what the rules at each node are worth."""

    def __init__(self, words):
        """`words`: (key, edit, worth), sorted by key, no key twice."""
        self.words = words

    def fit(self, cost):
        """The rules: {ending read backwards: edit}."""
        self.cost, self.rules = cost, {}
        _, _, root = self.node(0, len(self.words), 0)
        self.choose(root, None)
        return self.rules

    def node(self, low, high, above):
        """What the words are worth without a rule from above, what each rule from above adds, and the choices here."""
        words = self.words
        first = words[low][0]
        if high - low == 1:
            worth = words[low][2]
            base, gains, depth, children = 0.0, {words[low][1]: worth, UNKNOWN: worth * SILENCE}, len(first), ()
        else:
            last = words[high - 1][0]
            depth = len(os.path.commonprefix([first, last]))
            base, gains, children, start = 0.0, {}, [], low
            while start < high:
                letter = words[start][0][depth : depth + 1]
                end = start + 1
                while end < high and words[end][0][depth : depth + 1] == letter:
                    end += 1
                below, more, choice = self.node(start, end, depth + 1)
                base += below
                if len(more) > len(gains):
                    gains, more = more, gains
                for rule, gain in more.items():
                    gains[rule] = gains.get(rule, 0.0) + gain
                if choice:
                    children.append(choice)
                start = end
        best = max(gains, key=lambda rule: (gains[rule], rule)) if gains else UNKNOWN
        shift = gains.get(best, 0.0) - self.cost
        if shift <= 0:
            return base, gains, (None, None, (), children) if children else None
        # The ending that tells these words from others, and no more.
        kept = {rule: gain - shift for rule, gain in gains.items() if gain >= shift}
        return base + shift, dict(kept), (first[: min(above, depth)], best, frozenset(kept), children)

    def choose(self, node, inherited):
        """Writes the rules below a node that inherits one."""
        if node is None:
            return
        ending, best, kept, children = node
        if ending is not None and inherited not in kept:
            self.rules[ending] = inherited = best
        for child in children:
            self.choose(child, inherited)


def key(kind, form):
    return kind + form[::-1] + "^"


def worth(frequency, rarest):
    return (frequency / rarest) ** POWER


def tree(words, code):
    """The tree of words with what each is worth."""
    rarest = min(frequency for *_, frequency in words)
    keyed = ((key(kind, form), edit(form, lemma, kind, code), worth(f, rarest)) for kind, form, lemma, f in words)
    return Tree(sorted(keyed))


def cost(words, most):
    """What a rule has to cost so that there are at most so many."""
    low, high = 4.0, 256.0
    for _ in range(5):
        middle = (low * high) ** 0.5
        if len(words.fit(middle)) > most:
            low = middle
        else:
            high = middle
    return high


def lemma_by(rules, kind, form, code):
    """The lemma by the longest ending."""
    whole = key(kind, form)
    for length in range(len(whole), -1, -1):
        rule = rules.get(whole[:length])
        if rule is not None:
            return apply(rule, form, PREFIXES.get(code, ""))
    return None


def right(rules, words, code):
    """Shares of right answers, of silence, and of forms that are their own lemma, by frequency."""
    all_, found, silent, own = 0.0, 0.0, 0.0, 0.0
    for kind, form, lemma, frequency in words:
        guess = lemma_by(rules, kind, form, code)
        all_ += frequency
        own += frequency * (form == lemma)
        silent += frequency * (guess is None)
        found += frequency * ((guess or form) == lemma)
    return [round(100 * part / all_, 1) for part in (own, found, silent)]


def main():
    simplemma, wordfreq, lists, output, codes = *sys.argv[1:5], sys.argv[5:]
    sys.setrecursionlimit(10_000)
    stop, code = {}, None
    with open(lists, encoding="utf-8") as file:
        for line in file:
            name, *words = line.split()
            if name.startswith("["):
                code = name[1:-1]
            elif name == "stop-words":
                stop.setdefault(code, set()).update(words)
    for code in codes:
        if code in SHARED:
            with open(os.path.join(output, f"{code}.txt"), "w", encoding="utf-8", newline="\n") as file:
                file.write(f"[{code}]\nas {SHARED[code]} lemmas\n")
            continue
        ranks = read(wordfreq, LISTED.get(code, (code, code))[1])
        frequencies = {word: 10 ** (-rank / 100) for rank, words in enumerate(ranks) for word in words}
        words = examples(dictionary(simplemma, code, frequencies), code, frequencies, stop.get(code, set()))
        held_out = lambda word: zlib.crc32(word[1].encode()) % 10 == 0
        seen, unseen = [w for w in words if not held_out(w)], [w for w in words if held_out(w)]
        whole = tree(words, code)
        price = cost(whole, MOST_RULES)
        told = right(tree(seen, code).fit(price), unseen, code)
        rules = whole.fit(price)
        print(code, len(words), "words", len(rules), "rules; own, right, silent of unseen", *told, "of all", *right(rules, words, code), flush=True)
        with open(os.path.join(output, f"{code}.txt"), "w", encoding="utf-8", newline="\n") as file:
            file.write(f"[{code}]\n")
            if code in PREFIXES:
                file.write(f"participle-prefixes {PREFIXES[code]}\n")
            line = "lemmas"
            for rule in sorted(ending + change for ending, change in rules.items()):
                if len(line) + len(rule) >= 118:
                    file.write(line + "\n")
                    line = "lemmas"
                line += " " + rule
            file.write(line + "\n")


if __name__ == "__main__":
    main()
