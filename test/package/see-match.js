/** see-match.js PICTURE: does at the page of 127.0.0.1:8080 what the installer's guide says, until it is green; keeps a picture of it. */
import { chromium } from "playwright-core";

/** An order of before may have to come to its end first. */
const PATIENT = { timeout: 300_000 };
const SOON = { timeout: 5_000 };
const TRIES = 20;

const [picture] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto("http://127.0.0.1:8080/");
await press('[data-clip="amoxicillin-print"]', () => page.locator('[data-clip="amoxicillin-print"][aria-pressed="true"]').waitFor(SOON));
await press('[data-item="amoxicillin-500"]', () => page.locator('[data-item="amoxicillin-500"]').waitFor({ ...SOON, state: "hidden" }));
await page.locator('[data-look="match"]').waitFor(PATIENT);
await page.screenshot({ path: picture });
console.log(`match on the screen: ${picture}`);
await browser.close();

/** Pressed again where the page took it for a stray tap, because its buttons had just moved. */
async function press(button, taken) {
  for (let tries = 1; ; tries += 1) {
    await page.locator(button).click(PATIENT);
    try {
      return await taken();
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}
