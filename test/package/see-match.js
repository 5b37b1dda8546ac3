/** see-match.js PICTURE: does at the page of 127.0.0.1:8080 what the installer's guide says, until it is green; keeps a picture of it. */
import { onPage, PATIENT, press } from "./on-page.js";

const [picture] = process.argv.slice(2);
await onPage(async (page) => {
  const clip = '[data-clip="amoxicillin-print"]';
  await press(page.locator(clip), (soon) => page.locator(`${clip}[aria-pressed="true"]`).waitFor(soon));
  const item = page.locator('[data-item="amoxicillin-500"]');
  await press(item, (soon) => item.waitFor({ ...soon, state: "hidden" }));
  // A busy computer may not have come to an answer in time.
  const match = page.locator('[data-look="match"]');
  const again = page.getByRole("button", { name: "Check again", exact: true });
  await match.or(again).waitFor(PATIENT);
  if (await again.isVisible()) await press(again, (soon) => again.waitFor({ ...soon, state: "hidden" }));
  await match.waitFor(PATIENT);
  await page.screenshot({ path: picture });
});
console.log(`match on the screen: ${picture}`);
