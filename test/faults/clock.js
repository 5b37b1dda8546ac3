// Loaded into the daemon before its program: a clock that somebody sets. The file in CLOCK_FILE holds by how many milliseconds; the
// monotonic clock goes on as ever. The machine's own clock is not touched.
import { readFileSync } from "node:fs";

const RealDate = Date;
let skewMs = 0;
setInterval(() => {
  try {
    skewMs = Number(readFileSync(process.env.CLOCK_FILE, "utf8")) || 0;
  } catch {
    skewMs = 0;
  }
}, 50).unref();

class SkewedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + skewMs);
    else super(...given);
  }
  static now() {
    return RealDate.now() + skewMs;
  }
}
globalThis.Date = SkewedDate;
