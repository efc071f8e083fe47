"""Makes the pictures of the README: `python docs/pictures/make.py`. Needs Chromium and the extras `browser`, `serve`.

The sample pages are built into a temporary folder and looked at in both languages, light and dark.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KG = [sys.executable, "-c", "from kg.cli import main; main()"]
WIDE = {"width": 1360, "height": 850}
PHONE = {"width": 390, "height": 844}


def shoot(browser: Any, name: str, address: str, steps: tuple[tuple[str, str], ...] = (), **options: Any) -> None:
    """Open `address`, click and type as `steps` say, and keep the picture."""
    page = browser.new_page(**({"viewport": WIDE} | options))
    page.goto(address)
    page.wait_for_timeout(700)
    for selector, text in steps:
        if text:
            page.fill(selector, text)
            page.wait_for_timeout(250)
            page.press(selector, "Enter")
        else:
            page.locator(selector).first.click()
        page.wait_for_timeout(600)
    page.screenshot(path=HERE / f"{name}.png")
    page.close()


def main() -> None:
    """Build, serve, look."""
    pages = sorted((ROOT / "seeds").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        subprocess.run([*KG, "build", *map(str, pages), "-o", folder], check=True, cwd=ROOT)
        server = subprocess.Popen([*KG, "serve", folder, "--port", "0"], stderr=subprocess.PIPE, text=True, cwd=ROOT)
        assert server.stderr is not None
        home = next(line.split()[0] for line in server.stderr if line.startswith("http"))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        view = (Path(folder) / "graph.html").as_uri()
        try:
            for language in ("zh", "en"):
                shoot(browser, f"graph-{language}", f"{view}#lang={language}")
                quote = (("#search", "总工会"), ("#panel .quote", ""))
                shoot(browser, f"evidence-{language}", f"{view}#lang={language}&theme=dark", quote)
                shoot(browser, f"start-{language}", f"{home}?lang={language}")
                page = browser.new_page()
                page.goto(f"{home}articles")
                longest = re.findall(r'href="/(article/[^"]+)"', page.content())[0]
                page.close()
                shoot(browser, f"article-{language}", f"{home}{longest}?lang={language}")
            shoot(browser, "phone", f"{view}#lang=zh", (("#search", "总工会"),), viewport=PHONE)
        finally:
            browser.close()
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
