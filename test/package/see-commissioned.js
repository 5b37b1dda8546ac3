/** see-commissioned.js PIN PICTURE: sets the cabinet up at the page of 127.0.0.1:8080, with the camera in use; keeps a picture of the last step. */
import { onPage, PATIENT, press } from "./on-page.js";

const [pin, picture] = process.argv.slice(2);
await onPage(async (page) => {
  const button = (name) => page.getByRole("button", { name, exact: typeof name === "string" });
  const follows = (next) => (soon) => page.locator(next).first().waitFor(soon);
  const gone = (step) => (soon) => page.locator(`[data-step="${step}"]`).waitFor({ ...soon, state: "detached" });
  await press(button("Technician"), follows('[data-sheet="technician"]'));
  await press(button("Set up"), follows("input"));
  await page.locator("input").fill(pin);
  await press(button("Enter"), follows('[data-commissioning="rest"]'));
  await press(button("Begin"), follows('[data-step="camera"]'));
  await press(page.locator(".medicine").first(), gone("camera"));
  await press(button("It looks right"), gone("picture"));
  await press(button("It is empty"), gone("empty-tray"));
  await press(button("Take these values"), gone("pack"));
  await page.locator('[data-commissioning="done"], [data-step="speed"]').waitFor(PATIENT);
  // On a busy computer the network may be slow: that counts as slow, and is no reason not to verify.
  if (await page.locator('[data-step="speed"]').isVisible()) await press(button(/^Keep/), gone("speed"));
  await page.locator('[data-commissioning="done"] [data-look="rest"]').waitFor(PATIENT);
  await page.screenshot({ path: picture });
  await button("Finish").click();
});
console.log(`set up at the screen: ${picture}`);
