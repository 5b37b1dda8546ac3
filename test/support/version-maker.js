// Makes one version after the other of the bundle in argv[2], with its state in argv[3], and uses each; prints each that is in use.
import { withWords } from "../../dist/enrolment/edit/edition.js";
import { writeEdition } from "../../dist/enrolment/edit/write-edition.js";
import { openVersions } from "../../dist/enrolment/versions/versions.js";
import { openBundle } from "../../dist/vision/bundle/bundle.js";

const versions = await openVersions(process.argv[3], await openBundle(process.argv[2]));
let bundle = versions.opened.bundle;
for (;;) {
  const words = { id: "red-100", name: `Redamol ${versions.active + 1}`, strength: "", form: "", gtins: [], lookAlikes: [] };
  const next = await versions.make((dir) => writeEdition(dir, bundle, withWords(bundle, [words])));
  await versions.activate(next);
  bundle = next.bundle;
  process.stdout.write(`${next.number}\n`);
}
