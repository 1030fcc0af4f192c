"use server";
import { redirect } from "next/navigation";
import { logOut } from "#lib/web/login/log-out.ts";

/** 「ログアウトする」 of the dialog and of /logout. */
export async function logOutAction(): Promise<void> {
  const { isFirstLoginOpen } = await logOut();
  redirect(isFirstLoginOpen ? "/logout/done?because=later" : "/logout/done");
}
