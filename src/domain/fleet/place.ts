/** Where a cabinet belongs: which hospital group, which house, which cabinet of it. */
export interface Place {
  readonly tenant: string;
  readonly site: string;
  readonly cabinet: string;
}

/** Small letters, digits and hyphens, like a DNS label: at most 63 characters, none that means something to a broker. */
export const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Version 1 of the contract. */
const PREFIX = "blisterscope/v1";

/** All that a cabinet says or hears is under this topic. */
export function rootOf(place: Place): string {
  return `${PREFIX}/${commonName(place)}`;
}

/** The common name of the cabinet's certificate: the broker takes it for the user's name, and allows a user only what is under its own root. */
export function commonName({ tenant, site, cabinet }: Place): string {
  return `${tenant}/${site}/${cabinet}`;
}
