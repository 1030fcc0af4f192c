"use server";
import { notFound } from "next/navigation";
import { signOutAct } from "#lib/settings/acts.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";

/** 「サインアウト」 of one device, or 「他のすべてのデバイスからサインアウト」: the form says which. */
export async function signOutAction(form: FormData): Promise<void> {
  await passAct({ act: signOutAct, path: "/settings/sign-in", form });
  notFound();
}
