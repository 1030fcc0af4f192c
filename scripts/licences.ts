// `npm run licences`: what ships, by licence.
import { lockedPackages } from "./support/shipped-packages.ts";

const shipped = lockedPackages().filter(({ ships }) => ships);
for (const [licence, packages] of [...Map.groupBy(shipped, ({ licence }) => licence)].sort()) {
  const names = packages.map(({ name, version }) => `${name} ${version}`).sort();
  console.log(`${licence} (${names.length}): ${names.join(", ")}`);
}
