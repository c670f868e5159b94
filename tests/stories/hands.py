"""Two ways to work a screen: a thumb that only taps, and a keyboard without a mouse."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

IS_FOCUSED = "(one) => one.isConnected ? one === document.activeElement : null"  # null: drawn anew meanwhile
STANDS_BEFORE = """(one) => Boolean(
    document.activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING)"""


class Hand(Protocol):
    def press(self, control: Locator) -> None:
        """A button, or a link."""
        ...

    def write(self, box: Locator, text: str) -> None:
        """Into a box, instead of what stands there."""
        ...

    def mark(self, choice: Locator) -> None:
        """One of a few choices."""
        ...

    def choose(self, box: Locator, option: str) -> None:
        """One of many, from the list that the box unfolds."""
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
        """A keyboard on the screen presses no keys: it inserts letters."""
        box.tap()
        try:
            expect(box).to_be_focused(timeout=5_000)  # as one sees before one types
        except AssertionError:
            box.tap()  # on a busy machine the finger was lifted so late that it was a long press
            expect(box).to_be_focused()
        for _ in box.input_value():
            self.page.keyboard.press("Backspace")
        for letter in text:
            self.page.keyboard.insert_text(letter)
        expect(box).to_have_value(text)

    def mark(self, choice: Locator) -> None:
        choice.locator("xpath=ancestor::label").tap()
        expect(choice).to_be_checked()

    def choose(self, box: Locator, option: str) -> None:
        box.tap()
        self.page.get_by_role("option", name=option, exact=True).tap()
        expect(box).to_have_text(option)

    def pick(self, box: Locator, text: str, option: str) -> None:
        self.write(box, text)
        self.page.get_by_role("option", name=option).first.tap()


class Keys:
    MOST = 200  # presses of the tabulator from anywhere to anywhere

    def __init__(self, page: Page) -> None:
        self.page = page

    def _reach(self, control: Locator) -> None:
        """By the tabulator alone: back where the eye sees that it stands before, else on."""
        expect(control).to_be_attached()
        here = control.element_handle()
        key = "Shift+Tab" if here.evaluate(STANDS_BEFORE) else "Tab"
        for _ in range(self.MOST):
            focused = here.evaluate(IS_FOCUSED)
            if focused:
                return
            if focused is None:
                here = control.element_handle()
            self.page.keyboard.press(key)
        raise AssertionError("the keyboard does not reach it")

    def press(self, control: Locator) -> None:
        self._reach(control)
        self.page.keyboard.press("Enter")

    def write(self, box: Locator, text: str) -> None:
        self._reach(box)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        expect(box).to_have_value(text)

    def mark(self, choice: Locator) -> None:
        """The tabulator reaches a group, and the arrows its choices."""
        group = choice.locator("xpath=ancestor::fieldset[1]").locator("input[type=radio]:focus")
        for _ in range(self.MOST):
            if group.count():
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(self.MOST):
            if choice.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError("the arrows do not reach it")

    def choose(self, box: Locator, option: str) -> None:
        """The first letters lead to it."""
        self._reach(box)
        self.page.keyboard.type(option)
        expect(self.page.locator("[role=option].is-active")).to_have_text(option)
        self.page.keyboard.press("Enter")
        expect(box).to_have_text(option)

    def pick(self, box: Locator, text: str, option: str) -> None:
        self.write(box, text)
        wanted = self.page.get_by_role("option", name=option).first
        expect(wanted).to_be_visible()
        for _ in range(self.MOST):
            self.page.keyboard.press("ArrowDown")
            if wanted.and_(self.page.locator(".is-active")).count():
                break
        self.page.keyboard.press("Enter")
