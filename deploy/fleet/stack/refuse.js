/** Says what is wrong with how the program was called, and ends it. */
export function refuse(sentence) {
  process.stderr.write(`up: ${sentence}\n`);
  process.exit(2);
}
