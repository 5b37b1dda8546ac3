import type { Row } from "./row.ts";

const TRADE = "310 311 312 313 314 315 316 320 321 322 323 324 325 326 327 328 329 350 351 352 356 357 360 361 364 365 366";
const LOGISTIC = "330 331 332 333 334 335 336 340 341 342 343 344 345 346 347 348 349 353 354 355 362 363 367 368 369";

/** Price of something that is counted or measured. */
const MEASURED = "30 31 32 35 36";

/** Identifiers 31nn to 36nn, whose last digit is the number of decimals, and 39nn: weights, lengths, volumes and prices. */
export const MEASURES: readonly Row[] = [
  ...TRADE.split(" ").map((measure): Row => [`${measure}0-${measure}5`, "N6", { needs: ["01 02"] }]),
  ...LOGISTIC.split(" ").map((measure): Row => [`${measure}0-${measure}5`, "N6", { needs: ["00 01"] }]),
  ["3370-3375", "N6", { needs: ["01"] }],
  ["3900-3909", "N..15", { needs: ["255 8020"], not: "391 394 8111" }],
  ["3910-3919", "N3 N..15", { needs: ["8020"] }],
  ["3920-3929", "N..15", { needs: ["01", MEASURED], not: "393" }],
  ["3930-3939", "N3 N..15", { needs: [MEASURED] }],
  ["3940-3943", "N4", { needs: ["255"], not: "8111" }],
  ["3950-3955", "N6", { needs: [MEASURED], not: "392 393 8005" }],
];
