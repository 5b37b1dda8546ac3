import { ulid } from "ulid";
import { type Letter, LOST } from "../domain/told/letter.ts";
import type { Connection } from "./database.ts";

/** Letters that may wait for one destination: days of a busy cabinet, and some megabytes. */
const MOST = 10_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    destination TEXT NOT NULL,
    lane TEXT NOT NULL,
    row INTEGER NOT NULL,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS outbox_letter ON outbox (destination, id);
  CREATE INDEX IF NOT EXISTS outbox_order ON outbox (destination, sequence);
  CREATE INDEX IF NOT EXISTS outbox_lane ON outbox (destination, lane, sequence);`;

export type Outbox = ReturnType<typeof openOutbox>;

/**
 * The letters that wait for delivery, in the same file as the record.
 *
 * INVARIANTS:
 * - A letter stays until it is delivered, or forgotten with its destination. Where too many wait for one destination the oldest go, and
 *   one letter in their place counts them and names their rows: the rows themselves stay in the record.
 * - A letter's id and content never change while its destination may have seen them.
 */
export function openOutbox(database: Connection, mostOfEach = MOST) {
  database.exec(SCHEMA);
  const insert = database.prepare<[Letter]>(
    "INSERT INTO outbox (id, destination, lane, row, type, at, data) VALUES (@id, @destination, @lane, @row, @type, @at, @data)",
  );
  const count = database.prepare<[string], number>("SELECT count(*) FROM outbox WHERE destination = ?").pluck();
  const oldest = database.prepare<[string], Letter>(
    `SELECT * FROM outbox WHERE destination = ? AND lane <> '${LOST}' ORDER BY sequence LIMIT 1`,
  );
  const first = database.prepare<[string, string], Letter>(
    "SELECT id, destination, lane, row, type, at, data FROM outbox WHERE destination = ? AND lane = ? ORDER BY sequence LIMIT 1",
  );
  const lanes = database.prepare<[string], string>("SELECT DISTINCT lane FROM outbox WHERE destination = ?").pluck();
  const destinations = database.prepare<[], string>("SELECT DISTINCT destination FROM outbox").pluck();
  const since = database.prepare<[string], string>("SELECT at FROM outbox WHERE destination = ? ORDER BY sequence LIMIT 1").pluck();
  const remove = database.prepare<[string, string]>("DELETE FROM outbox WHERE destination = ? AND id = ?");
  const forget = database.prepare<[string]>("DELETE FROM outbox WHERE destination = ?");

  function put(letter: Letter, most: number): readonly Letter[] {
    insert.run(letter);
    const { destination, at } = letter;
    if ((count.get(destination) ?? 0) <= most) return [letter];
    const given = oldest.get(destination);
    if (!given) return [letter];
    const told = first.get(destination, LOST);
    const before = told && (JSON.parse(told.data) as Loss);
    const loss: Loss = { lost: 1 + (before?.lost ?? 0), rows: { from: before?.rows.from ?? given.row, to: given.row } };
    const telling: Letter = { id: ulid(), destination, lane: LOST, row: given.row, type: LOST, at, data: JSON.stringify(loss) };
    for (const gone of told ? [given, told] : [given]) remove.run(destination, gone.id);
    insert.run(telling);
    return [letter, telling];
  }

  return {
    /** To be called within the transaction that writes their rows. Returns them, and the letter that tells of a loss. */
    put: (letters: readonly Letter[], most = mostOfEach): readonly Letter[] => letters.flatMap((letter) => put(letter, most)),
    lanes: (destination: string): readonly string[] => lanes.all(destination),
    destinations: (): readonly string[] => destinations.all(),
    /** The oldest letter of that lane. */
    first: (destination: string, lane: string): Letter | undefined => first.get(destination, lane),
    delivered: (destination: string, id: string): void => void remove.run(destination, id),
    /** Gives up what waits for a destination that is no more, and returns how many letters that were. */
    forget: (destination: string): number => forget.run(destination).changes,
    /** How many letters wait, and when the oldest of them was written. */
    waiting: (destination: string) => ({ letters: count.get(destination) ?? 0, since: since.get(destination) }),
  };
}

/** The letters about the rows of these numbers, or some of them, went undelivered. */
interface Loss {
  readonly lost: number;
  readonly rows: { readonly from: number; readonly to: number };
}
