"""Chats as programs save them: who speaks when, and what the program wrote itself."""

import pytest

from articlekit.model.note import Note
from articlekit.reading import read_notes
from articlekit.reading.zones.chat import with_speakers


def read(text: str) -> Note:
    (note,) = read_notes(text.encode())
    return note


_SLACK = """#night-desk
Ann Hill  08:14
A crane fell on pier 4, two dockers are hurt
Bo Lund  08:20
The harbour police has closed the pier
Ann Hill  08:31
The pier opens again at noon
"""
_TELEGRAM = """Портовая смена
Анна, [02.03.2026 8:14]
На четвёртом причале упал кран, двое докеров ранены
Олег порт, [02.03.2026 8:20]
Причал закрыт до полудня
Анна, [02.03.2026 8:31]
Кран привезли в 1998 году
"""
_WECHAT = """群聊“港口线索群”的聊天记录如下：

—————  2026-03-02  —————

小林  08:14

四号码头吊车倒塌，2名码头工人受伤

港务老王  08:20

码头封闭至中午

小林  08:31

[图片]

港务老王  08:40

吊车1998年投用
"""
_KAKAO = """항만팀 님과 카카오톡 대화
저장한 날짜 : 2026-03-02 23:01:44

--------------- 2026년 3월 2일 월요일 ---------------
[김민지] [오전 8:14] 4번 부두 크레인이 쓰러져 2명이 다쳤습니다
[이준호] [오전 8:20] 부두를 정오까지 폐쇄합니다
[김민지] [오전 8:31] 크레인은 1998년에 설치됐습니다
"""
_LINE = """[LINE] 港グループのトーク履歴
保存日時：2026/03/02 21:12

2026/03/02(月)
8:14\t田中\t4号岸壁でクレーンが倒れ、作業員2人が負傷しました
8:20\t港湾 林\t岸壁は正午まで封鎖します
8:25\t田中が写真の送信を取り消しました
8:31\t田中\tクレーンは1998年に設置されました
"""


@pytest.mark.parametrize(
    ("text", "speakers", "words"),
    [
        (_SLACK, ["Ann Hill", "Bo Lund", "Ann Hill"], "The harbour police has closed the pier"),
        (_TELEGRAM, ["Анна", "Олег порт", "Анна"], "Причал закрыт до полудня"),
        (_WECHAT, ["小林", "港务老王", "港务老王"], "码头封闭至中午"),
        (_KAKAO, ["김민지", "이준호", "김민지"], "부두를 정오까지 폐쇄합니다"),
        (_LINE, ["田中", "港湾 林", "田中"], "岸壁は正午まで封鎖します"),
    ],
)
def test_each_message_has_its_speaker_and_only_messages_are_news(
    text: str, speakers: list[str], words: str
) -> None:
    note = read(text)
    assert [each.speaker for each in note.statements] == speakers
    assert note.statements[1].text == words
    assert all(each.stamp for each in note.statements)


def test_a_chat_keeps_its_length_and_a_log_its_lines() -> None:
    assert len(with_speakers(_WECHAT)) == len(_WECHAT)
    log = "08:14 Fire engine leaves\n08:20 Fire engine leaves\n08:31 Fire is out\n"
    assert with_speakers(log) == log


def test_a_day_in_brackets_is_no_telephone_number() -> None:
    note = read(
        "[03.03.2026, 14:06:02] Ana: accident pe DN1, un tir a lovit un microbuz\n"
        "[03.03.2026, 14:20:30] Ana: doi morți și cinci răniți\n"
        "[03.03.2026, 14:21:00] Vlad: <imagine omisă>\n"
        "[03.03.2026, 14:48:09] Ana: traficul e blocat pe ambele sensuri\n"
    )
    assert note.meta.contact is None
    assert [(each.stamp, each.speaker) for each in note.statements] == [
        ("03.03.2026, 14:06:02", "Ana"),
        ("03.03.2026, 14:20:30", "Ana"),
        ("03.03.2026, 14:48:09", "Ana"),
    ]


@pytest.mark.parametrize(
    ("language", "chat", "news"),
    [
        (
            "ro",
            "Ana: ce e?\nDan: a căzut o macara la Arad\nAna: răniți?\nDan: doi răniți\nAna: ok\n",
            ["a căzut o macara la Arad", "doi răniți"],
        ),
        (
            "en",
            "Ann B: what is up?\nTom: a crane fell\nAnn B: hurt?\nTom: two men hurt\nAnn B: thanks\n",
            ["a crane fell", "two men hurt"],
        ),
    ],
)
def test_a_chat_without_times_is_read_as_one(language: str, chat: str, news: list[str]) -> None:
    note = read_notes(chat.encode(), name="n.txt", language=language)[0]
    assert [each.text for each in note.statements] == news
    assert {each.speaker for each in note.statements} == {chat.split("\n")[1].split(":")[0]}


def test_fields_that_come_twice_are_no_chat() -> None:
    form = "Place: Wells\nDamage: one house\nPlace: Denby\nDamage: two houses\nCause: wind?\n"
    note = read_notes(form.encode(), name="n.txt", language="en")[0]
    assert all(each.speaker is None for each in note.statements)


@pytest.mark.parametrize(
    ("asked", "answer", "told"),
    [
        ("injured?", "two, both walking", "Injured: two, both walking"),
        ("injured?", "no", "Injured: no"),
        ("how many evacuated?", "about 60", "Evacuated: about 60"),
        ("cause?", "the cause is not known", "the cause is not known"),  # it says so itself
        ("is the pier open?", "it opens at noon", "it opens at noon"),
    ],
)
def test_an_answer_has_the_word_that_it_was_asked_for(asked: str, answer: str, told: str) -> None:
    note = read(f"08:14 Ann: a crane fell on pier 4\n08:15 Bo: {asked}\n08:16 Ann: {answer}\n")
    assert [each.text for each in note.statements][1:] == [told]


def test_a_word_of_asking_in_korean_loses_its_particle() -> None:
    note = read(
        "[오전 8:14] 김: 4번 부두에서 크레인이 쓰러졌음\n[오전 8:15] 박: 부상자는?\n[오전 8:16] 김: 2명\n"
    )
    assert note.statements[-1].text == "부상자: 2명"


def test_a_greeting_is_small_talk_whatever_word_it_begins_with() -> None:
    note = read("08:14 Rui: bom dia! já estou no porto\n08:15 Ana: bom dia malta\n08:16 Rui: caiu uma grua\n")
    assert [each.text for each in note.statements] == ["caiu uma grua"]


def test_one_word_and_a_time_over_a_message_name_who_speaks() -> None:
    chat = "Ann 9:14 AM\na crane fell\nTom 9:15 AM\nwho's writing?\nAnn 9:22 AM\ntwo men hurt\n"
    assert [each.text for each in read(chat).statements] == ["a crane fell", "two men hurt"]
    status = chat.replace("Ann", "Update").replace("Tom", "Resolved")
    assert all(each.speaker is None for each in read(status).statements)


def test_a_comment_with_time_and_name_in_brackets_has_its_speaker() -> None:
    note = read(
        "Cable cut at Denby: 8,640 customers without power.\n\n[02.40 jkarlsson] taking this\n"
        "[05.15 jkarlsson] no helicopter in gusts of 27 m/s\n[08.30 pressdesk] 3,120 still without power\n"
    )
    assert [(each.stamp, each.speaker) for each in note.statements[-2:]] == [
        ("05.15", "jkarlsson"),
        ("08.30", "pressdesk"),
    ]
