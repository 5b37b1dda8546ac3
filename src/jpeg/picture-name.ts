/** Whether a file is meant as a picture, readable or not: unreadable formats are then refused by name instead of silently skipped. */
export function isPictureName(name: string): boolean {
  return /^[^.].*\.(jpe?g|png|webp|hei[cf]|avif|tiff?|bmp|gif)$/i.test(name);
}
