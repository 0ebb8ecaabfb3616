"""The JSON of an event is a contract: these tests pin its keys, their order and their nesting."""

from __future__ import annotations

import dataclasses
import json

import pytest
from pydantic import TypeAdapter, ValidationError

from depesche.contract import LAYERS, EventRecord, annotation_records, event_record, event_schema
from tests import handmade

ATTACK = """{
  "schema": 1, "id": "0123456789abcdef", "document": "a1", "rule": "de.assault.angreifen", "frame": "attack",
  "type": "ASSAULT", "mode": "", "cameo": "190", "quad": "material conflict", "intensity": -10.0,
  "actors": [{"code": "FIN", "name": "Finland", "text": "finnisches", "start": 55, "end": 65}],
  "recipients": [{"code": "NOR.CVL", "name": "", "text": "norwegische Fischer", "start": 84, "end": 103}],
  "status": "occurred",
  "source": {
    "code": "NOR.GOV", "name": "", "text": "der Regierung in Oslo", "start": 13, "end": 34, "kind": "indirect",
    "cue": {"text": "Nach Angaben", "start": 0, "end": 12}, "others": []
  },
  "date": {"value": "2024-03-04", "grain": "day", "text": "am Montag", "start": 41, "end": 50},
  "place": {
    "name": "Bergen", "country": "NOR", "latitude": 60.39, "longitude": 5.32, "geonames": 3161732,
    "text": "vor Bergen", "start": 73, "end": 83
  },
  "trigger": {"text": "griff", "start": 35, "end": 40, "parts": [[35, 40], [104, 106]]},
  "sentence": {"start": 0, "end": 107}, "codebook": "1.0.0", "parser": "de-1.0.0"
}"""


def as_json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False)


def test_an_event_has_exactly_these_keys_in_this_order() -> None:
    assert as_json(event_record(handmade.attack(), handmade.TEXT)) == as_json(json.loads(ATTACK))


def test_what_the_text_does_not_give_is_null() -> None:
    record = event_record(handmade.promise(), handmade.TEXT)
    assert (record["source"], record["date"], record["place"]) == (None, None, None)
    assert record["recipients"] == []


def test_a_source_without_a_speaker_is_its_cue() -> None:
    attack = handmade.attack()
    assert attack.source is not None
    said = dataclasses.replace(attack.source, speaker=None, actor=None)
    source = event_record(dataclasses.replace(attack, source=said), handmade.TEXT)["source"]
    assert source is not None
    assert (source["text"], source["code"], source["start"]) == ("Nach Angaben", "", 0)


def test_a_source_that_nothing_in_the_text_stands_for_is_null() -> None:
    attack = handmade.attack()
    assert attack.source is not None
    said = dataclasses.replace(attack.source, speaker=None, actor=None, cue=None)
    assert event_record(dataclasses.replace(attack, source=said), handmade.TEXT)["source"] is None


def test_records_meet_their_own_schema() -> None:
    adapter = TypeAdapter(EventRecord)
    for event in handmade.coded().events:
        adapter.validate_json(as_json(event_record(event, handmade.TEXT)))


def test_the_schema_refuses_what_the_contract_does_not_know() -> None:
    record = json.loads(ATTACK) | {"status": "perhaps"}
    with pytest.raises(ValidationError):
        TypeAdapter(EventRecord).validate_python(record)


def test_the_schema_names_every_key() -> None:
    schema = event_schema()
    record = event_record(handmade.attack(), handmade.TEXT)
    assert list(schema["properties"]) == list(record)
    assert schema["required"] == list(record)


def test_every_layer_gives_spans_that_stand_in_the_text() -> None:
    coded = handmade.coded()
    for layer in LAYERS:
        records = list(annotation_records(coded, layer))
        assert records
        for record in records:
            assert handmade.TEXT[record["start"] : record["end"]] == record["text"]


def test_layers_carry_their_values() -> None:
    coded = handmade.coded()
    rows = {layer: list(annotation_records(coded, layer)) for layer in LAYERS}
    assert as_json(rows["dates"]) == as_json(
        [{"document": "a1", "start": 41, "end": 50, "text": "am Montag", "value": "2024-03-04", "type": "DATE"}]
    )
    assert [(row["code"], row["type"]) for row in rows["actors"]] == [("FIN", "STATE"), ("NOR.CVL", "CVL")]
    assert rows["places"][0]["value"] == "Bergen"
    reported, quoted = rows["attributions"]
    assert quoted["text"] == "Wir werden das nicht hinnehmen"
    assert quoted["speaker"] == {"start": 149, "end": 164, "text": "Ministerin Berg", "code": "NOR.GOV"}
    assert quoted["cue"] == {"text": "sagte", "start": 143, "end": 148}
    assert (quoted["kind"], reported["kind"]) == ("direct", "indirect")


def test_an_unknown_layer_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="dates, attributions, actors, places"):
        list(annotation_records(handmade.coded(), "verbs"))
