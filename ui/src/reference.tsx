import { itemCard, words } from "./state.ts";

/** The picture of the ordered pack: the face seen in the tray if known, otherwise the first. */
export function Reference({ item, face }: { item: string; face?: string | undefined }) {
  const say = words.value.pictures;
  const { name, references } = itemCard(item);
  const reference = references.find((candidate) => candidate.face === face) ?? references[0];
  return (
    <figure class="picture reference">
      {reference ? <img src={reference.url} alt={name} /> : <p class="picture-missing">{say.noReference}</p>}
      <figcaption>{say.reference}</figcaption>
    </figure>
  );
}
