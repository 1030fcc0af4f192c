/** What is wrong with the length of a text that is needed; null when it has 1 to `max` characters. */
export function lengthProblem<Field extends string>(
  field: Field,
  text: string,
  max: number,
): `${Field}-empty` | `${Field}-too-long` | null {
  if (text === "") return `${field}-empty`;
  return text.length > max ? `${field}-too-long` : null;
}
