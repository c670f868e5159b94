"""Two ways to work a screen: a thumb that only taps, and a keyboard without a mouse."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page, expect


class Hand(Protocol):
    def press(self, control: Locator) -> None:
        """A button, or a link."""
        ...

    def write(self, box: Locator, text: str) -> None: ...

    def mark(self, choice: Locator) -> None:
        """One of a few choices."""
        ...

    def pick(self, box: Locator, text: str, option: str) -> None:
        """An entry of a list that is searched while one types."""
        ...


class Thumb:
    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, control: Locator) -> None:
        control.tap()

    def write(self, box: Locator, text: str) -> None:
        box.tap()
        self.page.keyboard.insert_text(text)

    def mark(self, choice: Locator) -> None:
        choice.locator("xpath=ancestor::label").tap()
        expect(choice).to_be_checked()

    def pick(self, box: Locator, text: str, option: str) -> None:
        self.write(box, text)
        self.page.get_by_role("option", name=option).first.tap()


class Keys:
    MOST = 200  # presses of the tabulator from anywhere to anywhere

    def __init__(self, page: Page) -> None:
        self.page = page

    def _reach(self, control: Locator) -> None:
        expect(control).to_be_attached()
        for _ in range(self.MOST):
            if control.evaluate("(one) => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the keyboard does not reach it")

    def press(self, control: Locator) -> None:
        self._reach(control)
        self.page.keyboard.press("Enter")

    def write(self, box: Locator, text: str) -> None:
        self._reach(box)
        self.page.keyboard.type(text)

    def mark(self, choice: Locator) -> None:
        """The tabulator reaches a group, and the arrows its choices."""
        name = choice.get_attribute("name")
        for _ in range(self.MOST):
            if self.page.evaluate("(name) => document.activeElement.name === name", name):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(self.MOST):
            if choice.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError("the arrows do not reach it")

    def pick(self, box: Locator, text: str, option: str) -> None:
        self.write(box, text)
        expect(self.page.get_by_role("option", name=option).first).to_be_visible()
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
