import { OF_ITEM, type Row } from "./row.ts";

const ITEM_NOT_MADE_TO_ORDER = "01 02 8006 8026";

/** Identifiers that begin with 0, 1 and 2: items, their lots and dates. Also 30 and 37, counts of items. */
export const ITEMS: readonly Row[] = [
  ["00", "N18:mod10"],
  ["01", "N14:mod10", { not: "255 37" }],
  ["02", "N14:mod10", { needs: ["37"], not: "01 03" }],
  ["03", "N14:mod10", { not: "01 02 37" }],
  ["10", "X..20", { needs: [OF_ITEM] }],
  ["11", "N6:YYMMD0", { needs: [OF_ITEM] }],
  ["12", "N6:YYMMD0", { needs: ["8020"] }],
  ["13", "N6:YYMMD0", { needs: [OF_ITEM] }],
  ["15", "N6:YYMMD0", { needs: [OF_ITEM] }],
  ["16", "N6:YYMMD0", { needs: [OF_ITEM] }],
  ["17", "N6:YYMMD0", { needs: [`${OF_ITEM} 255`] }],
  ["20", "N2", { needs: [ITEM_NOT_MADE_TO_ORDER] }],
  ["21", "X..20", { needs: ["01 03 8006"], not: "235" }],
  ["22", "X..20", { needs: ["01"] }],
  ["235", "X..28", { needs: ["01"] }],
  ["240", "X..30", { needs: [ITEM_NOT_MADE_TO_ORDER] }],
  ["241", "X..30", { needs: [ITEM_NOT_MADE_TO_ORDER] }],
  ["242", "N..6", { needs: [ITEM_NOT_MADE_TO_ORDER] }],
  ["243", "X..20", { needs: ["01"] }],
  ["250", "X..30", { needs: ["01 8006", "21"] }],
  ["251", "X..30", { needs: ["01 8006"] }],
  ["253", "N13:mod10 [X..17]"],
  ["254", "X..20", { needs: ["414"] }],
  ["255", "N13:mod10 [N..12]", { not: "01 02 415 8006 8020 8026" }],
  ["30", "N..8", { needs: ["01 02"] }],
  ["37", "N..8", { needs: ["00", "02 8026"] }],
];
