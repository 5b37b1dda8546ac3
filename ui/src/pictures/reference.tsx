import type { ItemCard } from "../../../src/protocol.ts";
import { words } from "../words/language.ts";
import { faceName } from "./face-name.ts";

type Picture = ItemCard["references"][number];

/** One face of the ordered pack. */
export function Reference(props: { name: string; picture: Picture | undefined; onLoad?: (event: Event) => void }) {
  const { name, picture, onLoad } = props;
  const say = words.value.pictures;
  const face = picture && faceName(picture.face);
  return (
    <figure class="picture reference">
      {picture ? (
        <img key={picture.url} src={picture.url} alt={`${name}, ${face}`} onLoad={onLoad} />
      ) : (
        <p class="picture-missing">{say.noReference}</p>
      )}
      <figcaption>{face ? `${say.reference}, ${face}` : say.reference}</figcaption>
    </figure>
  );
}
