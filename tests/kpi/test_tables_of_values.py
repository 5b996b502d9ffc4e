"""Values brought as a table: what it would do is told first, every fault by its row and its name, all or none published."""

import base64
import io
import itertools
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from board import clock, database
from board.kpi import queries
from board.kpi.models import MUNICIPALITY
from board.live.change import change
from board.seeding.kpis import lay_down_catalogue
from tests.makers import NOON, Office

Client = Callable[[str], FlaskClient]
API = "/api/v1"
TYPED, ON_TIME = "SERVICE_IN_NORM_PCT", "TASK_ON_TIME_PCT"
HEADS = ["Код", "Период", "Значение", "Источник"]
REVIEW = ["Почему", "Что делается", "Кто выполняет", "До какого дня", "Когда проверяют снова"]


@pytest.fixture
def tina(client: Client, office: Office) -> FlaskClient:
    """The coordinator, with the catalogue laid down."""
    with change() as session:
        lay_down_catalogue(session, at=NOON)
    return client(office.coordinator)


def xlsx(*rows: Any) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def preview(asking: FlaskClient, content: bytes, name: str = "values.xlsx") -> dict[str, Any]:
    body = {"name": name, "content": base64.b64encode(content).decode()}
    answer = asking.post(f"{API}/kpis/values/preview", json=body)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()
    return found


def faults(found: dict[str, Any]) -> list[str]:
    return [f"{row['line']} {fault['field']}: {fault['message']}" for row in found["rows"] for fault in row["faults"]]


def values() -> list[tuple[date, float]]:
    with database.reading() as session:
        return [(each.first_day, each.value) for each in queries.values(session, TYPED, MUNICIPALITY, 50)]


def test_a_table_is_previewed_and_published_as_it_was_shown(tina: FlaskClient) -> None:
    rows = [[TYPED, date(2026, 9, 1), 99.4, "Отчёт МФЦ"], [TYPED, "10.2026", "98,6 %", "Отчёт МФЦ"]]
    found = preview(tina, xlsx(HEADS, *rows))
    assert faults(found) == []
    assert [(row["first_day"], row["value"], row["was"]) for row in found["rows"]] == [
        ("2026-09-01", 99.4, None),
        ("2026-10-01", 98.6, None),
    ]
    assert values() == []
    sent = {"values": [row["ready"] for row in found["rows"]]}
    assert tina.post(f"{API}/kpis/values", json=sent).get_json()["count"] == 2
    assert values() == [(date(2026, 9, 1), 99.4), (date(2026, 10, 1), 98.6)]
    again = preview(tina, xlsx(HEADS, *rows, [TYPED, "08.2026", 97, "Отчёт МФЦ"]))["rows"]
    assert [(row["was"], row["is_same"], row["ready"] is None) for row in again] == [
        (99.4, True, True),
        (98.6, True, True),
        (None, False, False),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_is_read_as_offices_write_it(encoding: str, mark: str, tina: FlaskClient) -> None:
    lines = [mark.join(HEADS), mark.join([TYPED, "2026-10-01", "98.6", "Отчёт"])]
    found = preview(tina, "\r\n".join(lines).encode(encoding), "values.csv")
    assert faults(found) == []
    assert found["rows"][0]["ready"]["value"] == 98.6


def test_every_fault_is_named_by_its_row_and_its_field(tina: FlaskClient, client: Client, office: Office) -> None:
    rows = [
        ["НЕТ_ТАКОГО", "2026-10-01", 1, "Отчёт"],
        [ON_TIME, "2026-10-05", 50, "Отчёт"],
        [TYPED, "когда-нибудь", 99, "Отчёт"],
        [TYPED, "2026-10-01", "много", "Отчёт"],
        [TYPED, "2026-10-01", 99, None],
        [TYPED, date(2099, 1, 1), 99, "Отчёт"],
        [TYPED, "08.2026", 99, "Отчёт"],
        [TYPED, "2026-08-15", 98, "Отчёт"],
    ]
    found = preview(tina, xlsx(HEADS, *rows))
    assert faults(found) == [
        "2 Код: такого показателя нет",
        "3 Код: вычисляется; его значения не вносят вручную",
        "4 Период: нужен день, месяц (09.2026), квартал (3 кв. 2026) или год",
        "5 Значение: должно быть число",
        "6 Откуда значение: нужно заполнить",
        "7 Период: ещё не начался",
        "9 Период: тот же период уже стоит в строке 8",
    ]
    assert [row["line"] for row in found["rows"] if row["ready"]] == [8]
    table = xlsx(HEADS, [TYPED, "10.2026", 99, "Отчёт"])
    body = {"name": "a.xlsx", "content": base64.b64encode(table).decode()}
    assert client(office.boris).post(f"{API}/kpis/values/preview", json=body).status_code == 403
    assert tina.patch(f"{API}/kpis/{ON_TIME}", json={"owner_id": office.boris}).status_code == 200
    assert faults(preview(client(office.boris), table)) == ["2 Код: значения этого показателя вносите не Вы"]


def test_a_red_value_needs_its_words_in_the_table_too(tina: FlaskClient, client: Client, office: Office) -> None:
    target = {"value": 100, "green": 99, "yellow": 95}
    assert tina.put(f"{API}/kpis/{TYPED}/targets/2026", json=target).status_code == 200
    assert client(office.controller).post(f"{API}/kpis/{TYPED}/targets/2026/approve").status_code == 200
    row = [TYPED, "10.2026", 80, "Отчёт"]
    assert faults(preview(tina, xlsx(HEADS, row)))[0].startswith("2 Почему так: Значение далеко от цели.")
    said = ["Два отказа", "Второе окно", "Борис Лапин", "01.12.2026", date(2026, 12, 7)]
    found = preview(tina, xlsx(HEADS + REVIEW, [*row, *said]))
    assert faults(found) == []
    ready = found["rows"][0]["ready"]
    assert ready["review"] == {
        "comment": "Два отказа", "countermeasure": "Второе окно", "owner_id": office.boris,
        "due": "2026-12-01", "next_review": "2026-12-07",
    }  # fmt: skip
    assert tina.post(f"{API}/kpis/values", json={"values": [ready]}).status_code == 200
    nobody = preview(tina, xlsx(HEADS + REVIEW, [*row, "Х", "Х", "Иван Никто", "01.12.2026", "07.12.2026"]))
    assert faults(nobody) == [
        "2 Кто выполняет: не указывает ни на кого или указывает на нескольких; напишите адрес почты"
    ]


def test_all_or_none_are_published_and_the_wrong_one_is_named(tina: FlaskClient) -> None:
    good = {"code": TYPED, "day": "2026-10-01", "value": 99, "source": "Отчёт"}
    for wrong, row in (({"code": ON_TIME}, 1), ({"day": "2098-01-01"}, 1)):
        answer = tina.post(f"{API}/kpis/values", json={"values": [good, good | wrong]})
        assert answer.status_code == 409
        assert answer.get_json()["row"] == row
        assert values() == []


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.xlsx", b"not a table at all", "Файл не является таблицей XLSX"),
        ("a.xlsx", b"PK\x03\x04 broken", "Файл не является таблицей XLSX"),
        ("a.csv", b"\x00\x01\x02", "Это не XLSX и не CSV"),
        ("a.csv", b"", "В файле нет строк"),
        (
            "a.csv",
            "Имя;Цвет\nА;Б".encode(),
            "В первой строке не найден столбец: Код, Период, Значение, Откуда значение",
        ),
        ("a.csv", "Код;Период;Значение;Источник\n".encode(), "Ниже первой строки нет ни одного значения"),
        ("a.csv", b"x\n" * 600, "В файле больше 500 строк"),
        ("a.csv", b'"' + b"x" * 200_000, "Это не XLSX и не CSV"),
    ],
)
def test_what_is_no_table_is_told_in_words(name: str, content: bytes, word: str, tina: FlaskClient) -> None:
    assert word in preview(tina, content, name)["fault"]


@pytest.mark.parametrize(
    "period", [9999, "31.12.9999", 89131234567, "89131234567", "9" * 400, "13.2026", "0.2026", True]
)
def test_a_period_that_cannot_be_is_a_fault_and_no_failure(period: object, tina: FlaskClient) -> None:
    (fault,) = faults(preview(tina, xlsx(HEADS, [TYPED, period, 99, "Отчёт"])))
    assert fault.startswith("2 Период: ")


@pytest.mark.parametrize("value", ["9" * 400, "nan", "inf", "1e400", True])
def test_a_number_that_cannot_be_is_a_fault_and_no_failure(value: object, tina: FlaskClient) -> None:
    assert faults(preview(tina, xlsx(HEADS, [TYPED, "10.2026", value, "Отчёт"]))) != []


@pytest.mark.parametrize("at", [40, 200, 1000, 3000])
def test_a_damaged_table_is_told_and_no_failure(at: int, tina: FlaskClient) -> None:
    whole = bytearray(xlsx(HEADS, *([TYPED, "10.2026", 99, "Отчёт"] for _ in range(50))))
    whole[at : at + 200] = bytes(200)
    found = preview(tina, bytes(whole))
    assert found["fault"] or found["rows"]


def test_a_table_with_too_many_rows_is_not_cut_in_silence(tina: FlaskClient) -> None:
    rows = [[TYPED, "10.2026", 99, "Отчёт"] for _ in range(501)]
    assert preview(tina, xlsx(HEADS, *rows[:500]))["fault"] is None
    assert preview(tina, xlsx(HEADS, *rows))["fault"] == "В файле больше 500 строк. Разделите его."


def test_a_file_that_unpacks_to_very_much_is_not_unpacked(tina: FlaskClient) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)
    assert preview(tina, buffer.getvalue())["fault"] == "Файл слишком велик."


def test_a_file_that_is_too_long_is_refused(tina: FlaskClient) -> None:
    body = {"name": "a.csv", "content": base64.b64encode(b"x" * 710_000).decode()}
    assert tina.post(f"{API}/kpis/values/preview", json=body).status_code == 422
    assert tina.post(f"{API}/kpis/values/preview", json={"name": "a.csv", "content": "не base64"}).status_code == 422


def test_the_table_to_fill_in_comes_back_as_it_was_taken(tina: FlaskClient, client: Client, office: Office) -> None:
    taken = tina.get("/kpis/values.xlsx").get_data()
    sheet = openpyxl.load_workbook(io.BytesIO(taken)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    codes = [str(row[0]) for row in rows[1:]]
    assert TYPED in codes
    assert ON_TIME not in codes
    at = codes.index(TYPED) + 2
    assert isinstance(rows[at - 1][2], datetime)
    sheet.cell(at, 4, 97.5)
    sheet.cell(at, 6, "Отчёт МФЦ")
    buffer = io.BytesIO()
    sheet.parent.save(buffer)  # type: ignore[union-attr]
    found = preview(tina, buffer.getvalue())
    assert faults(found) == []
    assert [(row["code"], row["value"]) for row in found["rows"]] == [(TYPED, 97.5)]
    assert taken == tina.get("/kpis/values.xlsx").get_data()
    none = openpyxl.load_workbook(io.BytesIO(client(office.boris).get("/kpis/values.xlsx").get_data())).worksheets[0]
    assert none.max_row == 1


def test_every_value_can_be_taken_away_and_no_word_becomes_a_formula(
    tina: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    moments = itertools.count()
    monkeypatch.setattr(clock, "now", lambda: evening + timedelta(seconds=next(moments)))
    for value, source in ((99, '=HYPERLINK("http://evil.example")'), (98, "Отчёт")):
        body = {"day": "2026-10-05", "value": value, "source": source}
        assert tina.post(f"{API}/kpis/{TYPED}/values", json=body).status_code == 200
    answer = tina.get(f"/kpis/{TYPED}/values.xlsx")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{TYPED}.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(answer.get_data())).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[3] for row in rows[1:]] == [98, 99]
    assert rows[2][8] == '=HYPERLINK("http://evil.example")'
    assert sheet.cell(3, 9).data_type == "s"
    assert rows[1][0] == "октябрь 2026"
    assert rows[2][10] is not None
    assert rows[1][9] == datetime(2026, 11, 24)  # noqa: DTZ001
