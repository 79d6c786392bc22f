"""What a child does at the desk of an exercise."""

from playwright.sync_api import Page


def write(page: Page, program: str) -> None:
    """Write the program in the place of the one that is there."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(program)
