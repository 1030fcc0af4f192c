import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { fail, ok, type Refused, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { changeContent, presentContent, versionOf } from "../content/change-content.ts";
import { type ContentEvent, contentHistory } from "../content/content-history.ts";
import type { Logo } from "./read-logo.ts";
import { type Look, type LookProblem, readLook } from "./read-look.ts";

export type Branding = {
  look: Look;
  logo: { hash: string; width: number; height: number } | null;
  seen: string;
  history: ContentEvent[];
};

async function presentLook(scope: ClerkScope): Promise<Look> {
  const { tx, insurerId } = scope;
  const { keyColor, tintColor, monogram } = await presentContent(scope, "branding");
  const names = await tx.insurer.findUniqueOrThrow({
    where: { id: insurerId },
    select: { name: true, shortName: true },
  });
  return { ...names, monogram, keyColor, tintColor };
}

/** 「見た目」: names, colours, emblem and logo as members see them now. */
export const readBranding: ClerkVerb<void, Branding> = {
  needs: "viewer",
  run: async (scope) => {
    const look = await presentLook(scope);
    const { logo = null } = await presentContent(scope, "branding");
    const history = await contentHistory(scope, ["branding.save", "branding.logo", "branding.logo-delete"]);
    return { look, logo, seen: versionOf(look), history };
  },
};

/** 「保存」 of names, emblem and colours, all or nothing. */
export const saveLook: ClerkVerb<
  { seen: string; typed: Look },
  Result<undefined, "changed-meanwhile"> | Refused<LookProblem>
> = {
  needs: "manager",
  run: async (scope, { seen, typed }) => {
    const look = readLook(typed);
    if (!look.ok) return look;
    const { tx, insurerId } = scope;
    await tx.$queryRaw`select 1 from "Insurer" where "id" = ${insurerId}::uuid for no key update`;
    const present = await presentLook(scope);
    if (versionOf(present) !== seen) return fail("changed-meanwhile");
    const { name, shortName, ...rest } = look.value;
    const branding = await presentContent(scope, "branding");
    const saved = await changeContent(scope, {
      part: "branding",
      seen: versionOf(branding),
      change: () => ok({ ...branding, ...rest }),
    });
    if (!saved.ok) return saved;
    await tx.insurer.update({ where: { id: insurerId }, data: { name, shortName } });
    const detail = { name, shortName, ...rest, formerName: present.name, formerColor: present.keyColor };
    await recordAudit(scope, { action: "branding.save", result: "success", detail });
    return ok();
  },
};

/** 「ロゴを登録」: what `readLogo` has made of the upload, in place of the logo before. */
export const saveLogo: ClerkVerb<Logo, void> = {
  needs: "manager",
  run: async (scope, { png, hash, width, height }) => {
    const { tx, insurerId, now } = scope;
    const data = { png, hash, changedAt: now };
    await setLogo(scope, { hash, width, height });
    await tx.insurerLogo.upsert({ where: { insurerId }, create: { insurerId, ...data }, update: data });
    await recordAudit(scope, { action: "branding.logo", result: "success", detail: { hash } });
  },
};

/** 「ロゴを外す」: the emblem is back. */
export const removeLogo: ClerkVerb<void, void> = {
  needs: "manager",
  run: async (scope) => {
    await setLogo(scope, undefined);
    const { count } = await scope.tx.insurerLogo.deleteMany({ where: { insurerId: scope.insurerId } });
    if (count > 0) await recordAudit(scope, { action: "branding.logo-delete", result: "success" });
  },
};

/** Of two at once the second one counts: an upload replaces what is there, whatever it is. */
async function setLogo(scope: ClerkScope, logo: { hash: string; width: number; height: number } | undefined) {
  const { tx, insurerId } = scope;
  await tx.$queryRaw`select 1 from "Insurer" where "id" = ${insurerId}::uuid for no key update`;
  const seen = versionOf(await presentContent(scope, "branding"));
  const set = await changeContent(scope, { part: "branding", seen, change: (branding) => ok({ ...branding, logo }) });
  if (!set.ok) throw new Error("the branding changed behind the insurer's row lock");
}
