/** Whether a file is meant as a picture. What cannot be read is then refused by name, and not passed over. */
export function isPictureName(name: string): boolean {
  return /^[^.].*\.(jpe?g|png|webp|hei[cf]|avif|tiff?|bmp|gif)$/i.test(name);
}
