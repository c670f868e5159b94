/** Follows one certificate with a notice to this browser: no account, the seal is the ticket. */
import { digest } from "../domain/cose";
import { fromDigits } from "../domain/digits";
import { hex } from "../domain/hex";
import type { Covers } from "../domain/verified-seal";
import { register } from "../service";

export type Followed = "done" | "denied" | "failed";

/** A certificate: where its status stands, and the digits of its code, which show that somebody has it. */
export interface Followable extends Pick<Covers, "shard" | "index"> {
  readonly digits: string;
}

/** Asks the person for notices, subscribes this browser, and tells the server. */
export async function follow(one: Followable): Promise<Followed> {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  try {
    const subscription = await subscribed();
    return (await send("/api/follows", one, subscription)) ? "done" : "failed";
  } catch {
    return "failed";
  }
}

/** Ends it. The browser stays subscribed for other certificates. */
export async function unfollow(one: Followable): Promise<Followed> {
  try {
    const subscription = await (await registered()).pushManager.getSubscription();
    return !subscription || (await send("/api/follows/end", one, subscription)) ? "done" : "failed";
  } catch {
    return "failed";
  }
}

/** Whether anything reaches this browser still: notices may have been forbidden since, or the subscription be gone. */
export async function canBeTold(): Promise<boolean> {
  return Notification.permission === "granted" && (await (await registered()).pushManager.getSubscription()) !== null;
}

async function registered(): Promise<ServiceWorkerRegistration> {
  await register();
  return navigator.serviceWorker.ready;
}

async function subscribed(): Promise<PushSubscription> {
  const { pushManager } = await registered();
  const known = await pushManager.getSubscription();
  if (known) return known;
  const { key } = (await (await fetch("/api/push/key")).json()) as { key: string };
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function send(path: string, one: Followable, subscription: PushSubscription): Promise<boolean> {
  const { endpoint, keys } = subscription.toJSON();
  const { shard, index } = one;
  const seal = hex((await digest(fromDigits(one.digits))).buffer);
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Waarmerk": "1" },
    body: JSON.stringify({ shard, index, seal, subscription: { endpoint, keys } }),
  });
  return response.ok;
}
