"""Drafts to take along: listed after the answer, with scripts and without."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document
from playwright.sync_api import Page, expect

from tests.e2e.test_access import faults

Ask = Callable[[str], None]
DRAFT = "下载草稿：行政复议申请书"


def lines(file: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(file)).paragraphs]


def test_a_draft_is_downloaded_with_the_key_in_no_address(page: Page, ask: Ask) -> None:
    addresses: list[str] = []
    page.on("request", lambda r: addresses.append(r.url))
    expect(page.locator("#papers")).to_be_hidden()
    ask("昨天被城管当场罚了两百")

    with page.expect_download() as download:
        page.get_by_role("link", name=DRAFT).click()

    assert download.value.suggested_filename == "行政复议申请书.docx"
    assert "昨天被城管当场罚了两百" in lines(download.value.path().read_bytes())
    key = page.evaluate("JSON.parse(sessionStorage.conversation).key")
    assert not any(key in address for address in addresses)
    assert faults(page) == []


def test_drafts_are_there_after_a_reload_and_go_with_the_conversation(
    page: Page, ask: Ask
) -> None:
    ask("昨天被罚了")
    ask("你好")
    page.reload()

    expect(page.get_by_role("link", name=DRAFT)).to_be_visible()

    page.get_by_role("button", name="新咨询").click()
    expect(page.locator("#papers")).to_be_hidden()


def test_a_draft_that_cannot_be_fetched_is_told(page: Page, ask: Ask) -> None:
    ask("昨天被罚了")
    page.get_by_role("link", name=DRAFT).wait_for()
    page.route("**/papers/*", lambda route: route.abort())

    page.get_by_role("link", name=DRAFT).click()

    expect(page.locator("#told")).to_contain_text("没有连上服务器")


def test_a_draft_is_a_plain_link_without_scripts(plain: Page) -> None:
    plain.fill("#text", "昨天被城管当场罚了两百")
    plain.click("#send")

    with plain.expect_download() as download:
        plain.get_by_role("link", name=DRAFT).click()

    assert "昨天被城管当场罚了两百" in lines(download.value.path().read_bytes())
