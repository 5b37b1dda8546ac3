import fc from "fast-check";

/** The separator between elements as it is in the symbol. */
export const GS = "\u001d";

export interface Given {
  readonly id: string;
  readonly value: string;
}

/** A right code: its elements in the order sent, and how it is sent. */
export interface Sent {
  readonly elements: readonly Given[];
  readonly front: string;
  readonly separator: string;
  readonly end: string;
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const text = (most: number) => fc.stringMatching(new RegExp(`^[!"%&'()*+,./0-9:;=?A-Z_a-z-]{1,${most}}$`));

const withCheckDigit = (length: number) => digits(length - 1).map((front) => front + mod10(front));

/** Not by the code under test: weights 3 and 1 from the right. */
export function mod10(front: string): string {
  let sum = 0;
  for (let index = 0; index < front.length; index++) sum += Number(front[front.length - 1 - index]) * (index % 2 ? 1 : 3);
  return String((1000 - sum) % 10);
}

/** Days that exist: of these years as seen from 2026, 2000-2076 and 1977-1999. */
const date = fc
  .record({ year: fc.integer({ min: 0, max: 99 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 0, max: 31 }) })
  .map(({ year, month, day }) => [year, month, Math.min(day, new Date(Date.UTC(2000 + year, month, 0)).getUTCDate())])
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(""));

const element = (id: string, value: fc.Arbitrary<string>) => value.map((one): Given => ({ id, value: one }));

/** What may be beside a GTIN on a pack, each at most once. */
const BESIDE = [
  ...["11", "13", "15", "16"].map((id) => element(id, date)),
  ...["10", "22"].map((id) => element(id, text(20))),
  ...["240", "241", "251", "400", "90"].map((id) => element(id, text(30))),
  ...["710", "711", "712", "713", "714", "715", "716"].map((id) => element(id, text(20))),
  ...["91", "92", "93", "94", "95", "96", "97", "98", "99"].map((id) => element(id, text(90))),
  element("20", digits(2)),
  element("30", fc.stringMatching(/^[0-9]{1,8}$/)),
  element("3103", digits(6)),
  element("414", withCheckDigit(13)),
];

const WITHOUT_SEPARATOR = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/;
export const needsSeparator = ({ id }: Given) => !WITHOUT_SEPARATOR.test(id);

const elements = fc
  .record({
    gtin: element("01", withCheckDigit(14)),
    expiry: fc.option(element("17", date), { nil: undefined }),
    serial: fc.option(element("21", text(20)), { nil: undefined }),
    beside: fc.subarray(BESIDE, { maxLength: 4 }).chain((some) => fc.tuple(...some)),
  })
  .chain(({ gtin, expiry, serial, beside }) =>
    fc.shuffledSubarray([gtin, ...(expiry ? [expiry] : []), ...(serial ? [serial] : []), ...beside], { minLength: 1 }),
  )
  .filter((some) => some.some(({ id }) => id === "01"))
  .filter((some) => some.some(({ id }) => id === "17") || !some.some((one) => needsSeparator(one) && /17\d{6}/.test(one.value)));

export const sent: fc.Arbitrary<Sent> = fc.record({
  elements,
  front: fc.constantFrom("", "]d2", "]C1", "]Q3", "]e0", GS, `]d2${GS}`),
  separator: fc.constantFrom(GS, GS, "\u241d", "{GS}", "[GS]", "^]", "\\x1d", "\\u001d"),
  end: fc.constantFrom("", "", GS, "\r", "\r\n", "\n"),
});

export function rawOf({ elements: all, front, separator, end }: Sent): string {
  const last = all.length - 1;
  return front + all.map((one, index) => one.id + one.value + (needsSeparator(one) && index < last ? separator : "")).join("") + end;
}

/** Where an element's value begins in the string. */
export function placeOf(code: Sent, id: string): number {
  const index = code.elements.findIndex((one) => one.id === id);
  const before = code.elements.slice(0, index);
  const separators = before.filter(needsSeparator).length * code.separator.length;
  return code.front.length + before.reduce((sum, one) => sum + one.id.length + one.value.length, 0) + separators + id.length;
}
