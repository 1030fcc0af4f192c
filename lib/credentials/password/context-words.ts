// Browser-safe: lists, no look-ups.

type InsurerNames = { slug: string; name: string; shortName: string };

type MemberFacts = { symbol: string; number: string; branch: string; birthDate: Date };

const ERA_YEAR = new Intl.DateTimeFormat("en-u-ca-japanese", { era: "narrow", year: "numeric", timeZone: "UTC" });

function asciiRuns(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  );
}

/** 1979-08-22 as people write it: 19790822, 790822, 0822, 1979, s54, s540822, 22081979 … */
function birthDateForms(birthDate: Date): string[] {
  const [year = "", month = "", day = ""] = birthDate.toISOString().slice(0, 10).split("-");
  const part = (type: string) => ERA_YEAR.formatToParts(birthDate).find((one) => one.type === type)?.value ?? "";
  const era = part("era").toLowerCase();
  const eraYear = part("year");
  const shortDays = [`${month}${day}`, `${Number(month)}${Number(day)}`];
  const years = [year, year.slice(2), eraYear, eraYear.padStart(2, "0"), `${era}${eraYear}`];
  years.push(`${era}${eraYear.padStart(2, "0")}`);
  return [
    ...years.flatMap((one) => shortDays.map((days) => `${one}${days}`)),
    ...shortDays,
    `${day}${month}${year}`,
    `${month}${day}${year}`,
    year,
    `${era}${eraYear}`,
  ];
}

/**
 * Words that somebody who has the insurance card would try first. A password may not consist of them alone (ASVS 6.1.2,
 * 6.2.11).
 * @returns lower-case letters and digits, each once
 */
export function contextWords(insurer: InsurerNames, member?: MemberFacts): string[] {
  const words = [insurer.slug, insurer.name, insurer.shortName].flatMap(asciiRuns);
  words.push("kenpo", "kenko", "hoken", "kumiai", "portal");
  if (member) {
    words.push(...[member.symbol, member.number, member.branch].flatMap(asciiRuns));
    words.push(...birthDateForms(member.birthDate));
  }
  return [...new Set(words)];
}
