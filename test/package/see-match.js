/** see-match.js PICTURE: does at the page of 127.0.0.1:8080 what the installer's guide says, until it is green; keeps a picture of it. */
import { chromium } from "playwright-core";

const PATIENT = { timeout: 120_000 };
const [picture] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto("http://127.0.0.1:8080/");
await page.locator('[data-clip="amoxicillin-print"]').click(PATIENT);
await page.locator('[data-clip="amoxicillin-print"][aria-pressed="true"]').waitFor(PATIENT);
await page.locator('[data-item="amoxicillin-500"]').click(PATIENT);
await page.locator('[data-look="match"]').waitFor(PATIENT);
await page.screenshot({ path: picture });
console.log(`match on the screen: ${picture}`);
await browser.close();
