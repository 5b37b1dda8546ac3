import type { Near } from "../../../src/domain/teaching.ts";
import { itemCard } from "../state.ts";
import { words } from "../words/language.ts";

/** The medicines that come nearest to the new one. */
export function NearList({ near }: { near: readonly Near[] }) {
  const say = words.value.pharmacy;
  if (near.length === 0) return null;
  return (
    <section class="near">
      <h2 class="near-title">{say.nearest}</h2>
      <ul>
        {near.map(({ item, likeness }) => (
          <li key={item}>
            <span translate={false}>{fullName(item)}</span> {say.likeness(Math.max(0, Math.round(100 * likeness)))}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function fullName(id: string): string {
  const { name, strength } = itemCard(id);
  return `${name} ${strength}`.trim();
}

export function namesOf(ids: readonly string[]): string {
  return ids.map(fullName).join(", ");
}
