import { chromium } from "playwright-core";

const SOON = { timeout: 5_000 };
const TRIES = 20;
/** An order of before may have to come to its end first, and a busy computer loads its networks slowly. */
export const PATIENT = { timeout: 300_000 };

/** Opens the page of 127.0.0.1:8080 as the panel shows it, and closes it once `visit` is done. */
export async function onPage(visit) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto("http://127.0.0.1:8080/");
    await visit(page);
  } finally {
    await browser.close();
  }
}

/** Presses until `taken` says that it was: the page takes a press for a stray tap where its buttons had just moved. */
export async function press(button, taken) {
  for (let tries = 1; ; tries += 1) {
    await button.click(PATIENT);
    try {
      return await taken(SOON);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}
