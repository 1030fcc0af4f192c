import type { Insurer } from "#lib/insurers/insurer.ts";

/** The insurer of `--insurer`; or null, after printing those that exist. */
export async function requireInsurer(slug: string): Promise<Insurer | null> {
  const { findInsurerBySlug, listInsurers } = await import("#lib/insurers/find-insurer.ts");
  const insurer = await findInsurerBySlug(slug);
  if (!insurer) {
    const known = (await listInsurers()).map((one) => one.slug).join(", ") || "none yet";
    console.error(`There is no insurer "${slug}" (there are: ${known}).`);
  }
  return insurer;
}
